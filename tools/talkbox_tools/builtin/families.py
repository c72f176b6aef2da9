"""One tool for each family of effects, made from the effects' own descriptions.

`kind` names the effect; the other arguments are the union of the effects' parameters, all optional
in the schema. What the chosen effect needs it asks for in a sentence, and what it does not use is
reported as ignored, because small models fill in more than they were asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from talkbox_tools.arguments import Argument
from talkbox_tools.builtin.opened import settle
from talkbox_tools.builtin.placement import position_for
from talkbox_tools.chain import Add, Change
from talkbox_tools.context import Context, ToolError
from talkbox_tools.dsp.specs import FAMILIES
from talkbox_tools.effect import EffectSpec, Parameter, Value
from talkbox_tools.tool import Tool


def family(name: str, description: str) -> Tool:
    """The tool that adds an effect of the family `name`."""
    effects = {effect.name: effect for effect in FAMILIES[name]}

    def example(given: Mapping[str, Any]) -> Mapping[str, Any]:
        chosen = given.get("kind")
        effect = effects.get(chosen) if isinstance(chosen, str) else None
        return _example(effect or next(iter(effects.values())))

    def run(context: Context, kind: str, **values: Value | None) -> Change:
        given = {name: value for name, value in values.items() if value is not None}
        try:
            return _add(context, kind, given)
        except ToolError as error:
            raise made.refusal([str(error)], {"kind": kind}) from None

    def closer(files: Sequence[str] | None) -> Mapping[str, Any]:
        return _closer(FAMILIES[name], made.schema, files)

    made = Tool(name, description, _arguments(FAMILIES[name]), run, "context", example, closer)
    return made


def _add(context: Context, kind: str, given: Mapping[str, Value]) -> Change:
    effect = context.effect(kind)
    known = {parameter.name for parameter in effect.parameters}
    used = {name: value for name, value in given.items() if name in known}
    parameters = context.complete(kind, settle(context, effect, used))
    position = position_for(effect, context.chain, context.effects)
    report: dict[str, Any] = {"effect": kind, "set": _told(effect, parameters)}
    ignored = [name for name in given if name not in known]
    if ignored:
        report["ignored"] = f"{', '.join(ignored)}: not a parameter of {kind}"
    if position is not None:
        report["before"] = context.chain.stages[position].id
    return Change((Add(kind, parameters, position),), report=report)


def _told(effect: EffectSpec, parameters: Mapping[str, Value]) -> dict[str, Value]:
    """What was really set; a file by its bare name, the folders being the user's own matter."""
    told = dict(parameters)
    for parameter in effect.parameters:
        if parameter.is_file:
            told[parameter.name] = str(told[parameter.name]).replace("\\", "/").rpartition("/")[2]
    return told


def _arguments(effects: Sequence[EffectSpec]) -> tuple[Argument, ...]:
    kinds: Any = Literal[tuple(effect.name for effect in effects)]
    cues = [f"{effect.name}: {effect.cue}" for effect in effects if effect.cue]
    kind = Argument("kind", kinds, Field(description="; ".join(cues) or "which effect"))
    users: dict[str, list[Parameter]] = {}
    for effect in effects:
        for parameter in effect.parameters:
            users.setdefault(parameter.name, []).append(parameter)
    return (kind, *(_argument(parameters) for parameters in users.values()))


def _argument(parameters: Sequence[Parameter]) -> Argument:
    """One argument for the parameters of this name in all the family's effects.

    Its range covers all of theirs; the effect itself refuses what only another one allows.
    """
    first = parameters[0]
    cues = dict.fromkeys(parameter.cue for parameter in parameters if parameter.cue)
    about: dict[str, Any] = {"description": ", ".join(cues)}
    defaults = {parameter.default for parameter in parameters} - {None}
    if len(defaults) == 1 and all(parameter.default is not None for parameter in parameters):
        about["json_schema_extra"] = {"default": defaults.pop()}
    type_: Any = str
    if first.choices:
        type_ = Literal[first.choices]
    elif not first.is_file:
        type_ = float
        about |= {
            "ge": min(parameter.minimum for parameter in parameters),
            "le": max(parameter.maximum for parameter in parameters),
            "multiple_of": min(parameter.step for parameter in parameters),
        }
    shown = not all(parameter.expert for parameter in parameters)
    return Argument(first.name, type_ | None, Field(**about), None, shown)


def _closer(
    effects: Sequence[EffectSpec], shown: Mapping[str, Any], files: Sequence[str] | None
) -> dict[str, Any]:
    """The shown schema, effect by effect: each parameter in the range of the effect that uses it.

    What the effect does not use stays allowed, because it is only ignored.
    """
    ways = []
    for effect in effects:
        own = {each.name: _exactly(each, files) for each in effect.parameters}
        needed = [each.name for each in effect.parameters if each.default is None]
        properties = {key: own.get(key, data) for key, data in shown["properties"].items()}
        properties["kind"] = {"const": effect.name}
        ways.append({"properties": properties, "required": ["kind", *needed]})
    return {"type": "object", "additionalProperties": False, "anyOf": ways}


def _exactly(parameter: Parameter, files: Sequence[str] | None) -> dict[str, Any]:
    if parameter.choices:
        return {"enum": list(parameter.choices)}
    if parameter.is_file:
        return {"type": "string", "minLength": 1} if files is None else {"enum": list(files)}
    low, high, step = parameter.minimum, parameter.maximum, parameter.step
    return {"type": "number", "minimum": low, "maximum": high, "multipleOf": step}


def _example(effect: EffectSpec) -> dict[str, Value]:
    return {"kind": effect.name, **dict(_example_values(effect))}


def _example_values(effect: EffectSpec) -> Iterator[tuple[str, Value]]:
    """What must be given, or else the first parameter, each with a value that does something."""
    required = [parameter for parameter in effect.parameters if parameter.default is None]
    for parameter in required or effect.parameters[:1]:
        if parameter.choices:
            yield parameter.name, parameter.choices[0]
        elif parameter.is_file:
            yield parameter.name, "hall.wav"
        elif parameter.default is not None:
            yield parameter.name, parameter.default
        else:
            yield parameter.name, parameter.snap(_middle(parameter))


def _middle(parameter: Parameter) -> float:
    """Well off the neutral value (or the least) and well inside the range, on the scale."""
    start = parameter.minimum if parameter.neutral is None else parameter.neutral
    end = parameter.maximum if start < parameter.maximum else parameter.minimum
    return math.sqrt(start * end) if parameter.scale == "log" else start + (end - start) / 4
