"""Lists of bands: "60: +1.5, 250 -1.5, 10k: +1.5" is a place and a gain each.

A number with a sign right behind a frequency is its gain in decibels, in any language.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_HZ, _DB, _STOP = Token("hz", "word"), Token("db", "word"), Token(",", "stop")
_LOWEST_HZ = 20.0
_MOST_DB = 24.0
"""Bare numbers from here on are frequencies, up to there gains."""


def with_bands(line: Sequence[Token], language: str) -> list[Token]:
    """ "60: +1.5, 250 -1.5 dB" with the places in Hz and the gains in decibels."""
    found: list[Token] = []
    for at, token in enumerate(line):
        after = quantity_at(line, at, language) if _is_gain(token) else None
        place = _place_before(found) if after and after[0].unit in ("", "db") else None
        if place is None or after is None:
            found.append(token)
            continue
        found[place:] = [*(each for each in found[place:] if each.kind != "stop"), token]
        if found[-2].kind == "number":
            found.insert(len(found) - 1, _HZ)
        if not after[0].unit:
            found.append(_DB)
            if at + 1 < len(line) and line[at + 1].kind == "number":
                found.append(_STOP)
    return found


def _is_gain(token: Token) -> bool:
    return token.kind == "number" and token.signed and abs(token.value) <= _MOST_DB


def _place_before(found: Sequence[Token]) -> int | None:
    """Where the frequency begins with which the line ends, a colon aside."""
    end = len(found) - (1 if found and found[-1].text == ":" else 0)
    at = end - 1
    scaled = at > 0 and found[at].text in ("k", "khz", "hz")
    at -= 1 if scaled else 0
    if at < 0 or found[at].kind != "number" or found[at].signed:
        return None
    return at if scaled or found[at].value >= _LOWEST_HZ else None
