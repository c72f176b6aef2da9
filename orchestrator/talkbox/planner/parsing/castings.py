"""A picture at the head of a text and what it is like: "spaceship computer, calm, metallic".

Elsewhere a picture asks for nothing beside a word that is said plainly. At the head of a list of
bare qualities, in which nothing is ordered or found, it is what those are said of; and what only
guards a wish ("but you still have to understand it") takes no picture's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from talkbox_prompts import lexicon

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_GUARDING = frozenset({"keep", "not", "without", "dont"})
_BARE = frozenset({"word", "strength", "break", "unknown"})


def is_casting(found: Sequence[Item]) -> bool:
    """Whether the text is such a list; what a caller or a device is like may be a complaint."""
    head = found[0] if found else None
    if head is None or not head.pictured:
        return False
    if head.name in lexicon.reading()["recording_devices"]:
        return False
    rest = [item for item in found[1:] if item.kind != "instrument"]
    listed = bool(rest) and rest[0].kind == "break"
    return listed and all(map(_is_bare, rest))


def unguarded(found: Sequence[Item]) -> list[Item]:
    """The items that are wished for by themselves: none behind a mark that keeps or denies them in
    their clause, and none that only says what a picture behind it is like ("a tinny answerphone").
    """
    told: list[Item] = []
    adorned = False
    for item in reversed(found):
        adorned = item.pictured or (adorned and item.kind == "word" and _is_bare(item))
        told += [] if adorned else [item]
    return _not_denied(told[::-1])


def _not_denied(found: Sequence[Item]) -> list[Item]:
    kept: list[Item] = []
    guarded = False
    for item in found:
        if item.kind == "break":
            guarded = False
        guarded = guarded or (item.kind == "mark" and item.name in _GUARDING)
        kept += [] if guarded else [item]
    return kept


def _is_bare(item: Item) -> bool:
    plain = not (item.compared or item.orders) and item.role in ("says", "faults")
    return item.kind in _BARE and (plain or item.kind != "word")
