"""The report of a SocialFX evaluation: scores by predictor and word, for tables and plots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

OURS, PLAIN = "talkbox", "talkbox, plain answer alone"
COLUMNS = ("direction_cosine", "energy_distance", "recognised", "mmd_a", "mmd_b")
NOTES = (
    "MMD-A takes InstructFX2FX's 35 features and kernel, MMD-B LLM2Fx's released kernel on the "
    "same features, whose own embedding needs weights that are not published; their clips are "
    "replaced by generated ones, so neither is comparable with printed figures to the digit.",
    "The energy distance and both MMDs count spread: one answer, however right, cannot make them "
    "small.",
)


@dataclass(frozen=True, slots=True)
class Scores:
    """How one predictor does; None where a score says nothing of it."""

    direction_cosine: float | None = None
    energy_distance: float | None = None
    recognised: float | None = None
    mmd_a: float | None = None
    mmd_b: float | None = None

    @classmethod
    def mean(cls, scores: Mapping[str, Scores]) -> Scores:
        """The mean over words; None where a word has none."""
        columns = {name: [getattr(each, name) for each in scores.values()] for name in COLUMNS}
        return cls(
            **{
                name: sum(found) / len(found)
                for name, found in columns.items()
                if found and all(value is not None for value in found)
            }
        )


@dataclass(frozen=True, slots=True)
class SocialFXReport:
    """What came of an evaluation."""

    settings: Mapping[str, int]
    """Word -> how many listeners' settings it was held against."""
    scores: Mapping[str, Mapping[str, Scores]]
    """Predictor -> word -> scores; talkbox first, then the floors."""
    clips: tuple[str, ...]
    takes: int
    """Answers for each word on each clip."""
    unanswered: int
    """Requests of which nothing was written; they count as no change."""
    points_hz: tuple[float, ...]
    curves_db: Mapping[str, Mapping[str, tuple[float, ...]]]
    """Word -> "listeners" and "talkbox" -> the mean curve at `points_hz`, for a plot."""

    def means(self) -> dict[str, Scores]:
        """Predictor -> mean over the words."""
        return {name: Scores.mean(words) for name, words in self.scores.items()}

    def to_json(self) -> dict[str, Any]:
        """The whole report as JSON data."""
        return {
            "evaluation": "SocialFX-EQ",
            "settings": dict(self.settings),
            "clips": list(self.clips),
            "takes": self.takes,
            "unanswered": self.unanswered,
            "means": {name: asdict(scores) for name, scores in self.means().items()},
            "words": {
                name: {word: asdict(scores) for word, scores in words.items()}
                for name, words in self.scores.items()
            },
            "points_hz": list(self.points_hz),
            "curves_db": {
                word: {name: list(curve) for name, curve in both.items()}
                for word, both in self.curves_db.items()
            },
            "notes": list(NOTES),
        }

    def rows(self) -> list[tuple[str, ...]]:
        """A table of the means: a heading, then a row for each predictor."""
        heading = ("", "direction", "energy distance", "recognised", "MMD-A", "MMD-B")
        return [heading, *(_row(name, scores) for name, scores in self.means().items())]

    def word_rows(self) -> list[tuple[str, ...]]:
        """A table of talkbox's own scores, word by word."""
        heading = ("", "listeners", "direction", "energy distance", "recognised")
        return [
            heading,
            *(
                (word, str(self.settings[word]), *_row("", scores)[1:4])
                for word, scores in self.scores[OURS].items()
            ),
        ]


def _row(name: str, scores: Scores) -> tuple[str, ...]:
    values = (getattr(scores, column) for column in COLUMNS)
    return (name, *("-" if value is None else f"{value:.2f}" for value in values))
