"""A place between the middle and a side: "half way between the middle and hard right".

It is half of the way to that side, and names neither the middle nor the end. The words are data:
the `pan_ways` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("pan_ways")
_HALF = 50.0
_MOST_BETWEEN = 9
"""Words after "between" that the two places take: "dead centre and all the way to the left"."""


def with_pan_ways(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every place between the middle and a side as half of the way there."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        side, end = _between(line, at, language)
        if end:
            while kept and kept[-1].text in _listed("leads", language):
                kept.pop()
            kept += [Token("pan", "word"), Token(side, "word")]
            kept += [Token(f"{_HALF:g}", "number", _HALF), Token("percent", "word")]
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


def _between(line: Sequence[Token], at: int, language: str) -> tuple[str, int]:
    """The side and the end of such a place that begins at `at`; an end of 0 without one."""
    place = at
    if line[at].text in _listed("half", language):
        place += 1
        while place < len(line) and line[place].text in _listed("way", language):
            place += 1
    if place >= len(line) or line[place].text not in _listed("between", language):
        return "", 0
    return _places(line, place + 1, language)


def _places(line: Sequence[Token], at: int, language: str) -> tuple[str, int]:
    """The side of the two places named from `at` on, in either order, and where they end."""
    side, middle, end = "", False, 0
    for place in range(at, min(len(line), at + _MOST_BETWEEN)):
        text = line[place].text
        if text in _listed("sides", language) and not side:
            side, end = text, place + 1
        elif text in _listed("middle", language) and not middle:
            middle, end = True, place + 1
        elif text not in _listed("beside", language):
            break
    while side and end < len(line) and line[end].text in _listed("named", language):
        end += 1
    return (side, end) if side and middle else ("", 0)
