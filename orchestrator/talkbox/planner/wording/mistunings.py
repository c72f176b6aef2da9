"""How far something is out of tune: "it's about 20 cents flat" is too low by as much.

Said of what is there, flat and sharp are what is to be mended; ordered ("make it 20 cents flat")
they are the wish. The words are data: the `mistunings` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_TO_THE_INTERVAL = 4
"""Tokens from "is" to the interval: "is about roughly 20 cents"."""
_PLAIN = {"flat": ("too", "low"), "sharp": ("too", "high")}

_listed = lists_of("mistunings")


def with_mistunings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding as "too low" or "too high"."""
    told: list[Token] = []
    found = {_finding(line, at, language) for at in range(len(line))}
    for at, token in enumerate(line):
        said = _PLAIN.get(_way(token, language), ()) if at in found else ()
        told += [Token(word, "word") for word in said] or [token]
    return told


def _finding(line: Sequence[Token], at: int, language: str) -> int | None:
    """The place of the "flat" that is found of something at `at`; None where none is."""
    if line[at].text not in _listed("is", language):
        return None
    for place in range(at + 1, min(at + 1 + _TO_THE_INTERVAL, len(line))):
        said = quantity_at(line, place, language)
        if said is not None:
            end = place + said[1]
            tuned = said[0].unit == "st" and end < len(line) and _way(line[end], language)
            return end if tuned else None
    return None


def _way(token: Token, language: str) -> str:
    return next((way for way in _PLAIN if token.text in _listed(way, language)), "")
