"""Amounts that are counted roughly: "un par de dB", "a dB or two", "due o tre secondi".

A couple is two of them, one or two are one and a half, and of two neighbours the middle is meant;
two numbers far apart, of hertz or behind "either" are a choice. The words are data: the
`rough_counts` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled

_COUNTED = frozenset({"db", "s"})
_CHOSEN = frozenset({"hz", "bpm"})
"""Units of which two are two places: the mains hum at 50 or 60 Hz."""
_NEAREST, _NEIGHBOURS = 1.0, 1.5
_LONGEST_COUPLE = 3
_TWO, _ONE_OR_TWO = Token("2", "number", 2.0), Token("1.5", "number", 1.5)

_listed = lists_of("rough_counts")


def with_rough_counts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every rough count as a number."""
    if not _listed("or", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        found = _couple(line, at, language) or _one_or_two(line, at, language)
        found = found or _either(line, at, language)
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


def _either(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int] | None:
    """ "Due o tre secondi" as "2.5 secondi", and where its numbers end."""
    first = _number(line, at, language)
    if first is None or first[1] + 1 >= len(line):
        return None
    last = _number(line, first[1] + 1, language)
    offered = line[first[1]].text in _listed("or", language)
    chosen = at > 0 and line[at - 1].text in _listed("either", language)
    if not offered or chosen or last is None:
        return None
    unit = spelled(line, last[1], "units", language)
    if unit is None or not are_near(first[0], last[0], unit[0]):
        return None
    middle = (first[0] + last[0]) / 2
    return [Token(f"{middle:g}", "number", middle)], last[1]


def are_near(first: float, last: float, unit: str) -> bool:
    """ "Two or three dB", "10 or 15 s"; neither "5 or 10" nor "50 or 60 Hz"."""
    low, high = sorted((first, last))
    near = high - low <= _NEAREST or high <= low * _NEIGHBOURS
    return near and unit not in _CHOSEN


def _number(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The unsigned number that begins here, in figures or words, and the place after it."""
    if line[at].kind == "number":
        return None if line[at].signed else (line[at].value, at + 1)
    return in_words_at(line, at, language)


def _unit(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens the unit at `at` takes; 0 where none stands."""
    found = spelled(line, at, "units", language)
    return found[2] if found is not None and found[0] in _COUNTED else 0
