"""Numbers with their units: "4 dB", "minus 14 lufs", "half a second", "3k", "an octave", "4:1".

Some units stand before their number ("threshold -20"), some numbers are never said ("fast attack").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.spoken import in_words
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

_ARTICLES = ("a", "an", "one")
_NTH = ("first", "last", "final", "every")
_BEFORE_UNITS = ("of", "a", "an", "full", "whole", "extra", "additional", "further")
_LINKS = ("of", "at", "to", "is", "for")
"""After these a hedge may stand: "gain reduction of about 6 dB"."""
PART = "part"
"""The unit of a share of the clip's length: "the first half"."""
_LEAST_BARE = 100
"""Numbers in words that mean a number without a unit too: "one fifty", "twelve k"."""
_LEAST_PLACED = 20
"""Beside a word of place ("below forty") the lowest that is a frequency."""
_LEAST_STEP = 1
"""Behind "by" any number counts: "boost it by six"."""
_SHARES = frozenset({"%", "percent", "db"})
_NEVER_APART = frozenset({"bit"})
""" "Cut 250 a bit" says how much to cut, and no word length."""
_COUNTABLE = frozenset({"st", "s", "db", "metres"})
"""Units of which "a" or "the first" means one."""
_listed = lists_of("numbers")


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


@cache
def _halves(language: str) -> dict[str, float]:
    return _pairs(lexicon.grammar(language)["numbers"].get("halves", ()))


def _pairs(items: Sequence[str]) -> dict[str, float]:
    return {folded(name): float(value) for name, value in (item.split() for item in items)}


def quantity_at(
    line: Sequence[Token], start: int, language: str = LANGUAGE
) -> tuple[Quantity, int] | None:
    """The quantity that begins at `start` and how many tokens it takes; None where none does.

    A small number in words counts only with a unit or a sign: "two dB", "minus fourteen".
    """
    token = line[start]
    named = _named(line, start, language) or _part(line, start, language)
    named = named or _aside(line, start, language)
    if named is not None:
        return named
    if token.kind == "ratio":
        return _ratio(token, line, start)
    number = _number_at(line, start, language)
    if number is None:
        return _single(line, start, language)
    found, at, worded = number
    if _is_to_one(line, at) and _unit_at(line, at + 2, language) is None:
        return replace(found, unit="ratio"), at + 2 - start
    unit = _unit_at(line, at, language)
    if unit is None or _is_next_name(unit, found):
        small = worded and not found.signed and found.value < _least_bare(line, start, language)
        return None if small and not _goes_on(line, start, at, language) else (found, at - start)
    name, factor, length = unit
    found = replace(found, value=found.value * factor, unit=name)
    half, taken = _and_a_half(line, at + length, language)
    return replace(found, value=found.value + half * factor), at + length + taken - start


def _is_next_name(unit: tuple[str, float, int], found: Quantity) -> bool:
    """ "Four to one threshold minus 18": only "-18 threshold" has its name behind it."""
    return unit[0] == "threshold_db" and unit[2] == 1 and not found.signed


def _goes_on(line: Sequence[Token], start: int, at: int, language: str) -> bool:
    """Whether a range goes on to a number with its unit: "one to three seconds"."""
    between = start and line[start - 1].text in _listed("spanning", language)
    joints = _listed("spanned" if between else "ranging", language)
    if at + 1 >= len(line) or line[at].text not in joints:
        return False
    following = _number_at(line, at + 1, language)
    if following is None or following[0].value >= _LEAST_BARE:
        return following is not None
    return _unit_at(line, following[1], language) is not None


def in_words_at(line: Sequence[Token], start: int, language: str) -> tuple[float, int] | None:
    """The number that is written in words at `start`, however small, and the place after it."""
    found = _number_at(line, start, language)
    return (found[0].value, found[1]) if found is not None and found[2] else None


def counts(text: str, language: str = LANGUAGE) -> bool:
    """Whether the text holds a number, in figures or in words; "one" may be a thing, and "a few"
    says how many things and no setting.
    """
    numbers, scales = _numbers(language)
    vague = lexicon.grammar(language)["numbers"].get("vague", ())
    named = {name for name, value in (numbers | scales).items() if value != 1} - set(vague)
    return any(any(map(str.isdigit, word)) or word in named for word in text.split())


def _least_bare(line: Sequence[Token], start: int, language: str) -> float:
    """The least number in words that needs no unit: "high pass at eighty" is a place."""
    fillers, before = lexicon.grammar(language)["fillers"], line[start - 1].text if start else ""
    if before in fillers.get("steps", ()):
        return _LEAST_STEP
    return _LEAST_PLACED if before in fillers.get("placed", ()) else _LEAST_BARE


def _is_to_one(line: Sequence[Token], at: int) -> bool:
    """Whether "to one" stands here: "three to one"."""
    return tuple(token.text for token in line[at : at + 2]) == ("to", "one")


