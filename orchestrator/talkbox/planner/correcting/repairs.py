"""Repairs of what an edit broke, with the least change: mono, dynamics, DC.

Each turns the stage that did the damage down, as far as the damage says; level and peaks are
mended apart (`talkbox.planner.correcting.levelling`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import Measured
from talkbox.planner.effects import effects
from talkbox.planner.plan import Step
from talkbox_tools.chain import Stage

_MOST, _LEAST = 0.9, 0.4
"""What is left of an effect that did damage: a little damage, a lot of it."""
_WIDE = ("width", "stereoize", "mid_side", "chorus", "flanger", "reverb")
_DENSE = ("compressor", "maximizer", "distortion", "saturation", "transient_shaper")


def repairs(heard: Measured, stages: Sequence[Stage], own: Sequence[Stage]) -> list[Step]:
    """The steps that mend the regressions; `own` are the stages that this turn added."""
    broken = {found["name"]: found for found in heard.verdict.get("regressions", ())}
    steps: list[Step] = []
    if "mono_loss" in broken:
        steps += _less_of(own, _WIDE, _left(broken["mono_loss"]))
    if "lost_dynamics" in broken:
        steps += _less_of(own, _DENSE, _left(broken["lost_dynamics"]))
    if "dc" in broken and all(stage.effect != "remove_dc" for stage in stages):
        steps.append(Step("clean", {"kind": "remove_dc"}))
    return steps


def _left(found: Mapping[str, Any]) -> float:
    """The share of the effect that the guard would have allowed, and a little less."""
    before, after, limit = (found.get(name) or 0.0 for name in ("before", "after", "limit"))
    moved = after - before
    share = (limit - before) / moved if moved else _MOST
    return min(max(share * _MOST, _LEAST), _MOST)


def _less_of(own: Sequence[Stage], kinds: Sequence[str], left: float) -> list[Step]:
    """The first of these stages turned down, part of the way to where it does nothing."""
    for kind in kinds:
        stage = next((stage for stage in own if stage.effect == kind), None)
        if stage is not None:
            weaker = [_weaker(stage, name, left) for name in effects()[kind].strength]
            return [step for step in weaker if _moves(step, stage)]
    return []


def _weaker(stage: Stage, name: str, left: float) -> Step:
    parameter = effects()[stage.effect].parameter(name)
    neutral = parameter.minimum if parameter.neutral is None else parameter.neutral
    value = neutral + (float(stage.parameters[name]) - neutral) * left
    arguments = {"action": "set", "stage": stage.id, "parameter": name}
    return Step("edit_chain", {**arguments, "value": parameter.snap(value)})


def _moves(step: Step, stage: Stage) -> bool:
    return bool(stage.parameters.get(str(step.arguments["parameter"])) != step.arguments["value"])
