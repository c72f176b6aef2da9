"""A part that is to be silent: "turn the first 2 seconds off" mutes them and cuts nothing.

"And the rest 3 dB louder" behind it is a wish of its own. The words are data: the `turned_off` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import PART, quantity_at
from talkbox.planner.text.tokens import Token

_MUTE, _MAKE = Token("mute", "word"), Token("make", "word")
_TIMES = frozenset({"s", "ms", PART})

_listed = lists_of("turned_off")


def with_turned_off(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every part that is turned off as one that is muted."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        part = _part(line, at, language) if line[at].text in _listed("turns", language) else None
        kept += [line[at]] if part is None else [_MUTE, *part]
        at += 1 if part is None else len(part) + 2
        if part is not None and _goes_on(line, at, language):
            kept += [line[at], _MAKE]
            at += 1
    return kept


def _goes_on(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether what is asked of the rest follows without its verb."""
    named = line[at + 1 : at + 3]
    if at >= len(line) or line[at].text not in _listed("joints", language):
        return False
    return any(token.text in _listed("rest", language) for token in named)


def _part(line: Sequence[Token], at: int, language: str) -> Sequence[Token] | None:
    """What stands between "turn" and "off"; None where that is no part of the clip."""
    place = at + 1
    while place < len(line) and line[place].text in _listed("before", language):
        place += 1
    said = quantity_at(line, place, language) if place > at + 1 and place < len(line) else None
    if said is None or said[0].unit not in _TIMES:
        return None
    end = place + said[1]
    off = end < len(line) and line[end].text in _listed("off", language)
    return line[at + 1 : end] if off else None
