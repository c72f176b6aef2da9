"""Faults that are said not to be there, or to be no trouble: "there's no hum, just make it warmer".

Nobody asks for a hum by saying that there is none, so such a clause asks for nothing. "Still"
before a fault says that it is there: "there's still some hiss" keeps nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FAULTY = frozenset({"faults", "lacks"})
_BETWEEN = frozenset({"describe", "keep"})
_FAINT = "1.0"
_SAID_ANEW = frozenset({"make", "more", "lack", "too", "not", "low_already", "high_already"})
"""Marks that "still" only underlines: "I still want reverb", "still not enough"."""


def with_absences(found: Sequence[Item]) -> list[Item]:
    """The items without faults that are not there, each "still" as what it says."""
    kept: list[Item] = []
    alone = sum(item.kind == "word" for item in found) == 1 and any(map(_is_quality, found))
    for part in parts(found):
        said = [item for item in part if item.kind != "break"]
        left = part[len(said) :] if _tells_of_none(said) else _remaining(part, alone)
        kept += [_faintly(item, left) for item in left if not _only_scolds(item, left)]
    return kept


def is_trouble(item: Item) -> bool:
    """Whether the item names a thing that nobody wants in a recording: "hum", "the clicks"."""
    return item.role in _FAULTY and _noun(item) in lexicon.reading()["fault_nouns"]


def _noun(item: Item) -> str:
    """The words of an item without the verb that some phrases end in: "the esses are"."""
    return item.text.removesuffix(" are").removesuffix(" is")


def _tells_of_none(said: Sequence[Item]) -> bool:
    """Whether the clause only says that there is no such fault, or that it does not matter."""
    words = lexicon.reading()
    denials = [item for item in said if item.text in words["absent"] | words["harmless"]]
    left = [item for item in said if item not in denials and item.kind != "strength"]
    troubles = [item for item in left if is_trouble(item)]
    marks = {item.name for item in left if item.kind == "mark"}
    if not troubles or len(troubles) + sum(item.kind == "mark" for item in left) < len(left):
        return False
    ordered = all(item.name == "remove" for item in denials) and "describe" not in marks
    if denials and not ordered:  # "hum gone" orders, "the hum is gone" tells
        return "make" not in marks
    denied = any(item.name == "not" and item.text in words["denials"] for item in left)
    return denied and marks <= _BETWEEN | {"not", "high_already"}


def _faintly(item: Item, part: Sequence[Item]) -> Item:
    """ "A faint hum": how much of it there is, and not too little."""
    weak = item.name == "low_already" or (item.name == "quieter" and item.role == "faults")
    if not weak or not any(map(is_trouble, part)):
        return item
    return Item("strength", _FAINT, item.text)


def _only_scolds(item: Item, part: Sequence[Item]) -> bool:
    """ "The esses are painful": what is said of a fault is no other fault; of which noise "the pick
    noise is harsh" tells, only the harshness says.
    """
    words = lexicon.reading()
    if is_trouble(item) or item.name not in words["scolds"]:
        return False
    before = part[: next(at for at, each in enumerate(part) if each is item)]
    named = [each for each in before if is_trouble(each) and _noun(each) not in words["unspecific"]]
    told = [each for each in before if each.name == "describe" or each.text != _noun(each)]
    return bool(named and told)


def _remaining(part: Sequence[Item], alone: bool) -> list[Item]:
    kept: list[Item] = []
    for place, item in enumerate(part):
        after = next((each for each in part[place + 1 :] if each.kind != "strength"), None)
        lasts = item.name == "keep" and item.text in lexicon.reading()["remaining"]
        if not lasts or after is None or any(each.kind == "word" for each in kept):
            kept.append(item)
        elif _is_found(after, kept) or (alone and not after.compared):
            kept.append(replace(item, name="describe"))
        elif after.name not in _SAID_ANEW and not (after.compared and after.role == "says"):
            kept.append(item)
    return kept


def _is_found(item: Item, before: Sequence[Item]) -> bool:
    """Whether the item is a thing that is found, and none that shall last."""
    told = any(each.name == "describe" for each in before)
    heard = item.role == "nouns" and item.name in lexicon.reading()["intruding"]
    return item.role in _FAULTY or (heard and told)


def _is_quality(item: Item) -> bool:
    """Whether the item says how a sound is, so that "still bright" complains."""
    quality = item.kind == "word" and item.role == "says" and not item.compared
    return quality and lexicon.names()[item.name] in lexicon.reading()["qualities"]