def _ratio(token: Token, line: Sequence[Token], start: int) -> tuple[Quantity, int]:
    """ "4:1" is a compression ratio, "1:30" a time of 90 seconds."""
    if len(token.text.rpartition(":")[2].partition(".")[0]) == 2:
        return Quantity(60 * token.value + token.per, "s"), 1
    if token.per == 1:
        return Quantity(token.value, "ratio"), 1
    return Quantity(token.value / token.per if token.per else token.value, "ratio"), 1


def _named(line: Sequence[Token], start: int, language: str) -> tuple[Quantity, int] | None:
    """ "Q of 2", "attack 10 ms", "fast attack": the name comes before the number or says it all."""
    setting = spelled(line, start, "settings", language)
    if setting is not None:
        unit, value, length = setting
        aside = _in_brackets(line, start + length, unit, language)
        value, more = aside or (value, 0)
        return Quantity(value, unit), length + more
    name = spelled(line, start, "named", language)
    if name is None:
        return None
    unit, factor, length = name
    linked = line[start + length : start + length + 1]
    reach = 3 if linked and linked[0].text in _LINKS else 2
    for at in range(start + length, start + length + reach):
        if at == start + length + 1 and _has_number(line, start, language):
            return None
        if at < len(line) and (said := _value_at(line, at, language)) is not None:
            value, after = said
            if unit == "threshold_db" and _is_reduction(line, after, language):
                return None  # "set the threshold for 4 dB of gain reduction"
            if unit in ("s", "attack_ms") and after < len(line) and line[after].text in _SHARES:
                return None  # "decay -50%", "attack up 4 dB"
            scale, rest = _rest_of_named(line, after, unit, language)
            return Quantity(value * factor * scale, unit), after + rest - start
    return None


def _in_brackets(
    line: Sequence[Token], at: int, unit: str, language: str
) -> tuple[float, int] | None:
    """The value that stands in brackets behind a setting, and its tokens: "slow attack (30 ms)"."""
    if not unit.endswith("_ms") or at + 1 >= len(line) or line[at].kind != "stop":
        return None
    number = _number_at(line, at + 1, language)
    found = None if number is None else _unit_at(line, number[1], language)
    if number is None or found is None or found[0] != "ms":
        return None
    end = number[1] + found[2]
    ends = end == len(line) or line[end].kind == "stop"
    return (number[0].value * found[1], end - at) if ends else None


def _has_number(line: Sequence[Token], start: int, language: str) -> bool:
    """Whether the number of the setting named here stands before it: "3:1 ratio, 10 ms attack"."""
    before = [token.kind for token in line[max(start - 2, 0) : start]]
    if before[-1:] in (["number"], ["ratio"]):
        return True
    counted = before[:1] == ["number"] and before[-1] == "word"
    return counted and _unit_at(line, start - 1, language) is not None


