"""What is said to be so and shall not be: "it's mono, can it not be", "too roomy? make it not".

The sentence that takes it back holds no sound of its own: what was told before it is turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISHES = frozenset({"more", "less", "remove", "tame", "keep", "lack", "without"})


def with_taken_back(found: Sequence[Item]) -> list[Item]:
    """The items with the states that a later sentence denies turned into their cures."""
    said = parts(found)
    denied = [place for place, part in enumerate(said) if place and _denies(part)]
    if not denied:
        return list(found)
    before = said[: denied[0]]
    told = any(item.name == "describe" for part in before for item in part)
    if not told or any(_marks(part) & _WISHES for part in before):
        return list(found)
    return [
        _cured(item) if place < denied[0] else item
        for place, part in enumerate(said)
        if place not in denied
        for item in part
    ]


def _marks(part: Sequence[Item]) -> set[str]:
    return {item.name for item in part if item.kind == "mark"}


def _denies(part: Sequence[Item]) -> bool:
    """Whether the part says no more than that it shall not be so."""
    said = [item for item in part if item.kind != "break"]
    only_marks = bool(said) and all(item.kind == "mark" for item in said)
    return only_marks and {"not", "make"} <= _marks(said)


def _cured(item: Item) -> Item:
    if item.kind != "word" or item.role != "says" or item.orders or item.compared:
        return item
    cure = lexicon.word(item.name).opposite or lexicon.cure_of(item.name)
    return item if cure is None else replace(item, name=cure, role="lacks")
