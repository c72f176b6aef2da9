"""The settings of the effects as they are called: "feedback", "longer", "wetter", "400 instead".

A knob is one setting under one name in several effects. What it is called is data, the `knob_names`
and their neighbours in a language's grammar: names, what says more of it and what says less, some
of that only beside the name of an effect ("quieter echoes"). A text speaks of knobs where nothing
in it says anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from talkbox.planner.conversing.knob_table import settings
from talkbox.planner.parsing.items import items
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon
from talkbox_prompts.texts import table
from talkbox_tools.builtin.strength import FACTOR, Amount

Way = Literal["more", "less"]
_WAYS: dict[Way, str] = {"more": "knobs_up", "less": "knobs_down"}
_ABSOLUTE: dict[Way, str] = {"more": "up", "less": "down"}
_OTHER: dict[Way, Way] = {"more": "less", "less": "more"}
_BESIDE = "_named"
"""Ends the section of words that count only beside the name of an effect or a knob, or a factor."""
_MINUTE_MS, _BEATS = 60_000.0, 4.0
"""A note of 1 is four beats long."""
_LONGEST = 4
"""Words of a name: "reverb time", "not as much of"."""

_TELLING = frozenset({"describe", "too", "lack", "high_already", "low_already"})
_ORDERING = frozenset({"make", "more", "less", "remove", "keep", "up", "down"})
_NONE: frozenset[str] = frozenset()
_MIX = frozenset({"mix"})

_listed = lists_of("knob_words")


@dataclass(frozen=True, slots=True)
class Turned:
    """What a text that speaks of knobs alone asks for."""

    knobs: tuple[tuple[str, Way | None], ...] = ()
    """Those that its words may mean and which way each is turned, the likeliest first; none where
    only a number was said."""
    effects: frozenset[str] = frozenset()
    """The effects that it names; none where it names none."""
    way: Way | None = None
    amount: Amount | None = None
    quantity: Quantity | None = None
    factor: float | None = None
    """How many times as much: "twice as fast", "half the feedback"."""
    exact: bool = False
    """Whether the number says where to end, and the way only tells of it: "faster, 7"."""
    absolute: bool = False
    """Whether "up" or "down" was said, which no sign of the setting turns round."""
    named: bool = False
    """Whether a knob or an effect is named, and not only how it shall change."""
    zero: bool = False
    """Whether it shall be where it does nothing: "centre it"."""


@dataclass(slots=True)
class _Heard:
    """What was found so far."""

    names: list[frozenset[str]] = field(default_factory=list)
    compared: list[str] = field(default_factory=list)
    """Comparatives, which may mean several knobs: "slower"."""
    ways: set[Way] = field(default_factory=set)
    effects: set[str] = field(default_factory=set)
    amounts: list[Amount] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    absolute: bool = False
    flipped: bool = False
    """Whether "not so" or "too" turns a plain adjective round: "not so deep"."""
    named: bool = False
    zero: bool = False


def after_complaint(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "It cuts off the tails, longer release": the last clause, where those before only tell what
    is wrong; else the whole line.
    """
    stops = [at for at, token in enumerate(line) if token.kind == "stop"]
    if not stops:
        return line
    found = items(" ".join(token.text for token in line[: stops[-1]]), language)
    orders = {item.name for item in found if item.kind == "mark"} & _ORDERING
    told = any(item.name in _TELLING or item.role == "faults" for item in found)
    return line[stops[-1] + 1 :] if told and not orders else line


def knob_clauses(line: Sequence[Token], language: str) -> list[list[Token]]:
    """The line without stops and joints, cut there."""
    found: list[list[Token]] = [[]]
    for token in line:
        if token.kind == "stop" or token.text in phrasebook(language).joints:
            found.append([])
        else:
            found[-1].append(token)
    bared = (_without_greeting(clause, language) for clause in found)
    return [clause for clause in bared if clause]


def _without_greeting(clause: list[Token], language: str) -> list[Token]:
    """The clause without the "ok" or "hmm, no" that opens it; "no" denies a name behind it."""
    polite, passing = phrasebook(language).polite, _listed("passing", language)
    while clause and clause[0].text in polite and clause[0].text not in passing:
        denies = clause[0].text in _listed("denying", language)
        if denies and len(clause) > 1 and clause[1].text not in passing:
            break
        clause = clause[1:]
    return clause


def turned(line: Sequence[Token], language: str) -> Turned | None:
    """What the line asks of knobs; None where it says anything else."""
    heard, at = _Heard(), 0
    while at < len(line):
        length = _take(line, at, language, heard)
        if length == 0:
            return None
        at += length
    return _told(heard, language)


