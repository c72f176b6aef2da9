"""Two numbers that are one: "200 to 400 Hz", "from 100 up to 200 Hz", "2 or 3 dB".

The first takes the unit of the second; of two neighbours that are offered the middle is meant, of
others the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from talkbox.planner.text.quantities import Quantity
from talkbox.planner.wording.rough_counts import are_near

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_REACHING = frozenset({"up to", "down to", "through", "all way to"})
"""Joints that end a range which "from" began."""
_WAYS = frozenset({"up", "down"})
_TEMPO = "bpm"
_OR = "or"
_KILO, _HUNDRED, _LOWEST_HZ = 1000.0, 100.0, 20.0


def with_ranges(found: Sequence[Item]) -> list[Item]:
    """The items with every range as one quantity."""
    joined: list[Item] = []
    for item in found:
        if item.quantity is not None:
            joined = _without_way(joined)
        if item.quantity is not None and (turned := _turned(joined, item)) is not None:
            joined[-3:] = turned
            continue
        one = _as_one(joined, item) if len(joined) >= 2 else None
        if one is None:
            joined.append(item)
        else:
            joined[-2:] = [one]
    return joined


def _without_way(joined: list[Item]) -> list[Item]:
    """ "From 95 down to 90": the numbers say which way."""
    names = [item.name for item in joined[-4:]]
    led = len(names) == 4 and names[0] == "from" and names[2] in _WAYS and names[3] == "to"
    return [*joined[:-2], joined[-1]] if led and joined[-3].quantity is not None else joined


def _turned(joined: Sequence[Item], item: Item) -> list[Item] | None:
    """ "To 128 bpm from 120": the tempo that is said last is the one it starts from."""
    if len(joined) < 3 or [joined[-3].name, joined[-1].name] != ["to", "from"]:
        return None
    aim, start = joined[-2].quantity, item.quantity
    if aim is None or start is None or aim.until is not None or start.signed:
        return None
    units = {aim.unit, start.unit}
    if not {_TEMPO} <= units <= {_TEMPO, ""}:
        return None
    said = Quantity(start.value, _TEMPO, until=aim.value)
    return [joined[-1], replace(item, quantity=said)]


def _as_one(before: Sequence[Item], item: Item) -> Item | None:
    """The item together with the number before it; None where they are two."""
    first, last, joint = before[-2].quantity, item.quantity, before[-1]
    if first is None or last is None or first.until is not None:
        return None
    alike = first.unit in ("", last.unit)
    if last.signed and not (first.signed and alike and _lies_between(before)):
        return None
    if first.unit not in ("", last.unit) or (not first.unit and last.unit == "ratio"):
        return None
    if joint.kind == "break" and joint.text == _OR and last.unit:
        near = are_near(first.value, last.value, last.unit)
        meant = (first.value + last.value) / 2 if near else first.value
        return replace(item, quantity=replace(last, value=meant))
    return _range(first, item, last) if _is_range(before) else None


def _is_range(before: Sequence[Item]) -> bool:
    joint, opening = before[-1], before[-3].name if len(before) >= 3 else ""
    if joint.text in _REACHING and opening == "from":
        return True
    return joint.name == "to" or _lies_between(before)


def _lies_between(before: Sequence[Item]) -> bool:
    """ "Between 1 and 3", "RMS between -23 and -18"."""
    if len(before) < 3 or before[-1].name != "weak" or before[-1].text == ",":
        return False
    return before[-3].name == "between" or before[-3].text.endswith(" between")


def _scale(start: float, end_hz: float) -> float:
    """ "2 to 5k", "8 to 2k" begin at so many thousands, "two to three hundred" at so many hundreds;
    "20 to 1000 Hz", "20 to 20k" begin at what they say.
    """
    scale = _KILO if end_hz >= _KILO else _HUNDRED
    unheard = scale == _KILO and start < _LOWEST_HZ  # "5 to 200 Hz" begins at 5
    shared = end_hz >= scale > start * 10 and (unheard or start * scale < end_hz)
    return scale if shared else 1.0


def _range(first: Quantity, item: Item, last: Quantity) -> Item:
    if last.value == 1 and not last.unit:
        return replace(item, quantity=Quantity(first.value, "ratio"))
    start = first.value
    if not first.unit and (last.unit == "hz" or (not last.unit and last.value >= _KILO)):
        start *= _scale(start, last.value)
    return replace(item, quantity=Quantity(start, last.unit, until=last.value))
