"""Words without quotes, and what backslashes mean in plain ones."""

from __future__ import annotations

import json
import math
import re
from typing import Any

_NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]*)?(\.[0-9]*)?([eE][+-]?[0-9]+)?")
_LONGEST_NUMBER = 64
"""Characters; Python refuses to read integers beyond 4300, and no tool takes such a number."""
_CONSTANTS = {"true": True, "false": False, "null": None}
_CONSTANTS |= {"True": True, "False": False, "None": None}
"""As JSON and as Python write them; `none` may be a word."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_INNER_QUOTE = re.compile(r'\\(.)|(")', re.DOTALL)


def bare_value(word: str) -> Any:
    """A number, a truth value, null, or else the word itself."""
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    number = read_number(word)
    return word if number is None else number


def read_number(word: str) -> int | float | None:
    """The finite number that the word is and nothing else; integers stay integers."""
    match = _NUMBER.fullmatch(word) if len(word) <= _LONGEST_NUMBER else None
    if match is None:
        return None
    try:
        number = int(word) if match[1] is None and match[2] is None else float(word)
    except ValueError:  # a sign or a point and no digit
        return None
    return number if math.isfinite(number) else None


def unescaped(text: str, quote: str) -> str:
    """What stands between plain quotes, read as JSON; as it is where JSON has no such escape."""
    if "\\" not in text:
        return text
    inner = text if quote == '"' else _INNER_QUOTE.sub(_as_json, text)
    try:
        read = json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return text
    return text if _SURROGATE.search(read) else str(read)


def _as_json(match: re.Match[str]) -> str:
    if match[2] is not None:
        return '\\"'
    return "'" if match[1] == "'" else match[0]
