"""Knobs of stages that are there, turned: which stage is meant, and the call that turns it.

What the last edit made comes first. A word without a name ("shorter", "at 400 instead") is about
that edit alone; with a name ("shorter delay") about the newest stage that has such a knob.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from talkbox.planner.conversing.knob_table import (
    absolute_knobs,
    factor,
    levelled,
    named_knobs,
    placed_knobs,
    settings,
    start,
)
from talkbox.planner.conversing.knobs import Turned, Way, after_complaint, knob_clauses, turned
from talkbox.planner.effects import effects
from talkbox.planner.plan import Step
from talkbox.planner.requests import Request
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.text.tongues import tongue_of
from talkbox_prompts import lexicon
from talkbox_tools.builtin.strength import Amount
from talkbox_tools.chain import Stage
from talkbox_tools.effect import Parameter, Value

_FARTHEST_OCTAVES = 2.5
"""A number without a name is none of a setting that is farther from it."""
_LEVELLING = frozenset({"gain", "limiter", "maximizer"})
_POWERS: dict[Amount, float] = {"touch": 0.5, "bit": 1.0, "lot": 2.0}
_UNITS: dict[str, dict[str, float]] = {
    "Hz": {"hz": 1.0, "": 1.0},
    "dB": {"db": 1.0, "": 1.0},
    "dBTP": {"dbtp": 1.0, "db": 1.0, "dbfs": 1.0, "": 1.0},
    "ms": {"ms": 1.0, "s": 1000.0, "": 1.0},
    "s": {"s": 1.0, "ms": 0.001, "": 1.0},
    "st": {"st": 1.0, "": 1.0},
    ":1": {"ratio": 1.0, "": 1.0},
    "bit": {"bit": 1.0, "": 1.0},
    "dB/oct": {"db_per_octave": 1.0, "db": 1.0, "": 1.0},
    "": {"percent": 0.01, "": 1.0},
}
"""Parameter's unit -> units that a number may be said in -> what one of them is."""


