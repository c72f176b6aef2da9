"""SocialFX-EQ: do the answers to "make it warm" go where listeners went, and spread as they did?

Seven words, each asked for on a few clips in several variants. What is scored is the written
result's measured gain over frequency against the curves of listeners' own equalisers (see
`socialfx_curves`), always beside all floors (see `socialfx_floors`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from talkbox.evaluation import socialfx_floors as floors
from talkbox.evaluation import socialfx_renders as renders
from talkbox.evaluation import socialfx_scores as score
from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.socialfx_curves import POINTS_HZ, Curve, Doubles, humans, measured
from talkbox.evaluation.socialfx_data import SAID, Setting, by_word, settings
from talkbox.evaluation.socialfx_features import features
from talkbox.evaluation.socialfx_report import OURS, PLAIN, Scores, SocialFXReport
from talkbox.evaluation.sound import Sound

if TYPE_CHECKING:
    from talkbox.evaluation.clips import Clip

Edit = Callable[[str, "Clip", int], Sound | None]
"""Carries a phrase out on a clip in one of its variants (0 is the plain answer, as without
`--seed`): the sound that was written, or None where nothing was."""
PHRASE = "make it {word}"
TAKES = 8
_RANDOM_CURVES = 40
_COPIES = 8
"""Of the dry clip: the unbiased MMD knows no spread of a single one."""
_FEWEST = 4
"""Settings without which a word cannot be split in halves."""


@dataclass(frozen=True, slots=True)
class _Predicted:
    """One predictor's curves for a word, and for each clip the features of its renders."""

    curves: Doubles
    features: Sequence[Doubles]


def evaluate(
    folder: Path,
    edit: Edit,
    clips: Sequence[Clip],
    takes: int = TAKES,
    watch: Callable[[float], None] = lambda share: None,
) -> SocialFXReport:
    """Ask for every word on every clip, `takes` times and once plainly, and score the answers.

    `watch` is told the share that is done. Raises EvaluationError for a folder without usable
    data, and whatever `edit` raises.
    """
    found = _settings(folder)
    sounds = [Sound.read(clip.path) for clip in clips]
    answers = _Answers(edit, clips, sounds, watch, len(found) * len(clips) * (takes + 1))
    ours, plain = {}, {}
    for word in found:
        plain[word] = answers.of(word, [0])
        ours[word] = answers.of(word, range(1, takes + 1))
    listeners = {
        word: _Predicted(humans(those), [renders.of_settings(dry, those) for dry in sounds])
        for word, those in found.items()
    }
    return SocialFXReport(
        settings={word: len(those) for word, those in found.items()},
        scores={
            OURS: _scores(ours, listeners),
            PLAIN: {word: _only_direction(plain[word], listeners[word]) for word in found},
            **_floors(ours, listeners, sounds),
        },
        clips=tuple(clip.name for clip in clips),
        takes=takes,
        unanswered=answers.missing,
        points_hz=tuple(POINTS_HZ.round(1).tolist()),
        curves_db={
            word: {
                "listeners": _rounded(listeners[word].curves.mean(axis=0)),
                "talkbox": _rounded(ours[word].curves.mean(axis=0)),
            }
            for word in found
        },
    )


class _Answers:
    """The answers to be scored, counted while they come."""

    def __init__(
        self,
        edit: Edit,
        clips: Sequence[Clip],
        sounds: Sequence[Sound],
        watch: Callable[[float], None],
        expected: int,
    ) -> None:
        self._edit, self._watch, self._expected = edit, watch, expected
        self._clips, self._sounds = clips, sounds
        self._done = 0
        self.missing = 0

    def of(self, word: str, variants: Sequence[int]) -> _Predicted:
        """The answers for one word in some variants on all clips."""
        curves: list[Curve] = []
        rows: list[Doubles] = []
        for clip, dry in zip(self._clips, self._sounds, strict=True):
            wets = [self._answer(word, clip, dry, variant) for variant in variants]
            curves += [measured(dry, wet) for wet in wets]
            rows.append(np.array([features(wet) for wet in wets]))
        return _Predicted(np.array(curves), rows)

    def _answer(self, word: str, clip: Clip, dry: Sound, variant: int) -> Sound:
        wet = self._edit(PHRASE.format(word=word), clip, variant)
        self._done += 1
        self._watch(self._done / self._expected)
        if wet is None:
            self.missing += 1
            return dry
        return wet


