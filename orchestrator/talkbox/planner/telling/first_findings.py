"""What a sound is found to be before it is to be the opposite: "it sounds small and mono, make it
wider".

A finding that goes on behind "and" is told like its first word, and asks for nothing where an
order behind it asks for the opposite. Nobody orders two opposites in one breath.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_TELLING, _MORE, _WISHING, _WEAK, _COMMA = "describe", "more", "make", "weak", ","


def without_first_findings(found: Sequence[Item]) -> list[Item]:
    """The items without what is told first and is to be the opposite."""
    said = parts(found)
    kept: list[Item] = []
    telling = False
    for place, part in enumerate(said):
        telling = _tells(part) or (telling and _only_goes_on(part))
        ordered = _ordered(said[place + 1 :]) if telling else []
        kept += [item for item in part if not _is_answered(item, ordered)]
        joint = part[-1] if part and part[-1].kind == "break" else None
        telling = telling and joint is not None and joint.name == _WEAK and joint.text != _COMMA
    return kept


def _ordered(after: Sequence[Sequence[Item]]) -> list[Item]:
    """The words of the parts behind, where one of them orders."""
    items = list(chain.from_iterable(after))
    return [item for item in items if item.kind == "word"] if _wishes(items) else []


def _tells(part: Sequence[Item]) -> bool:
    """Whether the part says how it sounds, and nothing else."""
    marks = [item for item in part if item.kind == "mark"]
    told = bool(marks) and marks[0].name == _TELLING and not _is_number(part)
    return told and all(item.name in (_TELLING, _MORE) for item in marks)


def _only_goes_on(part: Sequence[Item]) -> bool:
    return all(item.kind in ("word", "break", "strength") for item in part)


def _is_number(part: Sequence[Item]) -> bool:
    return any(item.kind == "quantity" for item in part)


def _wishes(items: Sequence[Item]) -> bool:
    made = any(item.kind == "mark" and item.name == _WISHING for item in items)
    return made or any(item.kind == "word" and (item.compared or item.orders) for item in items)


def _is_answered(item: Item, ordered: Sequence[Item]) -> bool:
    """Whether the word is a quality whose opposite is ordered later."""
    if item.kind != "word" or item.orders:
        return False
    plain = item.role == "says" and item.name in lexicon.names()
    return plain and any(each.role == "says" and opposed(item.name, each.name) for each in ordered)
