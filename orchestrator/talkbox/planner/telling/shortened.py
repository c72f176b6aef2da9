"""What is made shorter: of a reverb its tail, of anything else the recording.

"Shorten the reverb a bit", "the reverb is too long, make it shorter": a word that trims beside a
reverb or an echo asks for less of that, unless a time says where to cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.in_turn import told_in_turn
from talkbox.planner.parsing.items import Item

_TRIM = "trim"
_RINGING = frozenset({"reverb", "echo", "delay", "room", "hall", "plate", "cathedral"})


def with_shortened(found: Sequence[Item]) -> list[Item]:
    """The items, with what shortens a reverb as less of it."""
    return told_in_turn(found, _told)


def _told(part: Sequence[Item], before: Sequence[Item]) -> Sequence[Item]:
    trims = any(item.name == _TRIM for item in part)
    if not trims or any(item.kind == "quantity" for item in part):
        return part
    words = [item for item in part if item.kind == "word" and item.name != _TRIM]
    if not any(map(_rings, words or before)):
        return part
    return [_as_less(item) if item.name == _TRIM else item for item in part]


def _rings(item: Item) -> bool:
    return item.kind == "word" and item.name in _RINGING


def _as_less(item: Item) -> Item:
    return replace(item, kind="mark", name="less", role="", also=())
