"""Where the peaks shall be: "can the peak be at -0.3 dB", "make the peak -1".

A level below full scale in a clause that names the peak, and no sound beside it, is where the
highest peak is put.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts

_PEAKS = frozenset({"peak", "peaks"})
_UNITS = frozenset({"", "db", "dbfs", "dbtp"})


def with_peaks(found: Sequence[Item]) -> list[Item]:
    """The items with such a clause as the order to put the peak there."""
    if sum(item.quantity is not None for item in found) > 1:
        return list(found)  # "rms -20, peak -3": the one tells how loud, the other limits it
    return [item for part in parts(found) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    levels = [item.quantity for item in part if item.quantity is not None]
    placed = len(levels) == 1 and levels[0].unit in _UNITS and levels[0].value <= 0
    known = any(item.kind in ("word", "instrument") for item in part)
    marks = {item.name for item in part if item.kind == "mark"}
    if not placed or known or not levels[0].signed or marks & {"by", "less", "more", "tame"}:
        return part
    return [as_peak(item) if is_peak(item) else item for item in part]


def is_peak(item: Item) -> bool:
    """Whether the item only names the peak."""
    return item.kind == "unknown" and item.text in _PEAKS


def as_peak(item: Item) -> Item:
    """The item as the order to put the peak somewhere."""
    return Item("word", "normalize", item.text, "says")
