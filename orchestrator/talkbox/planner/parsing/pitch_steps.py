"""A level verb with semitones behind it turns the pitch: "tira o chiado e abaixa dois semitons".

So does a mere direction, over a comma and an "about" between them: "lower, about five semitones".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_PITCHED = {"louder": "pitch_up", "quieter": "pitch_down"}
_SEMITONES, _COMMA = "st", "weak"
_DIRECTIONS = {"less": "pitch_down", "down": "pitch_down", "up": "pitch_up"}
_TURNED, _PERCENT = frozenset({"pitch_up", "pitch_down"}), "percent"
_LEAST_RATIO = 1 / 1024
"""What "down 100 percent" comes to: ten octaves, further than any tool turns a pitch."""
_BETWEEN = frozenset({"at", "by", _COMMA})


def with_pitch_steps(found: Sequence[Item]) -> list[Item]:
    """The items with such verbs and directions as words of pitch."""
    told = [_pitched(item, found[place + 1 :]) for place, item in enumerate(found)]
    told = [_directed(item, place, told) for place, item in enumerate(told)]
    return [
        _in_semitones(item, told[place - 1] if place else item) for place, item in enumerate(told)
    ]


def _in_semitones(item: Item, before: Item) -> Item:
    """ "Pitch it up 5 percent": how far the pitch is turned, and no volume."""
    said, turns = item.quantity, before.name in _TURNED and before.role == "says"
    if said is None or not turns or said.unit != _PERCENT or said.until is not None:
        return item
    if said.value <= 0:
        return item
    share = said.value / 100 if before.name == "pitch_up" else -said.value / 100
    ratio = max(1 + share, _LEAST_RATIO)
    steps = round(abs(12 * math.log2(ratio)), 2)
    return replace(item, quantity=replace(said, value=steps, unit=_SEMITONES))


def _directed(item: Item, place: int, found: Sequence[Item]) -> Item:
    """ "Lower" that a comma parts from its semitones; without one they are read together."""
    pitch = _DIRECTIONS.get(item.name) if item.kind == "mark" else None
    opens = not place or found[place - 1].kind == "break" or found[place - 1].name == "make"
    parted = [each.name for each in found[place + 1 : place + 2]] == [_COMMA]
    if pitch is None or not opens or not parted:
        return item
    told = next((each for each in found[place + 1 :] if each.name not in _BETWEEN), None)
    if told is None or told.quantity is None or told.quantity.unit != _SEMITONES:
        return item
    return replace(item, kind="word", name=pitch, role="says", also=())


def _pitched(item: Item, after: Sequence[Item]) -> Item:
    pitch = _PITCHED.get(item.name) if item.kind == "word" and item.role == "says" else None
    told = next((each for each in after if each.name != _COMMA), None) if pitch else None
    if pitch is None or told is None or told.quantity is None:
        return item
    return replace(item, name=pitch, also=()) if told.quantity.unit == _SEMITONES else item
