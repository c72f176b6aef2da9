"""By what means a fault shall go: "that rumble, filter it" names no filter, but what it is to take.

Where a clause only says which tool to use on the fault before it, the fault is removed.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FILTERS = "filters"


def with_means(found: Sequence[Item]) -> list[Item]:
    """The items with the tools that only take away the fault before them as removing."""
    faulty = False
    kept: list[Item] = []
    for part in parts(found):
        kept += [_removing(item) for item in part] if faulty and _is_means(part) else part
        faulty = any(map(_is_fault, part)) or (faulty and not _says(part))
    return kept


def _is_fault(item: Item) -> bool:
    """Whether the item is a fault, or a tone that a filter takes out: "that whine"."""
    whines = item.role == "lacks" and lexicon.names()[item.name] == _FILTERS
    return item.role == "faults" or whines


def _is_means(part: Sequence[Item]) -> bool:
    said = _says(part)
    return len(said) == 1 and said[0].orders and _is_tool(said[0])


def _says(part: Sequence[Item]) -> list[Item]:
    return [item for item in part if item.kind != "break"]


def _is_tool(item: Item) -> bool:
    return item.kind == "word" and item.text.split()[0] in lexicon.reading()["tools_of_removal"]


def _removing(item: Item) -> Item:
    return Item("mark", "remove", item.text) if item.kind == "word" else item
