"""Faults in pairs: "sounds thin and cold, make it fatter".

What is told of the sound beside a fault, with no more than "and" between them, is one as well, and
no wish: the "sounds" before the first holds for the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.in_turn import told_in_turn
from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_FINDING = "describe"
_FAULTY = frozenset({"faults", "lacks"})


def with_paired_faults(found: Sequence[Item]) -> list[Item]:
    """The items, with what is told in one breath with a fault as a fault."""
    return told_in_turn(found, _told)


def _told(part: Sequence[Item], before: Sequence[Item]) -> Sequence[Item]:
    if not _finds_fault(before) or not _is_bare(part):
        return part
    return [replace(item, role="faults") if item.kind == "word" else item for item in part]


def _finds_fault(part: Sequence[Item]) -> bool:
    """Whether the part tells of a fault and of nothing else, and ends in "and"."""
    if not part or part[-1].kind != "break" or part[-1].name != "weak" or part[-1].text == ",":
        return False
    words = [item for item in part if item.kind == "word"]
    marks = [item.name for item in part if item.kind == "mark"]
    if len(words) != 1 or not marks or set(marks) != {_FINDING}:
        return False
    return words[0].role in _FAULTY or _is_quality(words[0])


def _is_bare(part: Sequence[Item]) -> bool:
    """Whether nothing but a quality stands there, said as it is: "cold"."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    return len(said) == 1 and _is_quality(said[0])


def _is_quality(item: Item) -> bool:
    if item.kind != "word" or item.role != "says" or item.compared or item.orders:
        return False
    words = lexicon.reading()
    quality = lexicon.names()[item.name] in words["qualities"] or item.name in words["complaints"]
    return quality and item.name not in words["pleasing"]
