"""Repairs of what an edit broke, with the least change: level, peaks, mono, dynamics, DC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import Measured
from talkbox.planner.aims import keeps_level
from talkbox.planner.plan import Step
from talkbox.planner.scene import Scene
from talkbox.planner.understanding import Understood
from talkbox.planner.values import effects
from talkbox_prompts import lexicon
from talkbox_tools.chain import Stage

CEILING_DBTP = -1.0
"""Where peaks must stay when the source's own are lower; EBU R 128."""
_AUDIBLE_LU = 1.0
_MOST_GAIN_DB = 24.0
_LEAST_GAIN_DB = 0.3
_NO_GAIN_DB = 0.5
_CLOSING = frozenset({"gain", "limiter", "maximizer", "loudness"})
_FILTERED_LU = 3.0
_INTO_CEILING_DB, _INTO_CEILING_DENSE_DB = 2.5, 9.0
"""More than the first would cost attacks; the second is for words that cost them anyway."""
_WEAKER = 0.6
"""What is left of an effect that did damage."""
_WIDE = ("width", "stereoize", "mid_side", "chorus", "flanger", "reverb")
_DENSE = ("compressor", "maximizer", "distortion", "saturation", "transient_shaper")


def repairs(
    understood: Understood,
    verdict: Measured,
    stages: Sequence[Stage],
    made: Sequence[tuple[Step, Stage]],
) -> list[Step]:
    """The steps that mend the regressions, and the level where it drifted."""
    broken = {found["name"]: found for found in verdict.verdict.get("regressions", ())}
    own = [stage for _, stage in made]
    gain_db = _lost_db(understood, verdict)
    steps = _gained(understood, verdict, stages, gain_db)
    if {"peak", "clipping"} & broken.keys() and gain_db >= 0:
        steps += _peaks(stages)
    if "mono_loss" in broken:
        steps += _less_of(own, _WIDE)
    if "lost_dynamics" in broken:
        steps += _less_of(own, _DENSE)
    if "dc" in broken and all(stage.effect != "remove_dc" for stage in stages):
        steps.append(Step("clean", {"kind": "remove_dc"}))
    return steps


def _number(arguments: Mapping[str, Any], name: str) -> float:
    value = arguments.get(name, 0.0)
    return float(value) if isinstance(value, int | float) else 0.0


def _lost_db(understood: Understood, verdict: Measured) -> float:
    """How much loudness was lost where it should have stayed; below 0 what was gained."""
    if not keeps_level(understood.plan.requests):
        return 0.0
    before = understood.scene.now.get("integrated_lufs")
    after = verdict.measured.get("integrated_lufs")
    if before is None or after is None or abs(before - after) <= _tolerance_lu(understood):
        return 0.0
    return min(max(before - after, -_MOST_GAIN_DB), _MOST_GAIN_DB)


def _gained(
    understood: Understood, verdict: Measured, stages: Sequence[Stage], gain_db: float
) -> list[Step]:
    """Gain that brings the loudness back, as far as the peaks allow."""
    headroom_db = _headroom_db(understood.scene, verdict.measured)
    gain_db = min(gain_db, headroom_db + _into_ceiling_db(understood))
    if abs(gain_db) < _LEAST_GAIN_DB:
        return []
    effect = "maximizer" if gain_db > headroom_db else "gain"
    return _gain(effect, round(gain_db, 1), stages)


def _tolerance_lu(understood: Understood) -> float:
    """How far the loudness may drift: a filter asked for by number is left as it is for longer."""
    themes = {lexicon.names()[request.word] for request in understood.plan.requests}
    return _FILTERED_LU if themes == {"filters"} else _AUDIBLE_LU


def _into_ceiling_db(understood: Understood) -> float:
    """How far lost loudness may be won back against the ceiling."""
    permits = [lexicon.word(request.word).permits for request in understood.plan.requests]
    dense = any("lost_dynamics" in allowed for allowed in permits)
    return _INTO_CEILING_DENSE_DB if dense else _INTO_CEILING_DB


def _headroom_db(scene: Scene, measured: Mapping[str, float | None]) -> float:
    peak = measured.get("true_peak_dbtp")
    ceiling = max(CEILING_DBTP, scene.level("true_peak_dbtp", CEILING_DBTP))
    return _MOST_GAIN_DB if peak is None else max(0.0, ceiling - peak)


def _gain(effect: str, gain_db: float, stages: Sequence[Stage]) -> list[Step]:
    """So much gain at the end of the chain; what stands there for it already is turned."""
    last = _closing(effect, stages)
    if last is None:
        tool = effects()[effect].family
        return [Step(tool, {"kind": effect, "gain_db": gain_db})]
    parameter = effects()[effect].parameter("gain_db")
    total = _number(last.parameters, "gain_db") + gain_db
    total = parameter.snap(min(max(total, parameter.minimum), parameter.maximum))
    if effect == "gain" and abs(total) < _NO_GAIN_DB:
        return [Step("edit_chain", {"action": "remove", "stage": last.id})]
    arguments = {"action": "set", "stage": last.id, "parameter": "gain_db"}
    step = Step("edit_chain", {**arguments, "value": total})
    return [step] if _moves(step, last) else []


def _closing(effect: str, stages: Sequence[Stage]) -> Stage | None:
    """The stage of this effect in the run of level stages that ends the chain."""
    for stage in reversed(stages):
        if stage.effect not in _CLOSING:
            return None
        if stage.effect == effect and not stage.bypassed:
            return stage
    return None


def _peaks(stages: Sequence[Stage]) -> list[Step]:
    """A true-peak limiter at the end; a lower ceiling where there is one already."""
    last = next((stage for stage in stages if stage.effect == "limiter"), None)
    if last is None:
        return [Step("control_dynamics", {"kind": "limiter", "ceiling_db": CEILING_DBTP})]
    lower = round(float(last.parameters["ceiling_db"]) - 0.5, 1)
    arguments = {"action": "set", "stage": last.id, "parameter": "ceiling_db", "value": lower}
    return [Step("edit_chain", arguments)]


def _less_of(own: Sequence[Stage], kinds: Sequence[str]) -> list[Step]:
    """The first of these stages turned down, part of the way to where it does nothing."""
    for kind in kinds:
        stage = next((stage for stage in own if stage.effect == kind), None)
        if stage is not None:
            weaker = [_weaker(stage, name) for name in effects()[kind].strength]
            return [step for step in weaker if _moves(step, stage)]
    return []


def _weaker(stage: Stage, name: str) -> Step:
    parameter = effects()[stage.effect].parameter(name)
    neutral = parameter.minimum if parameter.neutral is None else parameter.neutral
    value = neutral + (float(stage.parameters[name]) - neutral) * _WEAKER
    arguments = {"action": "set", "stage": stage.id, "parameter": name}
    return Step("edit_chain", {**arguments, "value": parameter.snap(value)})


def _moves(step: Step, stage: Stage) -> bool:
    return bool(stage.parameters.get(str(step.arguments["parameter"])) != step.arguments["value"])
