"""Words that are to come little by little: "de plus en plus sombre", "gradually brighter".

Where a clause says that what it asks for shall grow, a word of tone or level becomes the change
over time that it names: `over_time` of `words/reading.toml` has the pairs. Other words stay as they
are, and that they cannot grow is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Request
from talkbox_prompts import lexicon

OVER_TIME = "automate"
"""The kind of the impossible that asks for change over time."""


def growing(clause: Clause, found: Sequence[Request]) -> list[Request]:
    """The clause's requests, those that can grow as changes over time where it wants them to."""
    if not any(map(_is_growth, clause.items)):
        return list(found)
    return [
        replace(each, word=_grown()[each.word])
        if each.word in _grown() and each.deed == "apply"
        else each
        for each in found
    ]


def _is_growth(item: Item) -> bool:
    """Whether it says that something grows; "only when it gets loud" is a condition."""
    over_time = item.kind == "beyond" and item.name == OVER_TIME
    return over_time and item.text.split()[0] not in lexicon.reading()["conditions"]


@cache
def _grown() -> dict[str, str]:
    return dict(pair.split(" ") for pair in lexicon.reading()["over_time"])
