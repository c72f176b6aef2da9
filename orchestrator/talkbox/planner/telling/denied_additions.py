"""What is not to be added: "n'ajoute pas de réverb", "kein hall dazu".

A negation and a verb of adding in one part forbid together. Read one by one, the first would take
out of the recording what the other would add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FORBIDS, _ADDS = "dont", "more"
_NEGATES = frozenset({"not", "remove"})


def with_denied_additions(found: Sequence[Item]) -> list[Item]:
    """The items with such a negation as one that forbids."""
    return list(chain.from_iterable(_forbidden(part) for part in parts(found)))


def _forbidden(part: Sequence[Item]) -> Sequence[Item]:
    listed = lexicon.reading()
    adds = any(_is(item, frozenset({_ADDS})) and item.text in listed["adding"] for item in part)
    if not adds:
        return part
    return [
        replace(item, name=_FORBIDS)
        if _is(item, _NEGATES) and item.text in listed["denying_additions"]
        else item
        for item in part
    ]


def _is(item: Item, names: frozenset[str]) -> bool:
    return item.kind == "mark" and item.name in names
