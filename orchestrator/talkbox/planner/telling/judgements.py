"""A verdict beside a complaint that says what is wrong asks for nothing: "thin and cheap" is thin.

Alone it is all that was said, and is met as its word has it.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon


def without_judgements(found: Sequence[Item]) -> list[Item]:
    """The items without the verdicts that another complaint explains."""
    complains = any(_complains(item) and not _judges(item) for item in found)
    return [
        item
        for place, item in enumerate(found)
        if not (_judges(item) and (complains or _only_adorns(item, found[place + 1 :])))
    ]


def _only_adorns(item: Item, after: Sequence[Item]) -> bool:
    """ "Cheap phone speaker": what stands right before a likeness belongs to it."""
    following = after[0] if after else None
    if following is None or following.kind != "word" or following.role != "says":
        return False
    return lexicon.cure_of(following.name) is not None


def _judges(item: Item) -> bool:
    return item.role == "lacks" and item.name in lexicon.reading()["verdicts"]


def _complains(item: Item) -> bool:
    return item.role in ("faults", "lacks")
