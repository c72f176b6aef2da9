"""Tools as Gemma 4 is told of them.

Only what the format has a place for is declared: descriptions, types, choices of strings, items
and members. Ranges and defaults have none; they belong in descriptions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from talkbox.messages import ToolSchema
from talkbox.models.dialect import Piece, Text
from talkbox.models.gemma.markers import END_TOOL, TOOL, quoted, separated
from talkbox.models.gemma.revision import Revision
from talkbox.models.gemma.values import by_key, written

_RESERVED = frozenset({"description", "type", "properties", "required", "nullable"})

Part = Iterator[Piece]


def declared(tool: ToolSchema, revision: Revision) -> Part:
    """One tool, between its markers."""
    yield TOOL
    yield Text(f"declaration:{tool.name}{{description:")
    yield from quoted(tool.description)
    if tool.parameters:
        yield Text(",parameters:{")
        yield from _arguments(tool.parameters, revision)
    yield Text("}")
    yield END_TOOL


def _arguments(schema: Mapping[str, Any], revision: Revision) -> Part:
    """The arguments; without a type the format leaves the brace open."""
    if schema.get("properties"):
        yield Text("properties:{")
        yield from _parameters(schema["properties"], revision)
        yield Text("},")
    if schema.get("required"):
        yield from _required(schema["required"])
        yield Text(",")
    if schema.get("type"):
        yield from _type(schema)
        yield Text("}")


def _parameters(properties: Mapping[str, Any], revision: Revision, is_schema: bool = False) -> Part:
    """Every parameter by name; of a schema that is taken for one, only what is no keyword."""
    skipped = is_schema or not revision.reserved_parameters
    shown = [
        (name, schema if isinstance(schema, Mapping) else {})
        for name, schema in by_key(properties)
        if not (skipped and name in _RESERVED)
    ]
    return separated(_parameter(name, schema, revision) for name, schema in shown)


def _parameter(name: str, schema: Mapping[str, Any], revision: Revision) -> Part:
    yield Text(f"{name}:{{")
    yield from separated(_facts(schema, revision))
    yield Text("}")


def _facts(schema: Mapping[str, Any], revision: Revision) -> Iterator[Part]:
    kind = _upper(schema)
    if schema.get("description"):
        yield _named("description", quoted(schema["description"]))
    if kind == "STRING" and schema.get("enum"):
        yield _named("enum", written(schema["enum"], revision.null, quoted_keys=True))
    items = schema.get("items")
    if kind == "ARRAY" and isinstance(items, Mapping) and items:
        yield _items(items, revision)
    if schema.get("nullable"):
        yield iter((Text("nullable:true"),))
    if kind == "OBJECT":
        yield from _members(schema, revision)
    yield _type(schema)


def _members(schema: Mapping[str, Any], revision: Revision) -> Iterator[Part]:
    """An object without properties is shown its other keywords as if they were some."""
    inner = schema.get("properties")
    if isinstance(inner, Mapping):
        yield _braced("properties", _parameters(inner, revision))
    else:
        yield _braced("properties", _parameters(schema, revision, is_schema=True))
    if schema.get("required"):
        yield _required(schema["required"])


def _items(items: Mapping[str, Any], revision: Revision) -> Part:
    given = ((key, value) for key, value in by_key(items) if value is not None)
    return _braced("items", separated(_item(key, value, revision) for key, value in given))


def _item(key: str, value: Any, revision: Revision) -> Part:
    if key == "properties":
        inner = value if isinstance(value, Mapping) else {}
        return _braced(key, _parameters(inner, revision))
    if key == "required":
        return _required(value)
    if key == "type":
        kinds = value.upper() if isinstance(value, str) else [str(kind).upper() for kind in value]
        return _named(key, written(kinds, revision.null, quoted_keys=True))
    return _named(key, written(value, revision.null, quoted_keys=True))


def _required(names: Sequence[str]) -> Part:
    yield Text("required:[")
    yield from separated(quoted(name) for name in names)
    yield Text("]")


def _type(schema: Mapping[str, Any]) -> Part:
    return _named("type", quoted(_upper(schema)))


def _upper(schema: Mapping[str, Any]) -> str:
    return str(schema.get("type", "")).upper()


def _named(name: str, value: Part) -> Part:
    yield Text(f"{name}:")
    yield from value


def _braced(name: str, inner: Part) -> Part:
    yield Text(f"{name}:{{")
    yield from inner
    yield Text("}")
