"""Numbers with their units: "4 dB", "minus 14 lufs", "half a second", "3k", "an octave", "4:1"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from talkbox.planner.tokens import Token, words
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

_NAMED = frozenset({"q", "ratio"})
"""Units that are said before their number."""
_ARTICLES = ("a", "an", "one")
_COUNTABLE = frozenset({"st", "s", "db"})
"""Units of which "a" or "the first" means one."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was said, in the unit's base ("3k" is 3000 Hz, "an octave" 12 semitones)."""

    value: float
    unit: str = ""
    """A key of the grammar's units, "ratio", "q", or "" for a number without a unit."""
    signed: bool = False
    """A plus or minus was said."""
    until: float | None = None
    """The other end of a range: "200 to 400 Hz"."""


@cache
def _numbers(language: str) -> tuple[dict[str, float], dict[str, float]]:
    grammar = lexicon.grammar(language)["numbers"]
    return _pairs(grammar["words"]), _pairs(grammar["scales"])


def _pairs(items: Sequence[str]) -> dict[str, float]:
    return {name: float(value) for name, value in (item.split() for item in items)}


@cache
def _units(language: str) -> dict[str, list[tuple[tuple[str, ...], str, float]]]:
    """First token -> (tokens, unit, factor), the longest spelling first."""
    table: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for unit, spellings in lexicon.grammar(language)["units"].items():
        for spelling in spellings:
            factor, _, name = spelling.rpartition("*")
            tokens = words(name)
            table.setdefault(tokens[0], []).append((tokens, unit, float(factor or 1)))
    for found in table.values():
        found.sort(key=lambda item: -len(item[0]))
    return table


def quantity_at(
    line: Sequence[Token], start: int, language: str = LANGUAGE
) -> tuple[Quantity, int] | None:
    """The quantity that begins at `start` and how many tokens it takes; None where none does.

    A number in words counts only with a unit or a sign: "two dB", "minus fourteen".
    """
    token = line[start]
    if token.text in _NAMED:
        return _named(line, start)
    if token.kind == "ratio":
        return _ratio(token, line, start)
    number = _number_at(line, start, language)
    if number is None:
        return _single(line, start, language)
    found, at, in_words = number
    unit = _unit_at(line, at, language)
    if unit is None:
        return None if in_words and not found.signed else (found, at - start)
    name, factor, length = unit
    found = replace(found, value=found.value * factor, unit=name)
    half, taken = _and_a_half(line, at + length)
    return replace(found, value=found.value + half * factor), at + length + taken - start


def _ratio(token: Token, line: Sequence[Token], start: int) -> tuple[Quantity, int]:
    """ "4:1" is a compression ratio, "1:30" a time of 90 seconds."""
    if token.per == 1:
        return Quantity(token.value, "ratio"), 1
    if len(token.text.rpartition(":")[2]) == 2:
        return Quantity(60 * token.value + token.per, "s"), 1
    return Quantity(token.value / token.per if token.per else token.value, "ratio"), 1


def _named(line: Sequence[Token], start: int) -> tuple[Quantity, int] | None:
    """ "Q of 2", "ratio 4": the name of the number comes first; "ratio of 4 to 1" ends the same."""
    for at in (start + 1, start + 2):
        if at >= len(line) or line[at].kind not in ("number", "ratio"):
            continue
        rest = tuple(token.text for token in line[at + 1 : at + 3])
        more = 2 if rest == ("to", "1") else 0
        return Quantity(abs(line[at].value), line[start].text), at + 1 + more - start
    return None


def _number_at(
    line: Sequence[Token], start: int, language: str
) -> tuple[Quantity, int, bool] | None:
    """The bare number at `start`, the place after it, and whether it was written in words."""
    at, sign = _sign_at(line, start, language)
    if at >= len(line):
        return None
    token, (names, scales) = line[at], _numbers(language)
    if token.kind == "number":
        value, in_words = token.value, False
    elif token.text in names:
        value, in_words = names[token.text], True
    else:
        return None
    at += 1
    if in_words and value >= 20 and at < len(line) and names.get(line[at].text, 99) < 10:
        value, at = value + names[line[at].text], at + 1
    while in_words and at < len(line) and line[at].text in scales:
        value, at = value * scales[line[at].text], at + 1
    half, taken = _and_a_half(line, at)
    value, at = value + half, at + taken
    signed = token.signed or sign != 0
    return Quantity(-abs(value) if sign < 0 else value, "", signed), at, in_words


def _sign_at(line: Sequence[Token], start: int, language: str) -> tuple[int, int]:
    signs = lexicon.grammar(language)["numbers"]
    if line[start].text in signs["minus"]:
        return start + 1, -1
    return (start + 1, 1) if line[start].text in signs["plus"] else (start, 0)


def _unit_at(line: Sequence[Token], at: int, language: str) -> tuple[str, float, int] | None:
    """The unit at this place: its name, its factor, and how many tokens it takes."""
    skipped = 0
    while at + skipped < len(line) and line[at + skipped].text in ("of", "a", "an", "full"):
        skipped += 1
    for skip in {0, skipped}:
        place = at + skip
        if place >= len(line) or line[place].kind != "word":
            continue
        for tokens, unit, factor in _units(language).get(line[place].text, ()):
            if tuple(token.text for token in line[place : place + len(tokens)]) == tokens:
                return unit, factor, skip + len(tokens)
    return None


def _and_a_half(line: Sequence[Token], at: int) -> tuple[float, int]:
    """ "2 seconds and a half"."""
    said = tuple(token.text for token in line[at : at + 3])
    return (0.5, 3) if said == ("and", "a", "half") else (0.0, 0)


def _single(line: Sequence[Token], start: int, language: str) -> tuple[Quantity, int] | None:
    """ "an octave", "a semitone", and "second" after "first" or "last"."""
    token = line[start]
    before = line[start - 1].text if start else ""
    if token.text in _ARTICLES:
        unit = _unit_at(line, start + 1, language)
        if unit is not None and unit[0] in _COUNTABLE:
            return Quantity(unit[1], unit[0]), 1 + unit[2]
    if before in ("first", "last", "final", "every"):
        unit = _unit_at(line, start, language)
        if unit is not None and unit[0] == "s":
            return Quantity(unit[1], "s"), unit[2]
    return None
