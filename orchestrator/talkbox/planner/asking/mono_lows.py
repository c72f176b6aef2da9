"""Lows in the middle: "keep everything below 150 Hz centred" asks for them, and keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item
from talkbox.planner.text.quantities import Quantity

_LOWEST_HZ = 20.0
"""A bare number from here on is a frequency: "everything under 120 centred"."""


def is_mono_below(item: Item, marks: frozenset[str], said: Sequence[Quantity]) -> bool:
    """ "Keep everything below 150 Hz in the middle": where it is to be, not that it is there."""
    if item.name == "mono_bass":
        return True
    placed = item.name in ("centre", "mono") and "below" in marks
    return placed and any(
        each.unit == "hz" or (not each.unit and each.value >= _LOWEST_HZ) for each in said
    )
