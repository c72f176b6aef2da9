"""The JSON schema of a tool's arguments, as a model and other programs read it.

Flat, without titles, and every range and default repeated in the description: Gemma 4's template
renders only description, type and string enums, and drops `minimum`, `maximum`, `default`, `anyOf`
and the enums of numbers. A quantity's unit stands in its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from talkbox_tools.arguments import Argument

if TYPE_CHECKING:
    from pydantic import BaseModel

Schema = dict[str, Any]

_NO_BOUND = 36_000
"""Ranges up to here or higher are left out of descriptions."""


class SchemaError(ValueError):
    """A schema is none; the text is one sentence."""


def full_schema(model: type[BaseModel]) -> Schema:
    """The schema of everything that `model` accepts, flat."""
    raw = model.model_json_schema(by_alias=True)
    properties = {name: _flat(data) for name, data in raw.get("properties", {}).items()}
    schema: Schema = {"type": "object", "properties": properties}
    if raw.get("required"):
        schema["required"] = raw["required"]
    schema["additionalProperties"] = False
    return schema


def shown_schema(model: type[BaseModel], arguments: Sequence[Argument]) -> Schema:
    """What a model reads: the arguments that are shown, with ranges and defaults in words."""
    schema = full_schema(model)
    shown = {argument.name for argument in arguments if argument.shown}
    schema["properties"] = {
        name: {**data, "description": described(data)}
        for name, data in schema["properties"].items()
        if name in shown
    }
    return schema


def described(data: Mapping[str, Any]) -> str:
    """The description with what other keys say: "acts above this, -60..0, default -18".

    That a number left out is 0 goes without saying, which saves a model's tokens.
    """
    parts = [data.get("description", ""), shown_range(data)]
    if "default" in data and (isinstance(data["default"], bool) or data["default"] != 0):
        parts.append(f"default {literal(data['default'])}")
    return ", ".join(part for part in parts if part)


def shown_range(data: Mapping[str, Any]) -> str:
    """The range as a description has it; empty where nobody comes near its end, as to ten hours."""
    return range_text(data) if abs(data.get("maximum", 0)) < _NO_BOUND else ""


def range_text(data: Mapping[str, Any]) -> str:
    """A number's range as "-60..0"; empty for anything else."""
    low = data.get("minimum", data.get("exclusiveMinimum"))
    high = data.get("maximum", data.get("exclusiveMaximum"))
    return "" if low is None or high is None else f"{literal(low)}..{literal(high)}"


def literal(value: object) -> str:
    """A value as people write it: 0.5, 12, bell."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def allowed(data: Mapping[str, Any]) -> str:
    """What a property's schema allows, for a sentence: "a number in -60..0"."""
    if "enum" in data:
        return f"one of {', '.join(data['enum'])}"
    noun = {
        "number": "a number",
        "integer": "a whole number",
        "string": "a text",
        "boolean": "true or false",
    }[data["type"]]
    bounds = range_text(data)
    return f"{noun} in {bounds}" if bounds else noun


def call_text(tool: str, arguments: Mapping[str, Any]) -> str:
    """A call as a sentence shows it: equalize(kind="bell", gain_db=-4)."""
    pairs = (f"{name}={_quoted(value)}" for name, value in arguments.items())
    return f"{tool}({', '.join(pairs)})"


def example_arguments(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The required arguments, or else the first, with values that the schema allows."""
    properties = schema["properties"]
    names = schema.get("required") or list(properties)[:1]
    return {name: _example(properties[name]) for name in names}


def check_schema(schema: Mapping[str, Any]) -> None:
    """Raise SchemaError unless this is a JSON schema of draft 2020-12."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError as Refused

    try:
        Draft202012Validator.check_schema(schema)
    except Refused as error:
        place = _path(error.absolute_path)
        raise SchemaError(f"its JSON schema is none, at {place}: {error.message}.") from None


def _flat(data: Mapping[str, Any]) -> Schema:
    """One property without what Gemma's template drops: title, `const`, the `anyOf` of `| None`."""
    flat = {key: value for key, value in data.items() if key not in ("title", "anyOf")}
    for arm in data.get("anyOf", ()):
        if arm.get("type") != "null":
            flat = {**arm, **flat}
    if flat.get("default", 0) is None:
        del flat["default"]
    if "const" in flat:
        flat["enum"] = [flat.pop("const")]
    return flat


def _example(data: Mapping[str, Any]) -> Any:
    if data.get("examples"):
        return data["examples"][0]
    if "enum" in data:
        return data["enum"][0]
    if data["type"] in ("number", "integer"):
        return _example_number(data)
    return {"string": "text", "boolean": True}[data["type"]]


def _example_number(data: Mapping[str, Any]) -> float:
    """A value three quarters up the range, on the grid: seldom the one that does nothing."""
    low = data.get("minimum", data.get("exclusiveMinimum"))
    high = data.get("maximum", data.get("exclusiveMaximum"))
    step = data.get("multipleOf", 1 if data["type"] == "integer" else (high - low) / 100)
    value = round(round((low + 0.75 * (high - low)) / step) * step, 6)
    return int(value) if float(value).is_integer() else value


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else literal(value)


def _path(parts: Iterable[object]) -> str:
    return ".".join(str(part) for part in parts) or "its root"
