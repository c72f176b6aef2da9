"""A thing that is named first, and what to do with it after a comma: "the bass, cut it a bit".

The order has no thing of its own, so it belongs to what was named before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts

_IDLE = frozenset({"at", "by", "from", "only"})
_TURNS = frozenset({"more", "less", "remove", "tame", "up", "down"})
_LEVELS = {"louder": "up", "quieter": "down"}
"""Orders of level, which with a thing named before them turn that thing."""


def with_fronted(found: Sequence[Item]) -> list[Item]:
    """The items, with every order that only points back in one clause with what was named."""
    said = parts(found)
    joined: list[Item] = []
    for place, part in enumerate(said):
        before = said[place - 1] if place else []
        if _is_named(before) and _only_orders(part):
            joined.pop()
            joined += [_as_mark(item) for item in part]
        else:
            joined += part
    return joined


def _is_named(part: Sequence[Item]) -> bool:
    """Whether the part names one thing and says nothing of it."""
    said = [
        item for item in part if item.kind not in ("break", "instrument", "strength", "unknown")
    ]
    words = [item for item in said if item.kind == "word"]
    idle = all(item.kind == "word" or item.name in _IDLE for item in said)
    return idle and len(words) == 1 and words[0].role == "nouns" and not words[0].orders


def _only_orders(part: Sequence[Item]) -> bool:
    """Whether the part turns something that it does not name: "cut it", "turn it down"."""
    said = [_as_mark(item) for item in part if item.kind not in ("break", "strength", "quantity")]
    if any(item.kind != "mark" for item in said):
        return False
    names = {item.name for item in said}
    return bool(names & _TURNS) and names <= _TURNS | _IDLE


def _as_mark(item: Item) -> Item:
    turn = _LEVELS.get(item.name) if item.kind == "word" and item.orders else None
    return item if turn is None else replace(item, kind="mark", name=turn, role="", orders=False)
