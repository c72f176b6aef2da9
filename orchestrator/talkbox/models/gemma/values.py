"""Values in Gemma 4's own notation: strings between quote tokens, all else bare, keys sorted.

Numbers are written as Python writes them, so that 8000 stays an integer and 1e-05 is that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from talkbox.models.dialect import Piece, Text
from talkbox.models.gemma.markers import quoted, separated


def by_key(mapping: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The members by name, upper and lower case alike; the same name twice stays in order."""
    return sorted(((str(key), value) for key, value in mapping.items()), key=_lower)


def members(mapping: Mapping[str, Any], null: str) -> Iterator[Piece]:
    """`key:value,key:value`, without the braces."""
    return separated(_member((Text(key),), value, null) for key, value in by_key(mapping))


def written(value: Any, null: str, quoted_keys: bool = False) -> Iterator[Piece]:
    """Any JSON value; keys stand between quote tokens in declarations only."""
    if isinstance(value, str):
        yield from quoted(value)
    elif isinstance(value, Mapping):
        keyed = ((quoted(k) if quoted_keys else (Text(k),), v) for k, v in by_key(value))
        yield Text("{")
        yield from separated(_member(key, item, null, quoted_keys) for key, item in keyed)
        yield Text("}")
    elif isinstance(value, list | tuple):
        yield Text("[")
        yield from separated(written(item, null, quoted_keys) for item in value)
        yield Text("]")
    else:
        yield Text(_bare(value, null))


def _member(
    key: Iterable[Piece], value: Any, null: str, quoted_keys: bool = False
) -> Iterator[Piece]:
    yield from key
    yield Text(":")
    yield from written(value, null, quoted_keys)


def _bare(value: Any, null: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return null if value is None else str(value)


def _lower(member: tuple[str, Any]) -> str:
    return member[0].lower()
