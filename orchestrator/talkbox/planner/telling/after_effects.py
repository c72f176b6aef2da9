"""What stands beside an effect and only tells why or which: "short delay, single tap, tight".

"The synth is dead, put a chorus on it" finds it bland, which the chorus cures; a single adjective
behind a comma says which effect is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FOUND = frozenset({"describe", "too", "likens", "so"})
"""Marks with which a part only says how it is."""
_ORDERED = frozenset({"less", "remove", "tame", "without", "dont", "not", "keep"})


def without_after_effects(found: Sequence[Item]) -> list[Item]:
    """The items without the blandness that an effect cures, and the adjectives behind it."""
    said = parts(found)
    kept: list[Item] = []
    for place, part in enumerate(said):
        told = _is_blandness(part) and any(map(_orders_effect, said[place + 1 :]))
        told = told or (place > 0 and _only_says_which(part, said[:place]))
        kept += [item for item in part if item.kind == "break"] if told else part
    return kept


def _is_blandness(part: Sequence[Item]) -> bool:
    """Whether the part finds the sound bland, and nothing else."""
    words = _words(part)
    bland = lexicon.reading()["blandness"]
    marks = {item.name for item in part if item.kind == "mark"}
    return bool(words) and marks <= _FOUND and all(item.text in bland for item in words)


def _orders_effect(part: Sequence[Item]) -> bool:
    marks = {item.name for item in part if item.kind == "mark"}
    return not marks & _ORDERED and any(map(_is_effect, _words(part)))


def _only_says_which(part: Sequence[Item], before: Sequence[Sequence[Item]]) -> bool:
    """Whether the part is one adjective behind a comma and nothing but an effect stands before."""
    words = _words(part)
    if len(words) != 1 or before[-1][-1].text != ",":
        return False
    marks = [item for item in part if item.kind in ("mark", "quantity", "instrument")]
    adjective = not words[0].compared and not words[0].orders
    which = adjective and words[0].name in lexicon.reading()["after_effects"]
    others = [item for each in before for item in _words(each)]
    return which and not marks and bool(others) and all(map(_is_effect, others))


def _is_effect(item: Item) -> bool:
    words = lexicon.reading()
    return item.name in words["adorned"] | words["dirt_kinds"] | words["blends"]


def _words(part: Sequence[Item]) -> list[Item]:
    return [item for item in part if item.kind == "word"]