class Edit(Protocol):
    """An edit that was made: what was asked, and the stages that it left."""

    @property
    def requests(self) -> tuple[Request, ...]:
        """What was asked for."""
        ...

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Stages that it added or changed, and that are still there."""
        ...


@dataclass(frozen=True, slots=True)
class _Aim:
    """A parameter of a stage."""

    stage: Stage
    parameter: Parameter
    knob: str = ""
    way: Way | None = None
    turned_round: bool = False
    """It grows as the knob is turned down."""

    @property
    def value(self) -> Value:
        return self.stage.parameters[self.parameter.name]


def knob_steps(text: str, stages: Sequence[Stage], last: Edit) -> tuple[Step, ...]:
    """The calls that turn the knobs of which the text speaks; none where it speaks of others."""
    if not stages:
        return ()
    language = tongue_of(text)
    steps: list[Step] = []
    for asked in _asked(text, language):
        step = None if asked is None else _step(asked, stages, last)
        if step is None:
            return ()
        steps.append(step)
    return tuple(steps)


def _asked(text: str, language: str) -> list[Turned | None]:
    """What each clause asks of knobs; a number behind a comparative says where it ends."""
    line = after_complaint(phrasebook(language).line(text), language)
    found: list[Turned | None] = []
    for clause in knob_clauses(line, language):
        asked = turned(clause, language)
        before = found[-1] if found else None
        if asked is not None and before is not None and not asked.knobs:
            told = before.quantity is None and not asked.way
            asked = replace(before, quantity=asked.quantity, exact=True) if told else None
            found.pop()
        found.append(asked)
    return found


def keeps_level_turned(steps: Sequence[Step], stages: Sequence[Stage]) -> bool:
    """Whether the loudness stays where it was under knobs that are turned so."""
    turned_now = {step.arguments.get("stage") for step in steps}
    return all(stage.effect in levelled() for stage in stages if stage.id in turned_now)


def _step(asked: Turned, stages: Sequence[Stage], last: Edit) -> Step | None:
    aims = _aims(asked, stages, last) if asked.knobs else _numbered(asked, last)
    for aim in aims:
        if asked.factor is not None:
            made = _by_factor(asked.factor, aim)
        else:
            made = _by_number(asked, aim) if asked.quantity is not None else _by_way(asked, aim)
        if made is not None:
            return made
    return None


def _aims(asked: Turned, stages: Sequence[Stage], last: Edit) -> Iterator[_Aim]:
    """What the names and comparatives may mean, the likeliest first."""
    for stage in _newest(last.stages) + (_newest(stages) if asked.named else []):
        if asked.effects and stage.effect not in asked.effects:
            continue
        for knob, way in asked.knobs:
            name = settings()[knob].get(stage.effect) if _counts(stage, last) else None
            if name is not None and (asked.named or _is_open(knob, last)):
                spec = effects()[stage.effect]
                parameter = spec.parameter(name.removeprefix("-"))
                yield _Aim(stage, parameter, knob, way, name.startswith("-"))


def _counts(stage: Stage, last: Edit) -> bool:
    """Whether the stage was asked for, and does not only keep the level of what was."""
    return stage.effect not in _LEVELLING or any(
        lexicon.word(request.word).level for request in last.requests
    )


def _newest(stages: Sequence[Stage]) -> list[Stage]:
    active = [stage for stage in stages if not stage.bypassed]
    return sorted(active, key=lambda stage: -int(stage.id.removeprefix("s")))


def _is_open(knob: str, last: Edit) -> bool:
    said = any(request.quantities for request in last.requests)
    return knob not in placed_knobs() or said


def _numbered(asked: Turned, last: Edit) -> list[_Aim]:
    """What a bare number may be of the last edit: its unit, else the nearest by size."""
    quantity = asked.quantity
    if quantity is None or quantity.until is not None:
        return []
    stages = [stage for stage in _newest(last.stages) if _counts(stage, last)]
    stages = [stage for stage in stages if not asked.effects or stage.effect in asked.effects]
    found = [
        _Aim(stage, parameter, way=asked.way)
        for stage in stages
        for parameter in effects()[stage.effect].parameters
        if _named_so(stage, parameter) and _meant(quantity, parameter) is not None
        if not quantity.signed or parameter.minimum < 0 < parameter.maximum
        if quantity.unit or quantity.signed or parameter.maximum > 0
    ]
    near = [aim for aim in found if _distance(quantity, aim) <= _FARTHEST_OCTAVES]
    return sorted(near, key=lambda aim: _distance(quantity, aim))


def _named_so(stage: Stage, parameter: Parameter) -> bool:
    """Whether the parameter is a knob that people turn by a bare number."""
    bare = (names for knob, names in settings().items() if knob not in named_knobs())
    names = (names.get(stage.effect, "") for names in bare)
    return parameter.name in {name.removeprefix("-") for name in names}


def _distance(quantity: Quantity, aim: _Aim) -> float:
    """How many octaves the number is from what the parameter stands at."""
    meant, now = _meant(quantity, aim.parameter), aim.value
    if not isinstance(now, int | float) or not now or not meant:
        return math.inf
    return abs(math.log2(abs(meant / now)))


def _meant(quantity: Quantity, parameter: Parameter) -> float | None:
    """The number in the parameter's unit; None where it is none of it, or out of its range."""
    factor = _UNITS.get(parameter.unit, {}).get(quantity.unit)
    if factor is None or parameter.is_file:
        return None
    value = quantity.value * factor
    if parameter.choices:
        return value if f"{value:g}" in parameter.choices else None
    low, high = parameter.minimum, parameter.maximum
    reach = max(abs(low), abs(high)) if low < 0 else high
    return value if (low <= value <= high or (low < 0 and abs(value) <= reach)) else None


