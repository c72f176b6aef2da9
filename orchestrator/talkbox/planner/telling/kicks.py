"""How hard drums hit: "more punch in the kick" is about it alone, "drums should slam" about all.

In a clause that names them and no other instrument, what asks for attacks asks for theirs,
whatever else the clip may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_PUNCH = {"kick_punch": "kicks", "drum_punch": "drum_kits"}
"""What is asked for, and the list of the names that it is asked for by."""


def with_kicks(found: Sequence[Item]) -> list[Item]:
    """The items, with attacks as those of kicks or drums where only these are spoken of."""
    told: list[Item] = []
    for part in parts(found):
        word = _word_for(part)
        told += [replace(item, name=word) if word and _hits(item) else item for item in part]
    return told


def _word_for(part: Sequence[Item]) -> str | None:
    named = {item.name for item in part if item.kind == "instrument"}
    lists = lexicon.reading()
    return next((word for word, of in _PUNCH.items() if named and named <= lists[of]), None)


def _hits(item: Item) -> bool:
    return item.kind == "word" and item.name in lexicon.reading()["kicked"]
