"""A slope for two filters: "high pass 75, low pass 12.5k, both 12 db/oct".

What "both" or "each" says of two cutting filters belongs to the first as well as to the last. The
words are data: the `shared_slopes` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token

_CUTTING = frozenset({"high_pass", "low_pass"})
_SLOPES = frozenset({6.0, 12.0, 18.0, 24.0, 36.0, 48.0})
_BY_UNIT = frozenset({"db", "db_per_octave"})
_PAIR = 2

_listed = lists_of("shared_slopes")


def with_shared_slopes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a slope behind the corner of either filter."""
    for at, token in enumerate(line):
        if token.text not in _listed("both", language):
            continue
        slope = _slope(line, at, language)
        corners = list(_corners(line[:at], language)) if slope else []
        if slope and len(corners) == _PAIR:
            start, end = slope
            said = list(line[start:end])
            first, second = corners
            rest = [each for each in line[second:start] if each.text != token.text]
            return [*line[:first], *said, *line[first:second], *said, *rest, *_after(line, end, at)]
    return list(line)


def _after(line: Sequence[Token], end: int, at: int) -> Sequence[Token]:
    """What follows the slope, without the "each" behind it."""
    return line[max(end, at + 1) :]


def _slope(line: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """Where the slope beside "both" stands: "both 12 dB/oct", "24 dB/oct each"."""
    for start in range(max(0, at - 4), min(at + 3, len(line))):
        found = quantity_at(line, start, language)
        if found is not None and _is_slope(found[0]):
            end = start + found[1]
            if start > at or end == at:
                return start, end
    return None


def _is_slope(said: Quantity) -> bool:
    return said.unit in _BY_UNIT and not said.signed and said.value in _SLOPES


def _corners(line: Sequence[Token], language: str) -> Iterator[int]:
    """The places right behind the corner frequency of every filter."""
    book = phrasebook(language)
    waits = False
    at = 0
    while at < len(line):
        found = quantity_at(line, at, language) if waits else None
        if found is not None:
            waits = False
            yield at + found[1]
        match = None if found is not None else book.at(line, at)
        entry = None if match is None else match.entry("word")
        waits = waits or (entry is not None and entry.name in _CUTTING)
        at += found[1] if found is not None else match.length if match is not None else 1
