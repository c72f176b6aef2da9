"""What a turn has tried so far: the take to go on from, and the way back to it.

A correction that made things worse is taken back before another is tried, so that corrections
never swing to and fro.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from talkbox.messages import Measured
from talkbox.planner.plan import Step
from talkbox.regressions import GRAVE
from talkbox_tools.chain import Stage

CLOSING = frozenset({"gain", "limiter", "maximizer", "loudness"})
"""Effects that set the level at the end of a chain."""
_MENDED_BY_GAIN = frozenset({"peak", "clipping", "level_jump"})
"""What a gain or a limiter at the end of the chain puts right, whatever stands before it."""
_LEVEL = "integrated_lufs"
_OPTIONAL_WEIGHT = 0.25
_ALIKE = 0.03
"""A newer take this little worse is gone on from: the difference may be chance."""


def worth(heard: Measured) -> float:
    """How far a take came towards its goal, apart from its level, which is mended last."""
    aims = [aim for aim in heard.verdict.get("aims", ()) if aim["measure"] != _LEVEL]
    weights = [_OPTIONAL_WEIGHT if aim["optional"] else 1.0 for aim in aims]
    reached: float = sum(
        weight * min(aim["progress"], 1.0) for weight, aim in zip(weights, aims, strict=True)
    )
    broken: float = sum(
        _OPTIONAL_WEIGHT + min(found["excess"], 1.0)
        for found in heard.verdict.get("regressions", ())
        if found["name"] not in _MENDED_BY_GAIN
    )
    return (reached / sum(weights) if weights else 1.0) - broken


def best_so_far(heard: Sequence[Measured]) -> Measured:
    """The take to go on from: the newest, unless an earlier one came clearly further.

    A take whose stages were taken out since is no longer there to go on from.
    """
    newest = heard[-1]
    still = {stage.id for stage in stages_of(newest)}
    there = [each for each in heard if still.issuperset(stage.id for stage in stages_of(each))]
    furthest = max(there, key=worth)
    return newest if worth(newest) >= worth(furthest) - _ALIKE else furthest


def levelled_in_vain(base: Measured, heard: Iterable[Measured]) -> bool:
    """Whether this chain was heard with its level mended, and lost more by that than it gained."""
    chain = stages_of(base)
    for each in heard:
        longer = stages_of(each)
        more = longer[len(chain) :]
        only_level = more and all(stage.effect in CLOSING for stage in more)
        if only_level and longer[: len(chain)] == chain and worth(each) < worth(base) - _ALIKE:
            return True
    return False


def too_hot(heard: Measured) -> bool:
    """Whether its peaks stand over full scale, and over those of the take before."""
    broken = heard.verdict.get("regressions", ())
    return any(found["name"] == "peak" and found["excess"] >= GRAVE for found in broken)


def stages_of(heard: Measured) -> tuple[Stage, ...]:
    """The chain that was heard."""
    return tuple(Stage.from_json(stage) for stage in heard.stages)


def all_stages(heard: Iterable[Measured]) -> list[Stage]:
    """Every setting of every stage that was heard in this turn."""
    return [stage for each in heard for stage in stages_of(each)]


def way_back(now: Sequence[Stage], then: Sequence[Stage]) -> list[Step]:
    """The calls that take the chain back from `now` to `then`, as far as stages still stand."""
    old = {stage.id: stage for stage in then}
    steps: list[Step] = []
    for stage in now:
        if stage.id not in old:
            steps.append(Step("edit_chain", {"action": "remove", "stage": stage.id}))
        else:
            steps += _set_back(stage, old[stage.id])
    return steps


def _set_back(now: Stage, then: Stage) -> list[Step]:
    return [
        Step("edit_chain", _setting(now, name, value))
        for name, value in then.parameters.items()
        if now.parameters.get(name) != value and not isinstance(value, str)
    ]


def _setting(stage: Stage, name: str, value: float) -> dict[str, object]:
    return {"action": "set", "stage": stage.id, "parameter": name, "value": float(value)}
