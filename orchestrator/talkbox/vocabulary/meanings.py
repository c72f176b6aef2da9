"""What an entry or one of its cases means, checked: aims, side effects, moves and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

from talkbox.planner.effects import effects
from talkbox.planner.moves.numbers import KNOWN_CONVERSIONS
from talkbox.vocabulary.faults import (
    At,
    Fault,
    is_number,
    is_one_of,
    not_tables,
    shown,
    tables,
    unknown_keys,
)
from talkbox.vocabulary.moves import moves_faults
from talkbox_prompts import lexicon
from talkbox_tools.measures import MEASURES

WANTS: tuple[str, ...] = get_args(get_type_hints(lexicon.Sign)["want"])
_AIM = frozenset({"measure", "want", "by", "optional"})
_RULES_READ = frozenset({"peak", "loudness", "length", "bpm"})
"""Places of numbers that a rule reads itself."""


def meaning_faults(entry: Mapping[str, Any], at: At = ()) -> Iterator[Fault]:
    """The faults in what an entry, or a case of it, asks for and does."""
    for key in ("aims", "watch"):
        yield from not_tables(entry, key, at)
        for place, aim in enumerate(tables(entry, key)):
            yield from _aim_faults(aim, (*at, key, place))
    yield from moves_faults(entry, at)
    yield from _number_faults(entry, at)


def _aim_faults(aim: Mapping[str, Any], at: At) -> Iterator[Fault]:
    yield from unknown_keys(aim, _AIM, "an aim", at)
    measure, by = aim.get("measure"), aim.get("by")
    if not is_one_of(measure, MEASURES):
        yield Fault(f"measure {shown(measure)} is unknown; allowed are {', '.join(MEASURES)}", at)
    if not is_one_of(aim.get("want"), WANTS):
        yield Fault(f"want must be {', '.join(WANTS)}; got {shown(aim.get('want'))}", at)
    if by is not None and (not is_number(by) or by < 0):
        yield Fault(f"by must be a number, 0 or more; got {shown(by)}", at)
    if not isinstance(aim.get("optional", False), bool):
        yield Fault(f"optional must be true or false; got {shown(aim['optional'])}", at)


def _number_faults(entry: Mapping[str, Any], at: At) -> Iterator[Fault]:
    numbers, at = entry.get("numbers", {}), (*at, "numbers")
    if not isinstance(numbers, dict):
        yield Fault('numbers must be a table such as { db = "gain_db" }', at)
        return
    said = lexicon.grammar()
    units = {*said["units"], *said["named"], *said["settings"], "ratio", "q"}
    places = _parameters(entry)
    for unit, place in numbers.items():
        if not isinstance(place, str):
            yield Fault(f"{unit} must go to a parameter, in quotes; got {shown(place)}", at)
            continue
        name, _, conversion = place.partition(" ")
        if unit not in units:
            yield Fault(f"unit {unit!r} is unknown; allowed are {', '.join(sorted(units))}", at)
        if places and name not in places | _RULES_READ:
            yield Fault(f"{unit} goes to {name!r}, which no move has", at)
        if conversion and conversion not in KNOWN_CONVERSIONS:
            known = ", ".join(sorted(KNOWN_CONVERSIONS))
            yield Fault(f"conversion {conversion!r} is unknown; allowed are {known}", at)


def _parameters(entry: Mapping[str, Any]) -> set[str]:
    kinds = [str(move.get("kind")) for move in tables(entry, "moves")]
    return {
        parameter.name
        for kind in kinds
        if kind in effects()
        for parameter in effects()[kind].parameters
    }
