"""What is kept, told twice or with its fade: "I need exactly 5 seconds, cut the rest with a fade".

Beside a length that is kept, cutting the rest says nothing more; and a fade with which something is
kept or cut is one to make, and none to cut or keep. The words are data: the `rest_cut` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_TO_THE_FADE = 5
"""Tokens from "with" to "fade": "with a nice short half second fade"."""
_TIMES = frozenset({"s", "ms"})
_APART, _ADD = Token(",", "stop"), Token("add", "word")

_listed = lists_of("rest_cut")


def with_rest_cut(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without a rest that is cut, and with a fade as a wish of its own."""
    said = {token.text for token in line}
    if not said & (_listed("keeps", language) | _listed("cuts", language)):
        return list(line)
    kept: list[Token] = []
    at, timed = 0, False
    while at < len(line):
        timed = timed or _is_time(line, at, language)
        end = _rest(line, at, language) if timed else at
        if end > at:
            at = end
        elif timed and _has_fade(line, at, language):
            kept += [_APART, _ADD]
            at += 1
        else:
            kept.append(line[at])
            at += 1
    return kept


def _is_time(line: Sequence[Token], at: int, language: str) -> bool:
    said = quantity_at(line, at, language)
    return said is not None and said[0].unit in _TIMES


def _rest(line: Sequence[Token], at: int, language: str) -> int:
    """Where "and cut off the rest" ends that begins here; `at` where none does."""
    place = at + (line[at].text in _listed("joints", language))
    if place >= len(line) or line[place].text not in _listed("cuts", language):
        return at
    place += 1
    while place < len(line) and line[place].text in _listed("between", language):
        place += 1
    found = place < len(line) and line[place].text in _listed("rests", language)
    return place + 1 if found else at


def _has_fade(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "with" begins a fade here."""
    if line[at].text not in _listed("with", language):
        return False
    for token in line[at + 1 : at + 1 + _TO_THE_FADE]:
        if token.text in _listed("fades", language):
            return True
        if token.kind == "stop":
            return False
    return False
