"""Gain into a limiter: "drive 4 dB into it", "hit the limiter with 4 dB", "3 dB of input gain".

The decibels turn the level up before the peaks are held; they are neither the ceiling nor a
distortion. The words are data: the `driving` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_LOUDER = Token("louder", "word")
_STOP = Token(",", "stop")
_CEILING = (Token("-1", "number", -1.0, signed=True), Token("db", "word"))
"""Where a limiter holds the peaks when nothing says where: EBU R 128."""
_MOST_DB = 24.0


_listed = lists_of("driving")


def is_about_limiters(line: Sequence[Token], language: str) -> bool:
    """Whether the line names a limiter at all."""
    limiters = _listed("limiters", language)
    return any(token.text in limiters for token in line)


def with_drive(parts: Sequence[list[Token]], language: str) -> list[list[Token]]:
    """The parts of a line that names a limiter, with gain into it as a level of its own."""
    held = any(token.signed and token.value <= 0 for part in parts for token in part)
    return [_driven(part, held, language) for part in parts]


def _driven(part: list[Token], held: bool, language: str) -> list[Token]:
    gain = _gain(part, language)
    if gain is None:
        return part
    start, end = gain
    limits = is_about_limiters(part, language)
    drives = _listed("drives", language)
    if not any(token.text in drives for token in (part if limits else part[end : end + 2])):
        return part
    head = 1 if part[0].kind == "stop" or part[0].text in _listed("joints", language) else 0
    idle = drives | _listed("links", language)
    rest = [
        token
        for at, token in enumerate(part)
        if at >= head and not start <= at < end and token.text not in idle
    ]
    ceiling = () if held or not limits else _CEILING
    return [*part[:head], _LOUDER, *part[start:end], _STOP, *rest, *ceiling]


def _gain(part: Sequence[Token], language: str) -> tuple[int, int] | None:
    """From where to where the decibels reach that can be a gain."""
    for at in range(len(part)):
        said = quantity_at(part, at, language)
        if said is None:
            continue
        quantity, length = said
        if quantity.unit == "db" and 0 < quantity.value <= _MOST_DB and quantity.until is None:
            return at, at + length
    return None
