"""What "it" stands for in the order after a complaint: "too much treble, make it quieter".

After a thing that there is too much or too little of, an order for a level is about that thing
and asks for no level of the whole. "Too bright, make it quieter" names no thing: there "it" is the
sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_LEVELS = frozenset({"louder", "quieter"})
_FINDING = frozenset({"too", "lack", "low_already", "high_already", "enough"})
_ORDERING = frozenset({"make"})


def with_pronouns(found: Sequence[Item]) -> list[Item]:
    """The items, each level that is asked for a thing found wrong before as an order for it."""
    kept: list[Item] = []
    before: Sequence[Item] = ()
    for part in parts(found):
        turns = _finds_wrong(before) and _only_turns(part)
        kept += [_as_order(item) if turns else item for item in part]
        before = part if part[:-1] or not before else before
    return kept


def _finds_wrong(part: Sequence[Item]) -> bool:
    """Whether the part finds too much or too little of a thing that it names."""
    words = [item for item in part if item.kind == "word"]
    things = [item for item in words if lexicon.names()[item.name] != "level"]
    if len(things) != 1:
        return False
    if is_trouble(things[0]):
        return True
    finds = len(words) > 1 or any(item.kind == "mark" and item.name in _FINDING for item in part)
    return finds and things[0].role == "nouns"


def _only_turns(part: Sequence[Item]) -> bool:
    said = [item for item in part if item.kind not in ("strength", "break")]
    words = [item for item in said if item.kind == "word"]
    marks = {item.name for item in said if item.kind != "word"}
    return len(words) == 1 and words[0].name in _LEVELS and marks <= _ORDERING


def _as_order(item: Item) -> Item:
    ordered = item.kind == "word" and item.role == "says"
    return replace(item, orders=True) if ordered else item
