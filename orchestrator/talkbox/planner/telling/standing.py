"""Where a level stands now and where it shall be: "it is at -30 LUFS, bring it to -19".

Of two levels in one text the one that is only told is how the clip is; the other is the order and
takes its unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.peaks import as_peak, is_peak

_LEVELS = frozenset({"lufs", "dbfs", "dbtp"})
_TOLD = frozenset({"describe", "now"})
_PEAK = "normalize"
_ORDERS = frozenset({"make", "more", "less", "tame", "up", "down"})
_LEAST_BARE, _MOST_BARE = -40.0, -5.0
"""A bare number between them can be a loudness; a higher one is a peak."""


def without_standing(found: Sequence[Item]) -> list[Item]:
    """The items without the level that the clip is said to have, where another is asked for."""
    said = [_without_start(part) for part in parts(found)]
    for at, part in enumerate(said[:-1]):
        if _puts_peak(part) and _TOLD & _marks(part) and any(map(_puts_peak, said[at + 1 :])):
            return [item for each in (*said[:at], *said[at + 1 :]) for item in each]
        unit = _told(part, said[at + 1])
        if not unit:
            continue
        most = 0.0 if any(map(is_peak, part)) else _MOST_BARE
        aims = [item for each in said[at + 1 :] for item in each if _is_level(item, unit, most)]
        if aims:
            rest = [item for each in said[at + 1 :] for item in each]
            aim = aims[0]
            changed = [_with_unit(item, unit) if item is aim else item for item in rest]
            peaks = [as_peak(item) for item in part if is_peak(item)][:1]
            return [*(item for each in said[:at] for item in each), *peaks, *changed]
    return [item for part in said for item in part]


def _without_start(part: list[Item]) -> list[Item]:
    """The part without where the level comes from: "from -20 LUFS to -16 LUFS"."""
    names = [item.name or item.kind for item in part]
    for at in range(len(part) - 3):
        if names[at : at + 4 : 2] == ["from", "to"]:
            first, last = part[at + 1].quantity, part[at + 3].quantity
            if first is not None and last is not None and first.unit in ("", last.unit):
                return part[:at] + part[at + 2 :] if last.unit in _LEVELS else part
    return part


def _puts_peak(part: Sequence[Item]) -> bool:
    """Whether the part names a level of the peak: "it peaks at -9"."""
    words = [item.name for item in part if item.kind == "word"]
    return words == [_PEAK] and any(item.quantity is not None for item in part)


def _marks(part: Sequence[Item]) -> set[str]:
    return {item.name for item in part if item.kind == "mark"}


def _told(part: Sequence[Item], following: Sequence[Item]) -> str:
    """The unit of the level that the part only tells; "" where it tells none, or orders."""
    marks = _marks(part)
    ordered = not {"make", "to"}.isdisjoint(_marks(following))
    if (
        not (_TOLD & marks or ordered)
        or marks & _ORDERS
        or any(item.kind == "word" for item in part)
    ):
        return ""
    units = [item.quantity.unit for item in part if item.quantity is not None]
    known = _LEVELS | ({"db"} if any(map(is_peak, part)) else frozenset())
    return units[0] if len(units) == 1 and units[0] in known else ""


def _is_level(item: Item, unit: str, most: float) -> bool:
    said = item.quantity
    bare = said is not None and not said.unit and _LEAST_BARE <= said.value <= most
    return said is not None and (bare or said.unit == unit)


def _with_unit(item: Item, unit: str) -> Item:
    said = item.quantity
    return item if said is None or said.unit else replace(item, quantity=replace(said, unit=unit))
