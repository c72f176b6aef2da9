"""A wish and what stays beside it in one breath: "up five semitones with the tempo intact".

What stays is the thing that was named last; the wish before it is a clause of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_THINGS = frozenset({"nouns", ""})


def closing(found: Sequence[Item]) -> int:
    """Where in the items of a clause the thing begins that stays; 0 where all of it does."""
    last = found[-1]
    if last.name != "keep" or last.text not in lexicon.reading()["stays"]:
        return 0
    if any(item.name == "keep" for item in found[:-1]):
        return 0
    place = len(found) - 2
    if place < 1 or not _is_thing(found[place]):
        return 0
    return place if any(_is_wish(item) for item in found[:place]) else 0


def _is_thing(item: Item) -> bool:
    return item.kind == "instrument" or (item.kind == "word" and item.role in _THINGS)


def _is_wish(item: Item) -> bool:
    return item.kind == "quantity" or (item.kind == "word" and (item.compared or item.orders))
