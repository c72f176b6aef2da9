"""The story beside a question or an errand: "who sings this, she sounds so warm" orders no warmth.

Where a clause asks to be told something, or for a deed outside the sound, the clauses around it
count only when they order a sound themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.wording.enquiries import ASKED

_ORDERS = frozenset({"more", "less", "remove", "tame"})
_AMOUNTS = frozenset({"db", "lu", "lufs", "hz", "st", "percent"})


def without_stories(found: Sequence[Item]) -> list[Item]:
    """The items without the clauses that only tell what a question or an errand is about."""
    if not any(item.role == ASKED for item in found):
        return list(found)
    return [item for part in parts(found) if _counts(part) for item in part]


def _counts(part: Sequence[Item]) -> bool:
    return any(item.role == ASKED for item in part) or orders(part)


def orders(part: Sequence[Item]) -> bool:
    """Whether the clause asks for a sound: by an order, a comparison, a wish or an amount."""
    marks = {item.name for item in part if item.kind == "mark"}
    words = [item for item in part if item.kind == "word"]
    if marks & _ORDERS:
        return True
    if _is_own_deed(part):
        return False
    if words and ("make" in marks or any(item.orders or item.compared for item in words)):
        return True
    return any(item.quantity is not None and item.quantity.unit in _AMOUNTS for item in part)


def _is_own_deed(part: Sequence[Item]) -> bool:
    """ "I want to play it faster": what somebody wants to do, and not to have done."""
    wishes = [place for place, item in enumerate(part) if item.name == "make"]
    return len(wishes) == 1 and any(item.name == "to" for item in part[wishes[0] + 1 :][:1])
