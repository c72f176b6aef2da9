"""What makes it sound bad: "that just makes everything muffled", "ça rend tout sourd".

Said of something else that does it, "makes" and "gives" tell of a fault and order none; an order
has no such ending, and a wish beside it ("I want something that makes it harsh") says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_TELLS = "describe"
_HELD = frozenset({_TELLS, "now", "only", "to", "by", "at"})


def with_blamed_makers(found: Sequence[Item]) -> list[Item]:
    """The items, with faults that something makes as complaints, and without what makes them."""
    return [item for part in parts(found) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    at = next((at for at, item in enumerate(part) if _makes(item)), None)
    if at is None:
        return part
    marks = {item.name for place, item in enumerate(part) if item.kind == "mark" and place != at}
    words = [item for item in part[at:] if item.kind == "word"]
    if not marks <= _HELD or not words or not all(map(_is_fault, words)):
        return part
    maker = [replace(part[at], kind="mark", name=_TELLS)] if part[at].kind == "mark" else []
    blamed = [item for item in part[:at] if item.kind in ("instrument", "mark", "break")]
    return [*blamed, *maker, *map(_complained, part[at + len(maker) :])]


def _makes(item: Item) -> bool:
    if item.kind not in ("mark", "word") or not item.text:
        return False
    return item.text.split()[0] in lexicon.reading()["makers"]


def _is_fault(item: Item) -> bool:
    flaw = item.role in ("faults", "lacks") or item.name in lexicon.reading()["flaws"]
    return flaw and not item.compared


def _complained(item: Item) -> Item:
    if item.kind != "word" or item.role == "lacks":
        return item
    return replace(item, role="faults", orders=False)