def _told(heard: _Heard, language: str) -> Turned | None:
    asks = heard.ways or heard.compared or heard.quantities or heard.zero or heard.factors
    number = _one(heard.quantities)
    if not asks or len(heard.ways) > 1 or (heard.quantities and number is None):
        return None
    told = bool(heard.names or heard.compared)
    if heard.compared and not heard.effects and heard.names == [_MIX]:
        return None  # "make the mix louder" is about the song
    shared = tuple(_shared(heard, language)) if told else ()
    if not shared and (told or not heard.quantities):
        return None
    if heard.flipped and not heard.compared:
        return None
    if len(heard.factors) > 1 or (heard.factors and (heard.quantities or not shared)):
        return None
    return Turned(
        shared,
        frozenset(heard.effects),
        next(iter(heard.ways), None),
        next(iter(heard.amounts), None),
        number,
        next(iter(heard.factors), None),
        absolute=heard.absolute,
        named=heard.named,
        zero=heard.zero,
    )


def _one(said: Sequence[Quantity]) -> Quantity | None:
    """The one number that was said, or the time of a note at a tempo; else None."""
    by_unit = {quantity.unit: quantity for quantity in said}
    if by_unit.keys() == {"note", "bpm"}:
        beat_ms = _MINUTE_MS / by_unit["bpm"].value
        return Quantity(_BEATS * by_unit["note"].value * beat_ms, "ms")
    return said[0] if len(said) == 1 else None


def _shared(heard: _Heard, language: str) -> Iterator[tuple[str, Way | None]]:
    """The knobs that all the words may mean, with the one way in which they turn each."""
    for knob in settings():
        if not all(knob in names for names in heard.names):
            continue
        named = heard.named or bool(heard.factors) or heard.flipped
        turns = [_ways(said, knob, language, named=named) for said in heard.compared]
        ways = heard.ways.union(*turns)
        if all(turns) and len(ways) <= 1:
            way = next(iter(ways), None)
            yield knob, _OTHER[way] if way is not None and heard.flipped else way


def _ways(said: str, knob: str, language: str, *, named: bool) -> set[Way]:
    """The ways in which a comparative turns the knob."""
    sections = {way: (name, name + _BESIDE) if named else (name,) for way, name in _WAYS.items()}
    return {
        way
        for way, names in sections.items()
        if any(knob in _meant(name, language).get(said, _NONE) for name in names)
    }


def _take(line: Sequence[Token], at: int, language: str, heard: _Heard) -> int:
    """How many tokens of the line here speak of knobs, which are noted; 0 where none do."""
    for length in range(min(_LONGEST, len(line) - at), 0, -1):
        said = " ".join(token.text for token in line[at : at + length])
        if said in _listed("passing", language) or _note(said, language, heard):
            return length
        if said in _factors(language):
            heard.factors.append(_factors(language)[said])
            return length
    measured = quantity_at(line, at, language)
    if measured is not None:
        heard.quantities.append(measured[0])
        return measured[1]
    book = phrasebook(language)
    polite = line[at].text in book.polite and line[at].text not in _listed("denying", language)
    return int(line[at].kind == "stop" or line[at].text in book.articles or polite)


def _note(said: str, language: str, heard: _Heard) -> bool:
    if said in _listed("flipping", language):
        heard.flipped = True
        return True
    names, effects = _meant("knob_names", language).get(said), _effects(language).get(said)
    zero = _meant("knobs_to_zero", language).get(said)
    if zero is not None:
        heard.names.append(zero)
        heard.zero = True
        return True
    if names is not None:
        heard.names.append(names)
    if effects is not None:
        heard.effects |= effects
    if names is not None or effects is not None:
        heard.named = True
        return True
    return _note_way(said, language, heard) or _note_amount(said, language, heard)


def _note_way(said: str, language: str, heard: _Heard) -> bool:
    plain: list[Way] = [way for way in _WAYS if said in _listed(way, language)]
    moved = [way for way, name in _ABSOLUTE.items() if said in _listed(name, language)]
    heard.absolute |= bool(moved)
    plain += moved
    heard.ways.update(plain)
    sections = (name + end for name in _WAYS.values() for end in ("", _BESIDE))
    compared = not plain and any(said in _meant(name, language) for name in sections)
    if compared:
        heard.compared.append(said)
    return bool(plain) or compared


def _note_amount(said: str, language: str, heard: _Heard) -> bool:
    for amount in FACTOR:
        if said in _listed(amount, language):
            heard.amounts.append(amount)
            return True
    return False


@cache
def _factors(language: str) -> dict[str, float]:
    """Word -> how many times as much it says."""
    listed = lexicon.grammar(language).get("knob_words", {}).get("factors", ())
    pairs = (each.rpartition(" ") for each in listed)
    return {folded(word): float(times) for word, _, times in pairs}


@cache
def _meant(section: str, language: str) -> dict[str, frozenset[str]]:
    """Word -> the knobs that it may mean."""
    found: dict[str, set[str]] = {}
    for knob, words in lexicon.grammar(language).get(section, {}).items():
        for word in words:
            found.setdefault(folded(word), set()).add(knob)
    return {word: frozenset(knobs) for word, knobs in found.items()}


@cache
def _effects(language: str) -> dict[str, frozenset[str]]:
    """Word -> the effects that it names."""
    groups = table("knobs")["effects"]
    return {
        word: frozenset(effect for name in names for effect in groups[name])
        for word, names in _meant("knob_effects", language).items()
    }
