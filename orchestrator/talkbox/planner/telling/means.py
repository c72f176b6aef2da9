"""By what means a fault shall go: "that rumble, filter it" names no filter, but what it is to take.

Where a clause only says which tool to use on the fault before it, the fault is removed. What a
little of something shall come from is to be as little: "a hint of warmth from tubes".
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FILTERS, _DIRT = "filters", "dirt"
_DOSE = ("strength", "mark", "word")
_OF, _FROM = "by", "from"


def with_means(found: Sequence[Item]) -> list[Item]:
    """The items with the tools that only take away the fault before them as removing."""
    faulty = False
    kept: list[Item] = []
    for part in map(_dosed_alike, parts(found)):
        kept += [_removing(item) for item in part] if faulty and _is_means(part) else part
        faulty = any(map(_is_fault, part)) or (faulty and not _says(part))
    return kept


def _dosed_alike(part: list[Item]) -> list[Item]:
    """The part with its dose in front of the dirt that brings the thing about as well."""
    heard = [item for item in part if (item.kind, item.name) != ("mark", _FROM)]
    for at in range(len(heard) - len(_DOSE)):
        dosed, last = heard[at : at + len(_DOSE)], heard[at + len(_DOSE)]
        if tuple(item.kind for item in dosed) != _DOSE or dosed[1].name != _OF:
            continue
        if last.kind == "word" and lexicon.names()[last.name] == _DIRT:
            place = part.index(last)
            return [*part[:place], dosed[0], *part[place:]]
    return part


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
