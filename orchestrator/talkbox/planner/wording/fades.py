"""What goes in and what goes out: "half a second fade in, one out", "fade one second in".

Beside a fade a time with "in" or "out" is a fade by itself. The words are data: the `notation` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_FADE = Token("fade", "word")
_LONGEST_TIME = 5
"""Tokens of "two and a half seconds"."""


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    return frozenset(lexicon.grammar(language).get("notation", {}).get(name, ()))


def with_fades(line: Sequence[Token], language: str) -> list[Token]:
    """ "Half a second fade in, one out": beside a fade a time goes in or out by one too."""
    fades, sides = _listed("fades", language), _listed("sides", language)
    if not any(token.text in fades for token in line):
        return list(line)
    found: list[Token] = []
    for at, token in enumerate(line):
        if token.text not in sides or (at and line[at - 1].text in fades):
            found.append(token)
            continue
        length = _time_before(found, language)
        if length and len(found) > length and found[-length - 1].text in fades:
            found.insert(len(found) - length, token)  # "fade one second in"
            continue
        if length or _is_time(line, at + 1, language):
            found.append(_FADE)
        found.append(token)
    return found


def _is_time(line: Sequence[Token], at: int, language: str) -> bool:
    said = quantity_at(line, at, language) if at < len(line) else None
    return said is not None and said[0].unit in ("s", "ms")


def _time_before(found: Sequence[Token], language: str) -> int:
    """How many tokens the time takes with which the line ends; 0 where it ends with none."""
    for length in range(_LONGEST_TIME, 0, -1):
        start = len(found) - length
        said = quantity_at(found, start, language) if start >= 0 else None
        if said is not None and said[0].unit in ("s", "ms") and said[1] == length:
            return length
    return 0