def _is_reduction(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a reduction ends here that began as "4" or as "2 to"."""
    if line[at : at + 1] and line[at].text == "to":
        last = _number_at(line, at + 1, language) if at + 1 < len(line) else None
        at = at if last is None else last[1]
    unit = _unit_at(line, at, language)
    return unit is not None and unit[0] == "reduction_db"


def _part(line: Sequence[Token], start: int, language: str) -> tuple[Quantity, int] | None:
    """ "The first half", "the second half": a share of the length, where no unit follows."""
    numbers = lexicon.grammar(language)["numbers"]
    later = tuple(token.text for token in line[start : start + 2])
    if " ".join(later) in numbers.get("later_halves", ()):
        return Quantity(0.5, PART, until=1.0), 2
    if not start or line[start - 1].text not in numbers.get("nth", _NTH):
        return None
    share = _numbers(language)[0].get(line[start].text, 1.0)
    if not 0 < share < 1 or _unit_at(line, start + 1, language) is not None:
        return None
    return Quantity(share, PART), 1


def _aside(line: Sequence[Token], start: int, language: str) -> tuple[Quantity, int] | None:
    """ "A third to the left", "two thirds right": a share of the way to one side."""
    numbers, (words, scales) = lexicon.grammar(language)["numbers"], _numbers(language)
    sides = numbers.get("sides", ())
    found = in_words(line, start, words | _halves(language), scales)
    if not sides or found is None or not 0 < found[0] < 1:
        return None
    value, at = found
    place = at
    while place < len(line) and line[place].text in numbers["between_sides"]:
        place += 1
    aside = place < len(line) and line[place].text in sides
    return (Quantity(100.0 * value, "percent"), at - start) if aside else None


def _value_at(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The number in figures or words at this place, and the place after it."""
    if line[at].kind == "ratio":
        return line[at].value, at + 1
    found = _number_at(line, at, language)
    return None if found is None else (found[0].value, found[1])


def _rest_of_named(line: Sequence[Token], at: int, unit: str, language: str) -> tuple[float, int]:
    """The factor and the tokens of what still belongs to a named number: "to 1", "ms", "dB"."""
    if tuple(token.text for token in line[at : at + 2]) == ("to", "1"):
        return 1.0, 2
    if at >= len(line):
        return 1.0, 0
    # "attack 10 ms release 100": the unit ends where the next setting begins.
    found = spelled(line[: at + 1], at, "units", language)
    if found is not None and (found[0], unit) == ("ms", "s"):
        return 0.001, found[2]
    own = (unit, unit.partition("_")[0], unit.rpartition("_")[2], "s")
    if found is None or found[0] not in own:
        return 1.0, 0
    return (1000.0 if found[0] == "s" and unit.endswith("_ms") else found[1]), found[2]


def _number_at(
    line: Sequence[Token], start: int, language: str
) -> tuple[Quantity, int, bool] | None:
    """The bare number at `start`, the place after it, and whether it was written in words."""
    at, sign = _sign_at(line, start, language)
    if at >= len(line):
        return None
    token = line[at]
    figure = token.kind == "number"
    found = (token.value, at + 1) if figure else in_words(line, at, *_numbers(language))
    if found is None:
        return None
    value, at = found
    half, taken = _and_a_half(line, at, language)
    value, at = value + half, at + taken
    signed = token.signed or sign != 0
    return Quantity(-abs(value) if sign < 0 else value, "", signed), at, not figure


def _sign_at(line: Sequence[Token], start: int, language: str) -> tuple[int, int]:
    signs = lexicon.grammar(language)["numbers"]
    if line[start].text in signs["minus"]:
        return start + 1, -1
    return (start + 1, 1) if line[start].text in signs["plus"] else (start, 0)


def _unit_at(line: Sequence[Token], at: int, language: str) -> tuple[str, float, int] | None:
    """The unit at this place: its name, its factor, and how many tokens it takes."""
    skipped = 0
    while at + skipped < len(line) and line[at + skipped].text in _BEFORE_UNITS:
        skipped += 1
    for skip in dict.fromkeys((0, skipped)):
        found = spelled(line, at + skip, "units", language)
        if found is not None and not (skip and found[0] in _NEVER_APART):
            return found[0], found[1], skip + found[2]
    return None


def _and_a_half(line: Sequence[Token], at: int, language: str) -> tuple[float, int]:
    """ "2 seconds and a half", "deux secondes et demie": the share of one, and its tokens."""
    said = " ".join(token.text for token in line[at : at + 2])
    if said in _listed("added_halves", language):
        return 0.5, 2
    if said not in _listed("added_shares", language) or at + 2 >= len(line):
        return 0.0, 0
    share = _numbers(language)[0].get(line[at + 2].text, 1.0)
    return (share, 3) if 0 < share < 1 else (0.0, 0)


def _single(line: Sequence[Token], start: int, language: str) -> tuple[Quantity, int] | None:
    """ "an octave", "a semitone", and "second" after "first" or "last"."""
    token = line[start]
    before = line[start - 1].text if start else ""
    if token.text in lexicon.grammar(language)["numbers"].get("one", _ARTICLES):
        unit = _unit_at(line, start + 1, language)
        letter = " ".join(each.text for each in line[start : start + 2])  # "an S" is a sound
        if unit and unit[0] in _COUNTABLE and letter not in _listed("letters", language):
            return _one_of(unit, 1, line, start, language)
    unit = _unit_at(line, start, language) if token.kind == "word" else None
    countable = unit is not None and unit[0] in _COUNTABLE
    if unit and countable and _and_a_half(line, start + unit[2], language)[1]:
        return _one_of(unit, 0, line, start, language)  # "dB and a half"
    counted = before in lexicon.grammar(language)["numbers"].get("nth", _NTH)
    if counted and unit is not None and unit[0] == "s":
        return _one_of(unit, 0, line, start, language)
    return _alone(line, start, language)


def _one_of(
    unit: tuple[str, float, int], before: int, line: Sequence[Token], start: int, language: str
) -> tuple[Quantity, int]:
    """One of a unit, whose name stands `before` tokens on, or one and a share of it."""
    name, factor, length = unit
    share, taken = _and_a_half(line, start + before + length, language)
    return Quantity((1 + share) * factor, name), before + length + taken


def _alone(line: Sequence[Token], start: int, language: str) -> tuple[Quantity, int] | None:
    """ "半音下げて", "Halbton tiefer": units that mean one of them where no number stands."""
    alone = lexicon.grammar(language)["numbers"].get("alone", ())
    unit = _unit_at(line, start, language) if alone else None
    return (Quantity(unit[1], unit[0]), unit[2]) if unit and unit[0] in alone else None
