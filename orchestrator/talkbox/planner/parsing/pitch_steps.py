"""A level verb with semitones behind it turns the pitch: "tira o chiado e abaixa dois semitons"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_PITCHED = {"louder": "pitch_up", "quieter": "pitch_down"}
_SEMITONES, _COMMA = "st", "weak"


def with_pitch_steps(found: Sequence[Item]) -> list[Item]:
    """The items with such verbs as words of pitch."""
    return [_pitched(item, found[place + 1 :]) for place, item in enumerate(found)]


def _pitched(item: Item, after: Sequence[Item]) -> Item:
    pitch = _PITCHED.get(item.name) if item.kind == "word" and item.role == "says" else None
    told = next((each for each in after if each.name != _COMMA), None) if pitch else None
    if pitch is None or told is None or told.quantity is None:
        return item
    return replace(item, name=pitch, also=()) if told.quantity.unit == _SEMITONES else item
