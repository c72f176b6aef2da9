"""Gains in words without their unit: "high shelf, minus four, corner at 4k", "box -3, air +2".

Where a filter or a part of the spectrum was named, a small number with a sign is in decibels. The
words are data: the `signed_gains` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_DB = Token("db", "word")
_MOST_DB = 18.0
_FIGURES = ("number", "ratio")
_PLACES = frozenset({"k", "khz", "hz", ":"})
"""Behind a frequency a number is its gain in a list of bands."""

_listed = lists_of("signed_gains")


def with_signed_gains(line: Sequence[Token], language: str) -> list[Token]:
    """The line with "dB" behind such numbers."""
    texts = {token.text for token in line}
    if texts & _listed("others", language) or not texts & _listed("spectral", language):
        return list(line)
    found: list[Token] = []
    at, gap = 0, len(line)
    while at < len(line):
        said = quantity_at(line, at, language)
        length = 1 if said is None else said[1]
        tokens = list(line[at : at + length])
        gap = gap + 1 if said is None else gap
        listed_band = at > 0 and (line[at - 1].kind in _FIGURES or line[at - 1].text in _PLACES)
        small = not listed_band and said is not None and not said[0].unit and said[0].signed
        if said is not None and small and 0 < abs(said[0].value) <= _MOST_DB:
            if found and found[-1].kind == "stop" and gap > 1 and _names(found[:-1], language):
                found.pop()
            tokens.append(_DB)
        found += tokens
        at += length
    return found


def _names(found: Sequence[Token], language: str) -> bool:
    """Whether the clause that ends here only names the thing: "high shelf, minus four"."""
    start = max((at for at in range(len(found)) if found[at].kind == "stop"), default=-1) + 1
    words = [token.text for token in found[start:] if token.kind == "word"]
    return 0 < len(words) <= 3 and words[-1] in _listed("spectral", language)
