"""Faults in pairs: "sounds thin and cold, make it fatter".

What is told of the sound beside a fault, with no more than "and" between them, is one as well, and
no wish: the "sounds" before the first holds for the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.in_turn import told_in_turn
from talkbox.planner.parsing.items import Item
from talkbox.planner.telling.finding_lists import with_finding_lists
from talkbox.planner.telling.listed_faults import with_listed_faults
from talkbox.planner.telling.loud_troubles import with_loud_troubles
from talkbox.planner.telling.noises_turned import without_noises_turned
from talkbox.planner.telling.qualities import is_quality
from talkbox.planner.telling.wished_noises import with_wished_noises
from talkbox_prompts import lexicon

_FINDING, _TOO = "describe", "too"
_FAULTY = frozenset({"faults", "lacks"})


def with_paired_faults(found: Sequence[Item]) -> list[Item]:
    """The items, with what is told in one breath with a fault as a fault."""
    troubles = with_wished_noises(with_loud_troubles(without_noises_turned(found)))
    return told_in_turn(with_finding_lists(with_listed_faults(troubles)), _told)


def _told(part: Sequence[Item], before: Sequence[Item]) -> Sequence[Item]:
    too_much = _is_too_much(before)
    if not (too_much or _finds_fault(before)) or not _is_bare(part, any_word=too_much):
        return part
    return [replace(item, role="faults") if item.kind == "word" else item for item in part]


def _finds_fault(part: Sequence[Item]) -> bool:
    """Whether the part tells of a fault and of nothing else, and ends in "and"."""
    words = [item for item in part if item.kind == "word"]
    marks = [item.name for item in part if item.kind == "mark"]
    if not _ends_in_and(part) or len(words) != 1 or not marks or set(marks) != {_FINDING}:
        return False
    return words[0].role in _FAULTY or is_quality(words[0])


def _is_too_much(part: Sequence[Item]) -> bool:
    """ "Hats are too loud and": whether all that is told is what something has too much of."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    marks = {item.name for item in said if item.kind == "mark"}
    if not said or not _ends_in_and(part) or not marks <= {_FINDING}:
        return False
    last = said[-1]
    return last.kind == "word" and last.role == "faults" and last.text.split()[0] == _TOO


def _ends_in_and(part: Sequence[Item]) -> bool:
    last = part[-1] if part else None
    return last is not None and (last.kind, last.name) == ("break", "weak") and last.text != ","


def _is_bare(part: Sequence[Item], *, any_word: bool) -> bool:
    """Whether nothing but a quality stands there, said as it is: "cold"; with `any_word` also how
    wide or how close it is.
    """
    said = [item for item in part if item.kind not in ("break", "strength")]
    if len(said) != 1 or said[0].kind != "word":
        return False
    return is_quality(said[0]) or (any_word and _is_too_much_of(said[0]))


def _is_too_much_of(item: Item) -> bool:
    """Whether there can be too much of it: of width, not of a clear sound, nor of "reverse"."""
    words = lexicon.reading()
    plain = item.role == "says" and not item.compared and not item.orders and " " not in item.text
    return plain and item.name in words["extents"]
