"""Settings of effects by their own names: "drive 10 dB", "a mix of 0.15", "20 % feedback".

Such names are words of the sound too ("drive", "depth", "room size"). They name a setting where an
effect that has it was named before and a number that it takes stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from talkbox.planner.effects import effects
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled
from talkbox_prompts import lexicon
from talkbox_tools.effect import Parameter

_LINKS = frozenset({"of", "at", "to", "=", "is", "around", "about"})
_VALUED = frozenset({"at", "to", "=", "is", "around", "about"})
"""Of these, what only a number follows."""
_SPECTRAL = {"gain_db": "db", "frequency_hz": "hz"}
"""Parameters whose unit alone says which is meant."""

_PLACE = "hz"
_LEVELS, _CEILING = frozenset({"louder", "quieter"}), "ceiling_db"
""" "4 dB louder, ceiling at -1": a step in level has no ceiling, the limiter behind it has."""


@cache
def _links(language: str) -> frozenset[str]:
    """What may stand between a name and its number: "realimentación del 40 %"."""
    marks = lexicon.grammar(language)["marks"]
    return _LINKS | phrasebook(language).articles | {*marks.get("at", ()), *marks.get("to", ())}


@cache
def _settings(word: str) -> dict[str, Parameter]:
    """The parameters of the effects by which a word is brought about."""
    return {
        parameter.name: parameter
        for move in lexicon.word(word).meaning.moves
        for parameter in effects()[move.kind].parameters
        if not (word in _LEVELS and parameter.name == _CEILING)
    }


def takes(word: str, unit: str) -> bool:
    """Whether a number with this unit, or for this parameter, says something about the word."""
    placed = (*lexicon.reading()["placed_up"], *lexicon.reading()["placed_down"])
    if unit == _PLACE and word in placed:
        return True
    return unit in lexicon.word(word).meaning.numbers or unit in _settings(word)


def setting_at(
    line: Sequence[Token], at: int, word: str, language: str
) -> tuple[Quantity, int] | None:
    """The setting of the word's effects that is said from `at` on, and the tokens it takes."""
    known = _settings(word)
    return _name_first(line, at, known, language) or _number_first(line, at, known, language)


def _name_first(
    line: Sequence[Token], at: int, known: Mapping[str, Parameter], language: str
) -> tuple[Quantity, int] | None:
    named = spelled(line, at, "parameters", language)
    if named is None:
        return None
    name, _, length = named
    place = at + length
    links = _links(language)
    while place < len(line) and line[place].text in links:
        place += 1
    said = quantity_at(line, place, language) if place < len(line) else None
    if said is None:
        return None
    quantity = _fitting(said[0], name, known)
    return None if quantity is None else (quantity, place + said[1] - at)


def _number_first(
    line: Sequence[Token], at: int, known: Mapping[str, Parameter], language: str
) -> tuple[Quantity, int] | None:
    said = quantity_at(line, at, language)
    if said is None:
        return None
    place = at + said[1]
    links = _links(language) - _VALUED
    while place < len(line) and line[place].text in links:
        place += 1
    named = spelled(line, place, "parameters", language)
    if named is None or quantity_at(line, min(place + named[2], len(line) - 1), language):
        return None
    quantity = _fitting(said[0], named[0], known)
    return None if quantity is None else (quantity, place + named[2] - at)


def _fitting(said: Quantity, name: str, known: Mapping[str, Parameter]) -> Quantity | None:
    """The number as this parameter's value, where it can be one."""
    parameter = known.get(name)
    if parameter is None:
        return None
    unit = name.rpartition("_")[2]
    if said.unit not in ("", unit, "percent"):
        return None
    if said.unit == "percent" and (parameter.maximum > 1 or unit == "hz"):
        return None
    value = said.value / 100.0 if said.unit == "percent" else said.value
    if not said.unit and 1 < value <= 100 and parameter.maximum <= 1:
        value /= 100.0  # "feedback 40"
    if not parameter.minimum <= value <= parameter.maximum:
        return None
    return replace(said, value=value, unit=_SPECTRAL.get(name, name))
