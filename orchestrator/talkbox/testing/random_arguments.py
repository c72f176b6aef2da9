"""Arguments made from a tool's own schema: some that it allows, and some that it must refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

_TEXTS = ("last", "s1", "", "no such thing", "émoji 🎛", "../../etc/passwd", "a" * 300)


def allowed_arguments(schema: Mapping[str, Any], random: Random) -> dict[str, Any]:
    """Arguments inside the schema: what is required, and half of the rest."""
    required = schema.get("required", ())
    return {
        name: _value(data, random)
        for name, data in schema["properties"].items()
        if name in required or random.random() < 0.5
    }


def forbidden_arguments(
    schema: Mapping[str, Any], allowed: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is wrong, and `allowed` with that one thing wrong."""
    yield "a parameter that there is not", {**allowed, "no_such_parameter": 1}
    for name in schema.get("required", ()):
        yield f"{name} left out", {key: allowed[key] for key in allowed if key != name}
    for name, data in schema["properties"].items():
        for value in _wrong_values(data):
            yield f"{name}={value!r}", {**allowed, name: value}


def _value(data: Mapping[str, Any], random: Random) -> Any:
    if "enum" in data:
        return random.choice(data["enum"])
    if data["type"] == "boolean":
        return random.random() < 0.5
    if data["type"] == "string":
        return random.choice(_TEXTS)
    low, high = _range(data)
    if data["type"] == "integer":
        return random.randint(int(low), int(high))
    end = random.random()
    if end < 0.2:
        return low if end < 0.1 else high
    return random.uniform(low, high)


def _range(data: Mapping[str, Any]) -> tuple[float, float]:
    """The range that `_value` draws from; an open end is left out by a millionth."""
    low = data.get("minimum", data.get("exclusiveMinimum", 0))
    high = data.get("maximum", data.get("exclusiveMaximum", 1))
    margin = (high - low) * 1e-6
    whole = data["type"] == "integer"
    if "exclusiveMinimum" in data:
        low += 1 if whole else margin
    if "exclusiveMaximum" in data:
        high -= 1 if whole else margin
    return low, high


def _wrong_values(data: Mapping[str, Any]) -> tuple[Any, ...]:
    if "enum" in data:
        return ("no such choice", 0, ["a list"])
    if data["type"] == "boolean":
        return ("true", 1)
    if data["type"] == "string":
        return (0, True, ["a list"])
    low = data.get("minimum", data.get("exclusiveMinimum", 0))
    high = data.get("maximum", data.get("exclusiveMaximum", 1))
    wide = 1 + abs(low) + abs(high)
    not_numbers = ("3", True, float("nan"), float("inf"), ["a list"])
    return (low - wide, high + wide, *not_numbers)
