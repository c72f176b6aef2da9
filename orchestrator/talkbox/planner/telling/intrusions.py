"""Effects that are only said to be there, and that nobody ordered: "there's an echo on my voice".

Somebody who wants an effect asks for it; who hears one finds it in the way. What is praised, kept
or turned in the next breath is no complaint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_SPARED = frozenset({"keep", "praise", "more", "up", "make"})
_TELLING = frozenset({"describe", "at", "now", "only"})


def with_intrusions(found: Sequence[Item]) -> list[Item]:
    """The items, with effects that are only heard as complaints."""
    said = parts(found)
    return [
        item
        for place, part in enumerate(said)
        for item in _complained(part, said[:place] + said[place + 1 :])
    ]


def _complained(part: list[Item], others: Sequence[Sequence[Item]]) -> list[Item]:
    effect = _heard(part)
    if effect is None or any(_spares(each, effect) for each in others):
        return part
    return [replace(item, role="faults") if item is effect else item for item in part]


def _heard(part: Sequence[Item]) -> Item | None:
    """The effect that is all that the part says to be heard; None where it says anything else."""
    things = [item for item in part if item.kind in ("word", "quantity")]
    words = [item for item in things if _intrudes(item)]
    marks = [item for item in part if item.kind == "mark"]
    others = [item for item in things if item.role != "nouns"]
    if len(words) != 1 or others or any(mark.name not in _TELLING for mark in marks):
        return None
    known = lexicon.reading()
    verdicts = [item.text in known["dreadful"] for item in part if item.kind == "vague"]
    told = any(mark.text in known["noticing"] for mark in marks)
    return words[0] if all(verdicts) and (told or verdicts) else None


def _intrudes(item: Item) -> bool:
    return item.role == "nouns" and not item.orders and item.name in lexicon.reading()["intruding"]


def _spares(part: Sequence[Item], effect: Item) -> bool:
    """Whether another part keeps what is heard, or turns it: "make it longer"."""
    words = [item for item in part if item.kind == "word"]
    if any(item.name == effect.name for item in words):
        return True
    marks = {item.name for item in part if item.kind == "mark"}
    return bool(marks & _SPARED) and not words
