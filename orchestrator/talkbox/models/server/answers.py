"""What servers say of themselves, read without trust: JSON of any shape, and None where it is not
what it should be.
"""

from __future__ import annotations

from typing import Any

MOST_TOKENS = 2**31
"""A context beyond this is no context."""


def at(data: Any, *keys: str) -> Any:
    """The value at the end of these keys; None where the path breaks off."""
    for key in keys:
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


def rows(data: Any, *keys: str) -> list[dict[str, Any]]:
    """The objects of the list there; empty where there is none."""
    found = at(data, *keys)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def text(data: Any, *keys: str) -> str:
    """The text there, made printable; empty where there is none."""
    found = at(data, *keys)
    return "".join(each for each in found if each.isprintable()) if isinstance(found, str) else ""


def tokens(data: Any, *keys: str) -> int | None:
    """A count of tokens, above 0."""
    found = at(data, *keys)
    if not isinstance(found, int) or isinstance(found, bool):
        return None
    return found if 0 < found < MOST_TOKENS else None


def truth(data: Any, *keys: str) -> bool | None:
    """True or false, where it says so."""
    found = at(data, *keys)
    return found if isinstance(found, bool) else None


def named(data: Any, word: str, *keys: str) -> bool | None:
    """Whether the list there has this word; None where there is no list."""
    found = at(data, *keys)
    return word in found if isinstance(found, list) else None
