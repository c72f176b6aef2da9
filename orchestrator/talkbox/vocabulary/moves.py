"""The moves of an entry against the effects: tool, kind, parameters, values in their ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from talkbox.planner.effects import effects
from talkbox.vocabulary.faults import (
    At,
    Fault,
    is_number,
    is_one_of,
    not_tables,
    shown,
    tables,
    unknown_keys,
)
from talkbox_tools.effect import EffectError, EffectSpec, Parameter
from talkbox_tools.measures import MEASURES

_POINTS = 3
"""A touch, the plain word, way more."""
_NO_PARAMETERS = frozenset({"tool", "kind", "under", "fixed"})


def moves_faults(entry: Mapping[str, Any], at: At) -> Iterator[Fault]:
    """The faults of the first and second moves of an entry or a case."""
    for key in ("moves", "second"):
        yield from not_tables(entry, key, at)
        for place, move in enumerate(tables(entry, key)):
            yield from _move_faults(move, (*at, key, place))


def _move_faults(move: Mapping[str, Any], at: At) -> Iterator[Fault]:
    kind = move.get("kind")
    spec = effects().get(kind) if isinstance(kind, str) else None
    if spec is None:
        yield Fault(
            f"kind {shown(kind)} is unknown; allowed are {', '.join(sorted(effects()))}", at
        )
        return
    if spec.family != move.get("tool"):
        yield Fault(
            f"{spec.name} belongs to the tool {spec.family!r}, not {shown(move.get('tool'))}", at
        )
        return
    known = {parameter.name: parameter for parameter in spec.parameters}
    yield from unknown_keys(move, _NO_PARAMETERS | set(known), f"the {spec.name}", at)
    yield from _under_faults(move, spec, at)
    if not isinstance(move.get("fixed", False), bool):
        yield Fault(f"fixed must be true or false, got {shown(move['fixed'])}", at)
    under = move.get("under", {})
    for name, parameter in known.items():
        if name in move:
            free = isinstance(under, dict) and name in under
            for what in _value_faults(parameter, move[name], free):
                yield Fault(what, at)


def _under_faults(move: Mapping[str, Any], spec: EffectSpec, at: At) -> Iterator[Fault]:
    under = move.get("under", {})
    if not isinstance(under, dict):
        yield Fault('under must be a table such as { threshold_db = "rms_dbfs" }', at)
        return
    for name, measure in under.items():
        if name not in move:
            yield Fault(f"under names {name!r}, which the {spec.name} here does not set", at)
        if not is_one_of(measure, MEASURES):
            yield Fault(f"under names {shown(measure)}, which is no measure", at)


def _value_faults(parameter: Parameter, value: object, free: bool) -> Iterator[str]:
    """What is wrong with a value; one that stands under a measure is `free` of the range."""
    if isinstance(value, list):
        if not _one_way(value):
            yield (
                f"{parameter.name} needs three numbers that go one way "
                f"(a touch, plain, way more), got {shown(value)}"
            )
            return
        if parameter.choices or parameter.is_file:
            yield f"{parameter.name} takes one value, {parameter.range_text()}; got {shown(value)}"
            return
    for each in value if isinstance(value, list) else [value]:
        if what := _one_value_fault(parameter, each, free):
            yield what
            return


def _one_value_fault(parameter: Parameter, value: object, free: bool) -> str | None:
    if free:
        return (
            None if is_number(value) else f"{parameter.name} must be a number, got {shown(value)}"
        )
    if parameter.choices and not isinstance(value, str) and str(value) in parameter.choices:
        return f'{parameter.name} must stand in quotes: "{value}"'
    try:
        parameter.accept(value)
    except EffectError as error:
        return str(error).rstrip(".")
    return None


def _one_way(values: list[Any]) -> bool:
    return (
        len(values) == _POINTS
        and all(is_number(value) for value in values)
        and values in (sorted(values), sorted(values, reverse=True))
    )
