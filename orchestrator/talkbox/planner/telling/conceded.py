"""What is granted before what is wrong: "it's warm but muddy", "suena fuerte pero no tiene punch".

A pleasing quality that is told, and that "but" sets a fault or a lack against, is there already and
asks for nothing; nor does one that nobody complains of, told beside another wish ("it sounds warm,
just remove the hiss"). What is denied behind it is missing ("it's loud but not punchy"); behind an
order ("make it loud but not punchy") it is a limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_TELLS, _NOT, _LACK = "describe", "not", "lack"
_FAULTY = frozenset({"faults", "lacks"})
_BEFORE = frozenset({_TELLS, "now", "only"})
_BEHIND = frozenset({_TELLS, _NOT, _LACK, "too", "now", "only", "at", "enough"})
_WISHES = frozenset({"make", "to"})
_ORDERS = frozenset({"make", "more", "less", "remove", "tame"})


def with_conceded(found: Sequence[Item]) -> list[Item]:
    """The items without what is granted, and with what is denied behind it as a lack."""
    said = parts(found)
    for turn in (at for at, part in enumerate(said) if _turns(part)):
        before, behind = _before(said, turn), turn + 1
        if not before or behind >= len(said):
            continue
        told = any(item.name == _TELLS for at in before for item in said[at])
        if not _is_wrong(said[behind], told=told) or not _is_granted(said, before):
            continue
        for at in before:
            said[at] = [item for item in said[at] if item.kind == "break"]
        said[behind] = [_missed(item) for item in said[behind] if item.name != "enough"]
    return [item for part in _without_pleasing(said) for item in part]


def _without_pleasing(said: Sequence[list[Item]]) -> list[list[Item]]:
    """The parts, those that only tell what pleases emptied beside an order."""
    pleasing = [_pleases(part) for part in said]
    if not any(_asks(part) for part, pleases in zip(said, pleasing, strict=True) if not pleases):
        return list(said)
    return [
        [item for item in part if item.kind == "break"] if pleases else part
        for part, pleases in zip(said, pleasing, strict=True)
    ]


def _pleases(part: Sequence[Item]) -> bool:
    """Whether the part tells of nothing but qualities that nobody complains of."""
    held = [item for item in part if item.kind not in ("break", "strength", "instrument")]
    words = [item for item in held if item.kind == "word"]
    liked = all(item.name in lexicon.reading()["always_pleasing"] for item in words)
    plain = all(item.role == "says" and not item.compared and not item.orders for item in words)
    marks = [item.name for item in held if item.kind != "word"]
    return bool(words) and liked and plain and _TELLS in marks and set(marks) <= _BEFORE


def _asks(part: Sequence[Item]) -> bool:
    """Whether the part orders something by a verb."""
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    return bool(words) and (bool(marks & _ORDERS) or any(item.orders for item in words))


def _turns(part: Sequence[Item]) -> bool:
    return bool(part) and part[-1].text in lexicon.reading()["conceding"]


def _before(said: Sequence[Sequence[Item]], turn: int) -> list[int]:
    """The parts of the sentence before the turn, as far as something is said in them."""
    start = turn
    while start and not any(item.name == "strong" for item in said[start - 1]):
        start -= 1
    return [at for at in range(start, turn + 1) if any(each.kind == "word" for each in said[at])]


def _is_granted(said: Sequence[Sequence[Item]], before: Sequence[int]) -> bool:
    """Whether nothing but pleasing qualities are told there."""
    held = [item for at in before for item in said[at] if item.kind not in ("break", "strength")]
    words = [item for item in held if item.kind == "word"]
    pleasing = lexicon.reading()["praised_already"]
    plain = all(item.role == "says" and item.name in pleasing for item in words)
    turned = any(item.compared or item.orders for item in words)
    others = {item.name for item in held if item.kind not in ("word", "instrument")}
    return plain and not turned and others <= _BEFORE


def _is_wrong(part: Sequence[Item], *, told: bool) -> bool:
    """Whether the part finds a fault, or denies a pleasing quality of what was told, or wishes for
    more of one: "it's warm but could be clearer".
    """
    marks = {item.name for item in part if item.kind == "mark"}
    words = [item for item in part if item.kind == "word"]
    if told and words and marks and marks <= _WISHES:
        return all(item.compared and item.role == "says" for item in words)
    limits = {_NOT, "too"} <= marks  # "but not too bright"
    if not words or limits or not marks <= _BEHIND or any(item.compared for item in words):
        return False
    if _NOT in marks:
        pleasing = lexicon.reading()["praised_already"]
        return told and all(item.name in pleasing and item.role == "says" for item in words)
    faulty = any(item.role in _FAULTY for item in words)
    return faulty or bool(marks & {_LACK, "too"})


def _missed(item: Item) -> Item:
    return replace(item, name=_LACK) if (item.kind, item.name) == ("mark", _NOT) else item
