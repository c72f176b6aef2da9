"""The verdict: did the sound do what was asked, and did anything break on the way?

Decided from measurements alone, against just-noticeable thresholds, with the numbers named.
Tone is compared at equal loudness: a measure that follows gain is freed of the loudness change
first, unless loudness itself was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from talkbox.regressions import GRAVE, Regression, regressions, unasked
from talkbox_prompts.texts import table
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.measures import MEASURES

Measured = Mapping[str, float | None]
Outcome = Literal["met", "partly", "missed"]
_FLOOR = -120.0
"""Stands for "no such energy" when a level exists on one side of a comparison only."""
_NEXT_TO_NOTHING = 1e-6
_MOST_SHARE = 1e6
_GRAVE_COST = 4.0
"""More than lies between a goal that was met and one that was missed in every aim."""
_UNHEARD_STEPS = 0.5
"""An edit that moves no measure by this share of a just-noticeable step was not heard."""


@dataclass(frozen=True, slots=True)
class AimResult:
    """One aim held against the measurements before and after."""

    aim: Aim
    before: float | None
    after: float | None
    change: float
    """After minus before, at equal loudness; for relative measures a share."""
    progress: float
    """1.0 is just met, 0 is no movement, below 0 is the wrong way; held within -2..2."""

    @property
    def met(self) -> bool:
        """Whether the aim was reached."""
        return self.progress >= 1.0

    @property
    def judgeable(self) -> bool:
        """Whether anything of it is heard: noise has no pitch to be moved, a bass no air."""
        silent = (None, MEASURES[self.aim.measure].floor)
        return not (self.before in silent and self.after in silent)

    def to_json(self) -> dict[str, Any]:
        """Flat JSON data: the aim's fields beside before, after, change, progress and met."""
        return {
            **asdict(self.aim),
            "before": self.before,
            "after": self.after,
            "change": self.change,
            "progress": self.progress,
            "met": self.met,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The program's judgement of one render."""

    status: Outcome
    asked: str
    results: tuple[AimResult, ...]
    regressions: tuple[Regression, ...]
    score: float
    """For choosing among takes of one turn; higher is better, 1.0 is all met and nothing broken."""
    unheard: bool = False
    """Something was to move, and no measure moved by as much as would be heard."""

    @property
    def helps(self) -> bool:
        """Whether it is better than no change: something asked for moved the right way.

        Where nothing could be held against a measurement, whether nothing grave broke. A sound
        that was lost helps nobody, whatever moved on the way, nor does one that is as it was.
        """
        if self.unheard or any(found.name == "silence" for found in self.regressions):
            return False
        binding = [result for result in self.results if not result.aim.optional]
        if not binding:
            return all(found.excess < GRAVE for found in self.regressions)
        asked = [result for result in self.results if result.aim.want != "keep"]
        return any(result.progress > 0 for result in asked or binding)

    def to_json(self) -> dict[str, Any]:
        """JSON data for the journal, the planner and `--json`."""
        return {
            "status": self.status,
            "asked": self.asked,
            "aims": [result.to_json() for result in self.results],
            "regressions": [asdict(regression) for regression in self.regressions],
            "score": self.score,
            "text": self.text(),
        }

    def text(self) -> str:
        """What a language model reads: the request, each aim and each regression with numbers."""
        words = table("verdict")
        heading = words["heading"] if self.asked else words["heading_plain"]
        lines = [heading.format(asked=self.asked, status=self.status)]
        lines += [_aim_line(result) for result in self.results]
        lines += [_regression_line(regression) for regression in self.regressions]
        if not self.regressions:
            lines.append(words["no_regressions"])
        return "\n".join(lines)


def judge(
    goal: Goal,
    before: Measured,
    after: Measured,
    permits: frozenset[str],
    unasked_effects: Iterable[str] = (),
) -> Verdict:
    """The verdict on `after`, where `before` is the take that the turn began with.

    `permits` names regressions that the chain itself explains, beside those the goal permits;
    `unasked_effects` are new effects that change pitch or time without having been asked for.
    """
    results = tuple(_result(aim, before, after) for aim in goal.aims)
    strange = unasked(unasked_effects, before, after)
    found = (*regressions(before, after, goal.permits | permits), *strange)
    # Without a goal there is nothing that could have been met.
    status: Outcome = "partly" if goal == Goal() else _status(results, bool(found))
    if status == "met" and not results and not _anything_moved(before, after):
        status = "partly"  # done as said, and nothing of it can be heard
    unheard = _asks_to_move(results) and not _anything_moved(before, after)
    unheard = unheard and not any(map(_is_small_as_asked, results))
    if status == "met" and unheard:
        status = "missed"
    return Verdict(status, goal.asked, results, found, _score(results, found), unheard)


def _status(results: tuple[AimResult, ...], broken: bool) -> Outcome:
    """What the binding aims come to; where none of them can be heard, nothing was reached."""
    binding = [result for result in results if not result.aim.optional]
    judged = [result for result in binding if result.judgeable]
    met, wanted = sum(result.met for result in judged), len(judged)
    if met < wanted or (binding and not judged):
        return "partly" if met else "missed"
    if not binding and not _wishes_met(results):
        return "missed"
    return "partly" if broken else "met"


def _wishes_met(results: tuple[AimResult, ...]) -> bool:
    """Whether something came true of what was to move, where nothing of it binds."""
    wishes = [result for result in results if result.aim.want != "keep"]
    return not wishes or any(result.progress > 0 for result in wishes)


def _asks_to_move(results: tuple[AimResult, ...]) -> bool:
    """Whether something was to move, and no level or length was asked for that is there now."""
    wants = {result.aim.want for result in results}
    return bool(wants & {"up", "down"}) and not any(
        result.aim.want == "at" and not result.aim.optional for result in results
    )


def _is_small_as_asked(result: AimResult) -> bool:
    """ "2 dB out at 3.2 kHz, narrow": no more was asked for than what is hardly heard."""
    aim = result.aim
    small = (aim.by or math.inf) < MEASURES[aim.measure].jnd * _UNHEARD_STEPS
    return small and result.met and not aim.optional and aim.want in ("up", "down")


def _anything_moved(before: Measured, after: Measured) -> bool:
    return any(
        abs(change_at_equal_loudness(name, before, after)) >= measure.jnd * _UNHEARD_STEPS
        for name, measure in MEASURES.items()
        if name in before and name in after
    )


def _score(results: tuple[AimResult, ...], found: tuple[Regression, ...]) -> float:
    weights = [0.25 if result.aim.optional else 1.0 for result in results]
    reached = sum(
        weight * min(result.progress, 1.0) for weight, result in zip(weights, results, strict=True)
    )
    goal = reached / sum(weights) if weights else 1.0
    return goal - sum(map(_cost, found))


def _cost(found: Regression) -> float:
    """What a regression takes off the score; grave ones more than a met goal can win."""
    if found.name == "peak" and found.excess >= GRAVE:
        return _GRAVE_COST
    return 0.25 + min(found.excess, 1.0)


def _result(aim: Aim, before: Measured, after: Measured) -> AimResult:
    old, new = before.get(aim.measure), after.get(aim.measure)
    change = change_at_equal_loudness(aim.measure, before, after)
    progress = max(-2.0, min(2.0, _progress(aim, old, new, change)))
    return AimResult(aim, old, new, change, progress)


def change_at_equal_loudness(name: str, before: Measured, after: Measured) -> float:
    """How far a measure moved, the loudness change taken out where it follows gain.

    For a measure with a relative threshold the result is a share (0.1 is 10 percent up). A value
    that exists on one side only counts as -120 on the other where levels are meant, else as 0.
    Of nothing anything more is as many times more as can be.
    """
    measure = MEASURES[name]
    old, new = before.get(name), after.get(name)
    if old is None and new is None:
        return 0.0
    floor = _FLOOR if measure.unit.startswith(("dB", "LU")) else 0.0
    old, new = floor if old is None else old, floor if new is None else new
    if measure.relative:
        if old > _NEXT_TO_NOTHING:
            return min(new / old - 1.0, _MOST_SHARE)
        return _MOST_SHARE if before.get(name) == 0.0 and new > _NEXT_TO_NOTHING else 0.0
    gain = _loudness_change(before, after) if _freed_of_gain(name) else 0.0
    return new - old - gain


def _freed_of_gain(name: str) -> bool:
    return MEASURES[name].follows_gain and "peak" not in name and not _is_level(name)


def _is_level(name: str) -> bool:
    return name.endswith("_lufs") or name == "rms_dbfs"


def _loudness_change(before: Measured, after: Measured) -> float:
    old, new = before.get("integrated_lufs"), after.get("integrated_lufs")
    return 0.0 if old is None or new is None else new - old


def least_change(aim: Aim) -> float:
    """What counts for the aim: its own `by` or `within`, else the just-noticeable step."""
    own = aim.by if aim.want in ("up", "down") else aim.within
    return MEASURES[aim.measure].jnd if own is None else own


def _progress(aim: Aim, old: float | None, new: float | None, change: float) -> float:
    step = least_change(aim)
    if aim.want == "keep":
        return _closeness(abs(change), max(step, aim.by or 0.0) if change > 0 else step)
    if aim.want == "at":
        return _arrival(_miss(aim, old), _miss(aim, new), step)
    moved = change if aim.want == "up" else -change
    return moved / step if step else float(moved > 0)


def _miss(aim: Aim, new: float | None) -> float:
    if new is None or aim.target is None:
        return float("inf")
    distance = abs(new - aim.target)
    if MEASURES[aim.measure].relative and aim.target:
        return distance / abs(aim.target)
    return distance


def _arrival(before: float, after: float, within: float) -> float:
    """The share of the way to a target: 1 inside the tolerance, 0 where it began, below it away."""
    if after <= within:
        return 1.0
    if not math.isfinite(after):
        return 0.0
    way = max(before - within, within) if math.isfinite(before) else within
    return max(-2.0, 1.0 - (after - within) / max(way, 1e-9))


def _closeness(distance: float, within: float) -> float:
    """1 or more inside the tolerance, falling towards 0 and below outside it."""
    if distance <= within:
        return 1.0
    return max(-2.0, 1.0 - (distance - within) / max(within, 1e-9) / 4)


def _number(value: float | None) -> str:
    return table("verdict")["undefined"] if value is None else f"{value:.4g}"


def _aim_line(result: AimResult) -> str:
    words, aim = table("verdict"), result.aim
    step = f"{least_change(aim):g}"
    want = words[f"want_{aim.want}"].format(by=step, within=step, target=_number(aim.target))
    return str(
        words["aim"].format(
            measure=aim.measure,
            before=_number(result.before),
            after=_number(result.after),
            unit=MEASURES[aim.measure].unit,
            want=want,
            outcome=words["met" if result.met else "missed"],
        )
    )


def _regression_line(regression: Regression) -> str:
    return str(
        table("verdict")["regression"].format(
            name=regression.name,
            measure=regression.measure,
            before=_number(regression.before),
            after=_number(regression.after),
            unit=MEASURES[regression.measure].unit,
            allowed=regression.allowed,
        )
    )
