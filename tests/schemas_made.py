"""Hypothesis strategies for JSON schemas, each with a value that is valid under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Draw = st.DrawFn
LETTERS = "abcXYZ 09_-.,{}[]'äß鼓😀\n"
NAMES = st.from_regex(r"[a-z][a-zA-Z0-9_]{0,8}", fullmatch=True)
STEPS = ("0.1", "0.01", "1", "0.5", "5", "0.25", "0.05", "10")
PATTERNS = (
    (r"^s[0-9]+$", "s12"),
    ("^(last|s[0-9])$", "s3"),
    ("^a", "ab"),
)


@dataclass(frozen=True)
class Described:
    """A schema and one value that it allows."""

    schema: Mapping[str, Any]
    value: Any


@st.composite
def numbers(draw: Draw) -> Described:
    step = Decimal(draw(st.sampled_from(STEPS)))
    low, extra = draw(st.integers(-300, 300)), draw(st.integers(0, 2000))
    value = step * draw(st.integers(low, low + extra))
    schema: dict[str, Any] = {"type": "number", "multipleOf": float(step)}
    if draw(st.booleans()):
        schema["minimum"] = float(step * low)
    if draw(st.booleans()):
        schema["maximum"] = float(step * (low + extra))
    return Described(schema, value)


@st.composite
def integers(draw: Draw) -> Described:
    low, extra = draw(st.integers(-2000, 2000)), draw(st.integers(0, 5000))
    value = draw(st.integers(low, low + extra))
    excluded = draw(st.booleans())
    lower = {"exclusiveMinimum": low - 1} if excluded else {"minimum": low}
    return Described({"type": "integer", **lower, "maximum": low + extra}, value)


@st.composite
def texts(draw: Draw) -> Described:
    if draw(st.integers(0, 3)) == 0:
        pattern, value = draw(st.sampled_from(PATTERNS))
        return Described({"type": "string", "pattern": pattern}, value)
    value = draw(st.text(LETTERS, max_size=8))
    schema: dict[str, Any] = {"type": "string"}
    if draw(st.booleans()):
        schema["minLength"] = draw(st.integers(0, len(value)))
    if draw(st.booleans()):
        schema["maxLength"] = len(value) + draw(st.integers(0, 4))
    return Described(schema, value)


@st.composite
def listed(draw: Draw) -> Described:
    scalars = st.text(LETTERS, max_size=5) | st.integers(-99, 99) | st.booleans() | st.none()
    values = draw(st.lists(scalars, min_size=1, max_size=5, unique_by=repr))
    value = draw(st.sampled_from(values))
    return Described({"const": value} if draw(st.booleans()) else {"enum": values}, value)


def plain() -> st.SearchStrategy[Described]:
    flags = st.booleans().map(lambda value: Described({"type": "boolean"}, value))
    return st.one_of(numbers(), integers(), texts(), listed(), flags)


@st.composite
def arrays(draw: Draw, items: st.SearchStrategy[Described]) -> Described:
    item = draw(items)
    count = draw(st.integers(0, 3))
    least = draw(st.integers(0, count))
    schema = {"type": "array", "items": item.schema, "minItems": least, "maxItems": count + 1}
    return Described(schema, [item.value] * count)


@st.composite
def choices(draw: Draw, ways: st.SearchStrategy[Described]) -> Described:
    some = draw(st.lists(ways, min_size=2, max_size=3))
    schemas = [*(way.schema for way in some), {"type": "null"}]
    return Described({"anyOf": schemas}, draw(st.sampled_from([*(w.value for w in some), None])))


@st.composite
def objects(draw: Draw, values: st.SearchStrategy[Described], most: int = 5) -> Described:
    properties = draw(st.dictionaries(NAMES, values, max_size=most))
    required = draw(st.sets(st.sampled_from(sorted(properties)))) if properties else set()
    given = [key for key in properties if key in required or draw(st.booleans())]
    schema = {
        "type": "object",
        "properties": {key: described.schema for key, described in properties.items()},
        "required": sorted(required),
        "additionalProperties": False,
    }
    ordered = draw(st.permutations(given))
    return Described(schema, {key: properties[key].value for key in ordered})


def described() -> st.SearchStrategy[Described]:
    """Schemas of type object, some levels deep."""
    inner = st.recursive(
        plain(), lambda below: arrays(below) | choices(below) | objects(below, 3), max_leaves=6
    )
    return objects(inner)
