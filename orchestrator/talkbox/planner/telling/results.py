"""What something makes of the sound, told and not ordered: "this mic makes him sound nasal".

A third person's "makes", "has become" and a bare likeness ("like wading through a bog") order
nothing where only faults follow: the fault is complained of. After a wish they belong to it ("find
me something that makes it boomy"). The words are data: `results` and `likenings` in `reading.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_MAKE, _DESCRIBE = "make", "describe"
_WISHES = frozenset({"make", "more", "less", "tame", "remove", "without", "dont", "keep"})
_FAULTY = frozenset({"faults", "lacks"})


def with_results_told(found: Sequence[Item]) -> list[Item]:
    """The items with such orders as descriptions."""
    kept: list[Item] = []
    for part in parts(found):
        at = next((at for at, item in enumerate(part) if _results(item, at)), None)
        if at is not None and _is_told(part, at, kept):
            part[at] = replace(part[at], name=_DESCRIBE)
        kept += part
    return kept


def _results(item: Item, at: int) -> bool:
    if item.kind != "mark" or item.name != _MAKE:
        return False
    words = lexicon.reading()
    return item.text in words["results"] or (not at and item.text in words["likenings"])


def _is_told(part: Sequence[Item], at: int, before: Sequence[Item]) -> bool:
    """Whether only faults follow, and no wish came before."""
    wished = any(item.kind == "mark" and item.name in _WISHES for item in (*before, *part[:at]))
    ordered = any(item.kind == "unknown" and item.role for item in part[:at])
    words = [item for item in part[at:] if item.kind == "word"]
    marks = any(item.kind == "mark" and item.name in _WISHES for item in part[at + 1 :])
    faulty = bool(words) and all(item.role in _FAULTY for item in words)
    return faulty and not wished and not ordered and not marks
