"""A TOML text that people wrote, as data within bounds that whoever checks it can rely on.

TOML's own limit for whole numbers holds, which Python's reader does not keep, and tables are as
deep as a person writes them: longer numbers and deeper tables cannot even be shown in a message.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")
_LARGEST = 2**63
_DEEPEST = 12


class NoDocument(ValueError):
    """The text cannot be used; what is wrong, without a full stop."""

    def __init__(self, what: str, line: int | None = None) -> None:
        """`line` is where, if that is known."""
        super().__init__(what)
        self.line = line


def document(text: str) -> dict[str, Any]:
    """The data of the text; raises NoDocument."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(str(error), text) from None
    except RecursionError:
        raise NoDocument("it is nested too deeply") from None
    except ValueError:  # more digits than Python turns into a number
        raise NoDocument("it has a number that is too long") from None
    _hold_bounds(found)
    return found


def _no_toml(message: str, text: str) -> NoDocument:
    at = _AT_LINE.search(message)
    line = None if at is None else int(at[1] or max(1, len(text.splitlines())))
    return NoDocument(f"this is no TOML: {_AT_LINE.sub('', message)}", line)


def _hold_bounds(found: dict[str, Any]) -> None:
    level: list[Any] = [found]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
        if any(isinstance(each, int) and not -_LARGEST <= each < _LARGEST for each in level):
            raise NoDocument("it has a number that is too long")
    if level:
        raise NoDocument("it is nested too deeply")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
