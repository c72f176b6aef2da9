"""Values in the type that the schema has for them, where a model wrote them in another.

Only what can be meant in one way: "8000" becomes 8000 where a number is wanted and text is not
allowed. Everything else is left to validation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from talkbox.models.gemma.arguments import Unreadable, read_list, read_object
from talkbox.models.gemma.literals import read_number

Schema = Mapping[str, Any]

_TRUTH = {"true": True, "false": False}


def fitted(value: Any, schema: Schema) -> Any:
    """The value as the schema wants it, members and items too; unchanged where in doubt."""
    kinds = _kinds(schema)
    if isinstance(value, str) and kinds and "string" not in kinds:
        value = _from_text(value, kinds)
    if isinstance(value, float) and "integer" in kinds and "number" not in kinds:
        return int(value) if value.is_integer() else value
    if isinstance(value, dict):
        properties = _first(schema, "properties")
        return {key: fitted(item, _schema(properties, key)) for key, item in value.items()}
    if isinstance(value, list):
        items = _first(schema, "items")
        return [fitted(item, items) for item in value]
    return value


def _from_text(text: str, kinds: frozenset[str]) -> Any:
    word = text.strip()
    number = read_number(word) if kinds & {"number", "integer"} else None
    if number is not None:
        return number
    if "boolean" in kinds and word.lower() in _TRUTH:
        return _TRUTH[word.lower()]
    try:
        if "array" in kinds and word.startswith("["):
            return read_list(word)
        if "object" in kinds and word.startswith("{"):
            return read_object(word)[0]
    except Unreadable:
        pass
    return text


def _kinds(schema: Schema) -> frozenset[str]:
    """The types that the schema allows; empty where it does not say."""
    kinds: set[str] = set()
    for variant in _variants(schema):
        told = variant.get("type")
        if isinstance(told, str):
            kinds.add(told)
        elif isinstance(told, list | tuple):
            kinds.update(map(str, told))
        elif "anyOf" not in variant and "oneOf" not in variant:
            return frozenset()
    return frozenset(kinds)


def _variants(schema: Schema) -> Iterator[Schema]:
    yield schema
    for word in ("anyOf", "oneOf"):
        for variant in schema.get(word, ()):
            if isinstance(variant, Mapping):
                yield variant


def _first(schema: Schema, word: str) -> Schema:
    found = (_schema(variant, word) for variant in _variants(schema))
    return next((inner for inner in found if inner), {})


def _schema(schema: Schema, word: str) -> Schema:
    inner = schema.get(word)
    return inner if isinstance(inner, Mapping) else {}
