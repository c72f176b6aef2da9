"""Decibels and seconds that are counted roughly: "un par de dB", "a dB or two", "quelques dB".

A couple is two of them, and one or two are one and a half. The words are data: the `rough_counts`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled

_COUNTED = frozenset({"db", "s"})
_LONGEST_COUPLE = 3
_TWO, _ONE_OR_TWO = Token("2", "number", 2.0), Token("1.5", "number", 1.5)

_listed = lists_of("rough_counts")


def with_rough_counts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every rough count as a number."""
    if not _listed("couples", language) | _listed("two", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        found = _couple(line, at, language) or _one_or_two(line, at, language)
        told += [line[at]] if found is None else found[0]
        at = at + 1 if found is None else found[1]
    return told


def _couple(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int] | None:
    """ "Un par de dB" as "2 dB", and where it ends."""
    for length in range(min(_LONGEST_COUPLE, len(line) - at), 0, -1):
        said = " ".join(token.text for token in line[at : at + length])
        if said in _listed("couples", language) and _unit(line, at + length, language):
            return [_TWO], at + length
    return None


def _one_or_two(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int] | None:
    """ "A dB or two", "uno o dos dB" as "1.5 dB", and where it ends."""
    if line[at].text not in _listed("one", language):
        return None
    early = _unit(line, at + 1, language)
    end = at + 3 + early
    if end > len(line) or line[end - 2].text not in _listed("or", language):
        return None
    late = 0 if early else _unit(line, end, language)
    if line[end - 1].text not in _listed("two", language) or not early + late:
        return None
    unit = line[at + 1 : at + 1 + early] if early else line[end : end + late]
    return [_ONE_OR_TWO, *unit], end + late


def _unit(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens the unit at `at` takes; 0 where none stands."""
    found = spelled(line, at, "units", language)
    return found[2] if found is not None and found[0] in _COUNTED else 0