def _by_number(asked: Turned, aim: _Aim) -> Step | None:
    if asked.zero:
        return None
    quantity, now = asked.quantity, aim.value
    if quantity is not None and asked.named and not aim.parameter.unit and not quantity.unit:
        quantity = replace(quantity, unit="percent") if quantity.value > 1 else quantity
    value = None if quantity is None else _meant(quantity, aim.parameter)
    if quantity is None or value is None or not isinstance(now, int | float):
        return None if value is None else _set(aim, value)
    if aim.way is not None and not asked.exact and not aim.parameter.choices:
        by = abs(value) if _goes_up(aim, aim.way) else -abs(value)
        sign = 1.0 if asked.absolute else _sign(aim, float(now))
        return _set(aim, float(now) + sign * by)
    keeps_sign = not quantity.signed and aim.parameter.minimum < 0
    return _set(aim, math.copysign(value, now) if keeps_sign and now else value)


def _sign(aim: _Aim, now: float) -> float:
    """ "3 dB more" goes away from where a setting of either sign does nothing."""
    neutral = aim.parameter.neutral
    if neutral is None or not aim.parameter.minimum < neutral < aim.parameter.maximum:
        return 1.0
    return math.copysign(1.0, now - neutral)


def _goes_up(aim: _Aim, way: Way) -> bool:
    return (way == "more") != aim.turned_round


def _by_factor(times: float, aim: _Aim) -> Step | None:
    """ "Twice as fast" and "half the feedback" multiply; "twice as slow" divides."""
    if not isinstance(aim.value, int | float) or aim.parameter.choices:
        return None
    return _set(aim, aim.value / times if aim.way == "less" else aim.value * times)


def _by_way(asked: Turned, aim: _Aim) -> Step | None:
    if asked.zero and aim.parameter.neutral is not None:
        return _set(aim, aim.parameter.neutral)
    if aim.way is None:
        return None
    if aim.parameter.choices:
        return _next_choice(aim, _goes_up(aim, aim.way))
    if _is_at_end(aim):
        return None
    more, first = _is_more(aim, aim.way), start(aim.knob, aim.stage.effect)
    if more and first is not None and aim.value == aim.parameter.neutral:
        return _set(aim, first)
    times = factor(aim.knob)
    if times is not None and isinstance(aim.value, int | float):
        power = _POWERS[asked.amount or "bit"]
        return _set(aim, aim.value * times ** (power if _goes_up(aim, aim.way) else -power))
    told = {"action": "more" if more else "less", "parameter": aim.parameter.name}
    return _edit(aim, {**told, "amount": asked.amount or "bit"})


def _is_more(aim: _Aim, way: Way) -> bool:
    """Whether it goes away from where the setting does nothing, which the tool calls more."""
    parameter, up = aim.parameter, _goes_up(aim, way)
    if parameter.neutral is not None and parameter.minimum < parameter.neutral == parameter.maximum:
        return not up
    if aim.knob in absolute_knobs() and isinstance(aim.value, int | float):
        return up == (aim.value >= 0)
    return up


def _is_at_end(aim: _Aim) -> bool:
    """Whether the setting cannot go further that way."""
    assert aim.way is not None
    up = _goes_up(aim, aim.way)
    return aim.value == (aim.parameter.maximum if up else aim.parameter.minimum)


def _next_choice(aim: _Aim, up: bool) -> Step | None:
    choices = list(aim.parameter.choices)
    there = choices.index(str(aim.value)) if str(aim.value) in choices else -1
    wanted = there + (1 if up else -1)
    if there < 0 or not 0 <= wanted < len(choices):
        return None
    return _set(aim, float(choices[wanted]))


def _set(aim: _Aim, value: float) -> Step:
    low, high = aim.parameter.minimum, aim.parameter.maximum
    given = value if aim.parameter.choices else min(max(value, low), high)
    return _edit(aim, {"action": "set", "parameter": aim.parameter.name, "value": given})


def _edit(aim: _Aim, told: dict[str, str | float]) -> Step:
    return Step("edit_chain", {"stage": aim.stage.id, **told})