def _settings(folder: Path) -> dict[str, list[Setting]]:
    found = by_word(settings(folder))
    few = [word for word in SAID if len(found.get(word, ())) < _FEWEST]
    if few:
        raise EvaluationError(
            f"{folder} holds fewer than {_FEWEST} settings for {', '.join(few)}; "
            "each of the seven words needs that many to be scored."
        )
    return found


def _floors(
    ours: Mapping[str, _Predicted], listeners: Mapping[str, _Predicted], sounds: Sequence[Sound]
) -> dict[str, dict[str, Scores]]:
    mild = _rendered(floors.random_curves(_RANDOM_CURVES, floors.MILD_DB), sounds)
    wild = _rendered(floors.random_curves(_RANDOM_CURVES, floors.WILD_DB), sounds)
    dry = _Predicted(
        np.zeros((_COPIES, len(POINTS_HZ))),
        [np.repeat(features(each)[None], _COPIES, axis=0) for each in sounds],
    )
    inverted = {word: _rendered(-each.curves, sounds) for word, each in ours.items()}
    return {
        floors.SPLIT: {word: _split(each) for word, each in listeners.items()},
        floors.OTHER_WORDS: _scores({word: _others(listeners, word) for word in ours}, listeners),
        floors.RANDOM: _scores(dict.fromkeys(ours, mild), listeners),
        floors.NO_CHANGE: _scores(dict.fromkeys(ours, dry), listeners),
        floors.INVERTED: _scores(inverted, listeners),
        floors.WILD: _scores(dict.fromkeys(ours, wild), listeners),
    }


def _rendered(curves: Doubles, sounds: Sequence[Sound]) -> _Predicted:
    return _Predicted(curves, [renders.of_curves(dry, curves) for dry in sounds])


def _others(listeners: Mapping[str, _Predicted], word: str) -> _Predicted:
    clips = range(len(listeners[word].features))
    return _Predicted(
        floors.others({name: each.curves for name, each in listeners.items()}, word),
        [
            floors.others({name: each.features[clip] for name, each in listeners.items()}, word)
            for clip in clips
        ],
    )


def _scores(
    predicted: Mapping[str, _Predicted], listeners: Mapping[str, _Predicted]
) -> dict[str, Scores]:
    means = {word: each.curves.mean(axis=0) for word, each in listeners.items()}
    return {word: _scored(each, listeners[word], word, means) for word, each in predicted.items()}


def _scored(ours: _Predicted, theirs: _Predicted, word: str, means: Mapping[str, Curve]) -> Scores:
    return Scores(
        direction_cosine=score.direction_cosine(ours.curves, theirs.curves),
        energy_distance=score.energy_distance(ours.curves, theirs.curves),
        recognised=score.recognised(ours.curves, word, means),
        mmd_a=_mean_over_clips(score.mmd_a, ours, theirs),
        mmd_b=_mean_over_clips(score.mmd_b, ours, theirs),
    )


def _only_direction(ours: _Predicted, theirs: _Predicted) -> Scores:
    """One answer has no spread, so distances say nothing that direction does not."""
    return Scores(direction_cosine=score.direction_cosine(ours.curves, theirs.curves))


def _split(listeners: _Predicted) -> Scores:
    """Half of the listeners as if they were predictions of the other half, over several splits."""
    found = {}
    for split in range(floors.SPLITS):
        first, second = floors.halves(len(listeners.curves), split)
        ours, theirs = (
            _Predicted(listeners.curves[half], [each[half] for each in listeners.features])
            for half in (first, second)
        )
        found[str(split)] = Scores(
            direction_cosine=score.direction_cosine(ours.curves, theirs.curves),
            energy_distance=score.energy_distance(ours.curves, theirs.curves),
            mmd_a=_mean_over_clips(score.mmd_a, ours, theirs),
            mmd_b=_mean_over_clips(score.mmd_b, ours, theirs),
        )
    return Scores.mean(found)


def _mean_over_clips(
    distance: Callable[[Doubles, Doubles], float], ours: _Predicted, theirs: _Predicted
) -> float:
    pairs = zip(ours.features, theirs.features, strict=True)
    return float(np.mean([distance(first, second) for first, second in pairs]))


def _rounded(curve: Curve) -> tuple[float, ...]:
    return tuple(curve.round(3).tolist())
