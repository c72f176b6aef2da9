"""A likeness that only a fault can have: "my koto rings like a guest who won't leave" complains.

"Like" may wish ("like an old phone"). Said of a thing that was named, or of a picture that nobody
wishes for, it tells how it is now; where the clause wishes in so many words ("it should be like a
bag of nails"), the fault is wanted. What a complaint is likened to behind it ("it echoes too much,
one would think of a staircase") asks for nothing besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISHES = frozenset({"make", "more", "less", "as", "lack", "remove"})
_FAULTY, _TOO = frozenset({"faults", "lacks"}), frozenset({"too"})
_FAR = "metres"
_DESCRIBING = frozenset({"describe", "likens"})
_BLANKETS = "brighter"
"""The word that the complaints of cloth and closed doors ask for; such a sound may be wished."""


def with_likened_flaws(found: Sequence[Item]) -> list[Item]:
    """The items with the "like" of a complaint as a mark that describes."""
    told = [_told(part) for part in parts(found)]
    pairs = pairwise(([], *told))
    return [item for before, part in pairs for item in _without_likened(before, part)]


def _without_likened(before: Sequence[Item], part: list[Item]) -> list[Item]:
    """The part without the picture that it gives of the complaint before it."""
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    if not words and _is_distance(part, marks) and any(item.kind == "word" for item in before):
        return [item for item in part if item.kind != "quantity"]
    complains = any(item.role in _FAULTY or item.name in _TOO for item in before)
    if not complains or len(words) != 1 or not marks or not marks <= _DESCRIBING:
        return part
    return [item for item in part if item not in words] if words[0].role == "says" else part


def _is_distance(part: Sequence[Item], marks: set[str]) -> bool:
    """ "I sound ten feet away": how far it is now, and no wish."""
    far = any(item.quantity is not None and item.quantity.unit == _FAR for item in part)
    return far and "describe" in marks and marks <= _DESCRIBING | {"from", "at"}


def _told(part: list[Item]) -> list[Item]:
    at = next((at for at, item in enumerate(part) if _likens(item)), len(part))
    if at + 1 >= len(part) or not _is_flaw(part, at):
        return part
    if any(item.kind == "mark" and item.name in _WISHES for item in part[:at]):
        return part
    return [*part[:at], replace(part[at], name="describe"), *part[at + 1 :]]


def _likens(item: Item) -> bool:
    return item.kind == "mark" and item.name == "make" and item.text in lexicon.reading()["similes"]


def _is_flaw(part: Sequence[Item], at: int) -> bool:
    """Whether what is likened is a fault, and of a thing or one that nobody wishes for."""
    words = [item for item in part[at + 1 :] if item.kind == "word"]
    if not words or words[0].role not in ("faults", "lacks"):
        return False
    if any(item.kind in ("instrument", "unknown", "beyond", "word") for item in part[:at]):
        return True
    return words[0].role == "lacks" and words[0].name != _BLANKETS
