"""Strings of a schema: lengths counted in characters, and patterns where they can be held.

A pattern that needs what no finite automaton has (looking around, back references) is left to the
validation behind the grammar; so is everything that a `format` promises.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from talkbox.models.grammar.rules import Rules, Unsatisfiable

LONGEST = 20_000
"""Characters; a longer minLength or maxLength counts as this one."""
_CHARACTER = r"(?s:.)"
_ESCAPES = (
    r"\\[\"\\\/bfnrt]"
    r"|\\u(?:[0-9abcefABCEF][0-9a-fA-F]{3}|[dD][0-7][0-9a-fA-F]{2})"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
JSON_CHARACTER = rf"(?:[^\"\\\x00-\x1f\x7f]|{_ESCAPES})"
"""One character inside a JSON string; half a surrogate pair is none."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many characters a string may have."""

    least: int
    most: int | None

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> Lengths:
        """As minLength and maxLength say; raises Unsatisfiable when no length is left."""
        least, most = int(schema.get("minLength", 0)), schema.get("maxLength")
        if most is not None and most < least:
            raise Unsatisfiable(f"minLength {least} is more than maxLength {most}")
        bounded = None if most is None or most > LONGEST else int(most)
        return cls(min(least, LONGEST), bounded)

    def repeat(self, least: int) -> str:
        """The quantifier, from `least` characters on."""
        if self.most is None and least <= 1:
            return "+" if least else "*"
        return f"{{{least},{'' if self.most is None else self.most}}}"


def plain_text(schema: Mapping[str, Any], lengths: Lengths) -> tuple[str | None, bool]:
    """The terminal for the string where nothing is escaped, and whether it may also be empty.

    None instead of a terminal when only the empty string is allowed.
    """
    pattern = _supported(schema.get("pattern"))
    optional = lengths.least == 0 and (pattern is None or _matches_nothing(schema["pattern"]))
    if lengths.most == 0:
        return None, True
    any_text = f"/{_CHARACTER}{lengths.repeat(max(1, lengths.least))}/"
    return any_text if pattern is None else f"{pattern} & {any_text}", optional


def json_text(schema: Mapping[str, Any], lengths: Lengths, rules: Rules) -> str:
    """The expression for the string in JSON, with its quotes."""
    if "pattern" in schema:
        kept = {
            name: schema[name] for name in ("pattern", "minLength", "maxLength") if name in schema
        }
        held = f"%json {json.dumps({'type': 'string', **kept})}"
        if _compiles(f"start: {held}"):
            return rules.rule(held)
    return rules.pattern(f'"{JSON_CHARACTER}{lengths.repeat(lengths.least)}"')


def _supported(pattern: object) -> str | None:
    """The terminal for texts in which the pattern is found; None when it cannot be held."""
    if not isinstance(pattern, str):
        return None
    ways = "|".join(_anchored(way) for way in _alternatives(pattern))
    body = _as_lark(ways)
    return body if body is not None and _compiles(f"start: T\nT: {body}") else None


def _anchored(way: str) -> str:
    """A way to match with the any-text that an unanchored pattern has on its sides."""
    before = "" if way.startswith("^") else f"{_CHARACTER}*"
    ends = way.endswith("$") and not way.endswith(r"\$")
    inner = way.removeprefix("^")
    return f"{before}(?:{inner[:-1] if ends else inner}){'' if ends else f'{_CHARACTER}*'}"


def _alternatives(pattern: str) -> Iterator[str]:
    """The pattern cut at the bars that stand in no group and no class."""
    depth, begin, in_class = 0, 0, False
    for piece in re.finditer(r"\\.|[\[\]()|]", pattern, re.DOTALL):
        sign = piece.group()
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "|" and depth == 0:
            yield pattern[begin : piece.start()]
            begin = piece.end()
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
    yield pattern[begin:]


def _as_lark(regex: str) -> str | None:
    from llguidance import regex_to_lark

    try:
        return f"/{regex_to_lark(regex, use_ascii='dw')}/"
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _compiles(grammar: str) -> bool:
    from llguidance import LLMatcher, grammar_from

    return not LLMatcher.validate_grammar_with_warnings(grammar_from("lark", grammar))[0]


def _matches_nothing(pattern: str) -> bool:
    try:
        return re.search(pattern, "") is not None
    except re.error:
        return False
