"""Two numbers that are one: "200 to 400 Hz", "from 100 up to 200 Hz", "2 or 3 dB".

The first takes the unit of the second; of two that are offered the middle is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from talkbox.planner.text.quantities import Quantity

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_REACHING = frozenset({"up to", "down to", "through", "all way to"})
"""Joints that end a range which "from" began."""
_OR = "or"


def with_ranges(found: Sequence[Item]) -> list[Item]:
    """The items with every range as one quantity."""
    joined: list[Item] = []
    for item in found:
        one = _as_one(joined, item) if len(joined) >= 2 else None
        if one is None:
            joined.append(item)
        else:
            joined[-2:] = [one]
    return joined


def _as_one(before: Sequence[Item], item: Item) -> Item | None:
    """The item together with the number before it; None where they are two."""
    first, last, joint = before[-2].quantity, item.quantity, before[-1]
    if first is None or last is None or first.until is not None or last.signed:
        return None
    if first.unit not in ("", last.unit) or (not first.unit and last.unit == "ratio"):
        return None
    if joint.kind == "break" and joint.text == _OR and last.unit:
        middle = replace(last, value=(first.value + last.value) / 2)
        return replace(item, quantity=middle)
    return _range(first, item, last) if _is_range(before) else None


def _is_range(before: Sequence[Item]) -> bool:
    joint, opening = before[-1], before[-3].name if len(before) >= 3 else ""
    if joint.text in _REACHING and opening == "from":
        return True
    between = opening == "between" and joint.name == "weak" and joint.text != ","
    return joint.name == "to" or between


def _range(first: Quantity, item: Item, last: Quantity) -> Item:
    if last.value == 1 and not last.unit:
        return replace(item, quantity=Quantity(first.value, "ratio"))
    start = first.value
    if not first.unit and last.unit == "hz" and last.value >= 1000 > start * 10:
        start *= 1000
    return replace(item, quantity=Quantity(start, last.unit, until=last.value))
