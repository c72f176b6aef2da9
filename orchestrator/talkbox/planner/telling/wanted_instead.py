"""What a thing should be and is not: "it sounds dull instead of bright", "thin rather than full".

Behind a complaint about the sound as it is, "instead of" brings what is wished for; behind an order
("make it warm instead of harsh") it brings what is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FAULTY = frozenset({"faults", "lacks"})
_FINDING, _INSTEAD, _WISH = "describe", "without", "make"
_ORDERING = frozenset({_WISH, "more", "less", "remove", "keep", "dont", "not", "as"})


def with_wanted_instead(found: Sequence[Item]) -> list[Item]:
    """The items, with "instead of" behind a complaint as a wish."""
    told = list[Item]()
    for part in parts(found):
        told += _told(part, told)
    return told


def _told(part: list[Item], before: Sequence[Item]) -> list[Item]:
    at = next((at for at, item in enumerate(part) if _brings(item)), len(part))
    if not _complains(part[:at] or before) or not _is_wished(part[at + 1 :]):
        return part
    return [*part[:at], Item("break", "weak"), replace(part[at], name=_WISH), *part[at + 1 :]]


def _brings(item: Item) -> bool:
    return item.name == _INSTEAD and item.text in lexicon.reading()["instead"]


def _complains(before: Sequence[Item]) -> bool:
    """Whether it is told what is wrong, and nothing is ordered."""
    ordered = any(item.kind == "mark" and item.name in _ORDERING for item in before)
    words = [item for item in before if item.kind == "word"]
    told = any(item.name == _FINDING for item in before)
    unloved = lexicon.reading()["complaints"] if told else frozenset()
    sad = bool(words) and (words[-1].role in _FAULTY or words[-1].name in unloved)
    return sad and not ordered and not any(item.compared for item in words)


def _is_wished(after: Sequence[Item]) -> bool:
    """Whether nothing but qualities follow, and none of them is a fault."""
    words = [item for item in after if item.kind == "word"]
    return bool(words) and all(item.role == "says" for item in words)
