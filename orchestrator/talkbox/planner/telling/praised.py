"""Praise beside a complaint: "nice and warm but a bit woolly", "great energy, a bit harsh though".

What a sound is praised for is how it is already and asks for nothing where a neighbouring clause
says what is wrong; alone, "nice and warm" is a wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.blamed_makers import with_blamed_makers
from talkbox.planner.telling.conceded import with_conceded
from talkbox_prompts import lexicon

_TELLS, _PRAISE = "describe", "better"
_FAULTY = frozenset({"faults", "lacks"})
_WISHES = frozenset({"make", "more", "keep", "without", "dont", "not", "as"})
_TURNS = frozenset({"but", "though", "although", "however", "yet"})


def without_praise(found: Sequence[Item]) -> list[Item]:
    """The items without what is praised beside a complaint."""
    said = _with_faults(parts(with_conceded(with_blamed_makers(found))))
    complaints = [_complains(part) for part in said]
    kept: list[Item] = []
    for place, part in enumerate(said):
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(said) and complaints[at]]
        praised = _praises(part) and any(_turns(said, place, at) for at in beside)
        kept += [item for item in part if item.kind == "break"] if praised else part
    return kept


def _with_faults(said: Sequence[list[Item]]) -> list[list[Item]]:
    """ "Great but a bit dark": what is set against praise alone is wrong, and is no wish."""
    told: list[list[Item]] = []
    for before, part in zip([[], *said], said, strict=False):
        blamed = _only_praises(before) and before[-1].text in _TURNS and _only_describes(part)
        told.append([_as_fault(item) for item in part] if blamed else part)
    return told


def _only_praises(part: Sequence[Item]) -> bool:
    said = [item for item in part if item.kind not in ("break", "strength")]
    praise = (_PRAISE, "praise")
    return any(item.name in praise for item in said) and all(
        item.name in (*praise, _TELLS) for item in said
    )


def _only_describes(part: Sequence[Item]) -> bool:
    """Whether the part holds a single quality and nothing that wishes for it."""
    words = [item for item in part if item.kind == "word"]
    rest = [item for item in part if item.kind not in ("word", "strength", "break")]
    plain = len(words) == 1 and words[0].role == "says"
    quality = plain and not words[0].compared and not words[0].orders
    themed = quality and lexicon.names()[words[0].name] in lexicon.reading()["quality_themes"]
    return themed and all(item.name == _TELLS for item in rest)


def _as_fault(item: Item) -> Item:
    return replace(item, role="faults") if item.kind == "word" else item


def _praises(part: Sequence[Item]) -> bool:
    """Whether the part holds nothing but a quality or a thing and the praise of it."""
    words = [item for item in part if item.kind == "word"]
    rest = [item for item in part if item.kind not in ("word", "strength", "break")]
    if not words or any(item.role in _FAULTY or item.compared or item.orders for item in words):
        return False
    if any(item.name not in (_TELLS, _PRAISE) for item in rest):
        return False
    listed = lexicon.reading()
    pleasing = all(item.name in listed["praised_already"] for item in words)
    already = any(item.text in listed["already"] for item in rest)
    praise = any(item.name == _PRAISE or item.text in listed["praising"] for item in part)
    return praise or (already and pleasing)


def _complains(part: Sequence[Item]) -> bool:
    """Whether the part finds a fault and wishes for nothing."""
    marks = [item for item in part if item.kind == "mark"]
    denying = lexicon.reading()["denying"]
    if any(item.name in _WISHES or item.text in denying for item in marks):
        return False
    return any(item.kind == "word" and item.role in _FAULTY for item in part)


def _turns(said: Sequence[Sequence[Item]], place: int, at: int) -> bool:
    """Whether the two parts are set against each other, or one of them tells how it is."""
    ends = [part[-1].text for part in said[min(place, at) : max(place, at) + 1] if part]
    told = any(item.name in (_TELLS, "too") for each in (place, at) for item in said[each])
    return told or not _TURNS.isdisjoint(ends)
