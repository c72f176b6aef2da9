"""Settings of a transient shaper: "attack +4, sustain flat" with or without the device's name.

An attack with a sign is an amount in dB and no time; "flat" is a setting of nothing. The words are
data: the `shapers` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled

_DEVICE = (Token("transient", "word"), Token("shaper", "word"))
_ZERO = Token("0", "number", 0.0)
_MOST_DB = 12.0


_listed = lists_of("shapers")


def with_shaper(line: Sequence[Token], language: str) -> list[Token]:
    """The line with the device named before its first setting and "flat" as 0 dB."""
    named = any(token.text in _listed("devices", language) for token in line)
    settings = [at for at in range(len(line)) if _is_amount(line, at, language)]
    if not any(line[at].text in _listed("attacks", language) for at in settings):
        settings = []  # "sustain -4" is about the sustain alone
    if not settings and not (named and any(_flat(line, at, language) for at in range(len(line)))):
        return list(line)
    found: list[Token] = []
    at = 0
    while at < len(line):
        if not named and at == settings[0]:
            found += _DEVICE
        flat = _flat(line, at, language)
        found += [line[at], _ZERO] if flat else [line[at]]
        at += 1 + flat
    return found


def _is_amount(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a setting stands here with a number that has a sign: "sustain -2 dB"."""
    place = at + 1
    while place < len(line) and line[place].text in _listed("links", language):
        place += 1
    if line[at].text not in _listed("settings", language) or place >= len(line):
        return False
    token = line[place]
    if token.kind != "number" or not token.signed or abs(token.value) > _MOST_DB:
        return False
    unit = spelled(line, place + 1, "units", language)
    return unit is None or unit[0] == "db"


def _flat(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens after a setting say that it does nothing."""
    if line[at].text not in _listed("settings", language):
        return 0
    place = at + 1
    while place < len(line) and line[place].text in _listed("links", language):
        place += 1
    return place - at if place < len(line) and line[place].text in _listed("flat", language) else 0
