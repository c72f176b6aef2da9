"""Reading a JSON schema: types, ranges, alternatives, references; nothing about grammars."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

from talkbox.models.grammar.numbers import Range
from talkbox.models.grammar.rules import Unsatisfiable

Schema = Mapping[str, Any]
TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")
_OF_ONE_TYPE = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "items": "array",
    "prefixItems": "array",
    "minItems": "array",
    "maxItems": "array",
    "pattern": "string",
    "minLength": "string",
    "maxLength": "string",
    "minimum": "number",
    "maximum": "number",
    "exclusiveMinimum": "number",
    "exclusiveMaximum": "number",
    "multipleOf": "number",
}
"""What a schema that names no type is taken to be about."""
_STRICTER = {
    "minimum": max,
    "exclusiveMinimum": max,
    "minLength": max,
    "minItems": max,
    "maximum": min,
    "exclusiveMaximum": min,
    "maxLength": min,
    "maxItems": min,
}


def types_of(schema: Schema) -> Sequence[str]:
    """The types that a value may have; empty where the schema says nothing about it."""
    named = schema.get("type")
    if isinstance(named, str):
        return [named]
    if isinstance(named, Sequence):
        return list(named)
    return list(dict.fromkeys(_OF_ONE_TYPE[key] for key in schema if key in _OF_ONE_TYPE))


def is_a(type_name: str, value: object) -> bool:
    """Whether the value is of this JSON type."""
    if isinstance(value, bool) or value is None:
        return type_name == ("null" if value is None else "boolean")
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return type_name == "number" or (type_name == "integer" and whole)
    kinds = {"string": str, "object": Mapping, "array": list}
    return isinstance(value, kinds.get(type_name, ()))


def range_of(schema: Schema) -> Range:
    """The numbers between a schema's bounds; of two on one side, the stricter."""
    low, low_excluded = _stricter(schema, "minimum", "exclusiveMinimum", 1)
    high, high_excluded = _stricter(schema, "maximum", "exclusiveMaximum", -1)
    return Range(low, high, low_excluded, high_excluded)


def alternatives(schema: Schema) -> list[Schema] | None:
    """The schemas of which one must hold, where `anyOf` or `oneOf` says so."""
    for key in ("anyOf", "oneOf"):
        if key in schema:
            rest = {name: value for name, value in schema.items() if name != key}
            return [_merged(rest, part) for part in schema[key] if part is not False]
    return None


def combined(schema: Schema, root: Schema) -> Schema:
    """The schema and all that its `$ref` and its `allOf` refer to, as one.

    Raises Unsatisfiable where a reference leads nowhere.
    """
    rest = {name: value for name, value in schema.items() if name not in ("$ref", "allOf")}
    parts = [_target(schema["$ref"], root)] if "$ref" in schema else []
    return reduce(_merged, [*parts, *schema.get("allOf", ())], rest)


def _target(reference: str, root: Schema) -> Schema:
    """The schema that a reference names."""
    target: Any = root
    for step in reference.removeprefix("#").split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, Mapping) or step not in target:
            raise Unsatisfiable(f"{reference} refers to nothing")
        target = target[step]
    if not reference.startswith("#") or not isinstance(target, Mapping):
        raise Unsatisfiable(f"{reference} is no reference into the same schema")
    return target


def _merged(one: Schema, other: Schema | bool) -> Schema:
    """A schema under which both hold, as far as their keys can be combined."""
    if isinstance(other, bool):
        return one
    merged = {**one, **other}
    for key in one.keys() & other.keys():
        if key in _STRICTER:
            merged[key] = _STRICTER[key](one[key], other[key])
        elif key == "properties":
            merged[key] = {**one[key], **other[key]}
        elif key in ("required", "allOf"):
            merged[key] = [*one[key], *other[key]]
    return merged


def _stricter(schema: Schema, bound: str, excluded: str, sign: int) -> tuple[Any, bool]:
    """The tighter of an inclusive and an exclusive bound, and whether it is excluded.

    JSON schema's fourth draft wrote `exclusiveMinimum: true` beside `minimum`.
    """
    edge, open_edge = (_finite(schema.get(key)) for key in (bound, excluded))
    if isinstance(open_edge, bool):
        return edge, open_edge and edge is not None
    if open_edge is None:
        return edge, False
    if edge is None or sign * open_edge >= sign * edge:
        return open_edge, True
    return edge, False


def _finite(bound: Any) -> Any:
    """A bound without end is none."""
    return None if isinstance(bound, float) and not math.isfinite(bound) else bound
