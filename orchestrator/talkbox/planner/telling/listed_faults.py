"""Faults in a list: "quiet, muffled and far away".

Where nothing is ordered and one of the bare words in a list is a fault, the others that nobody
wishes for are faults as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_FAULTY = frozenset({"faults", "lacks"})
_BARE = frozenset({"word", "strength", "break"})
_LEAST = 2


def with_listed_faults(found: Sequence[Item]) -> list[Item]:
    """The items, with every unpleasant word of such a list as a fault."""
    words = [item for item in found if item.kind == "word"]
    bare = all(item.kind in _BARE for item in found) and not any(map(_orders, words))
    if len(words) < _LEAST or not bare or not any(item.role in _FAULTY for item in words):
        return list(found)
    if any(item.name == "strong" for item in found[:-1]):
        return list(found)
    disliked = lexicon.reading()["disliked"]
    return [
        replace(item, role="faults") if item.kind == "word" and item.text in disliked else item
        for item in found
    ]


def _orders(item: Item) -> bool:
    return item.compared or item.orders
