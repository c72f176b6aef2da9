"""A part of the sound that is only named: "top end and her esses hurt".

A noun alone asks for more of it. Where another clause says what is wrong or wanted, and none before
it lends a verb, the noun is what that is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_IDLE = frozenset({"at", "by", "from", "likens", "describe", "now"})


def without_named(found: Sequence[Item]) -> list[Item]:
    """The items without the nouns that nothing is said of, unless nothing else is asked."""
    said = parts(found)
    idle = [_is_idle(part, said[place - 1] if place else []) for place, part in enumerate(said)]
    asked = any(
        item.kind == "word" and item.role != "nouns"
        for part, named in zip(said, idle, strict=True)
        for item in part
        if not named
    )
    if not asked:
        return list(found)
    return [
        item
        for part, named in zip(said, idle, strict=True)
        for item in part
        if not (named and item.kind == "word")
    ]


def _is_idle(part: Sequence[Item], before: Sequence[Item]) -> bool:
    """Whether the part names one noun, with no verb of its own and none to take over."""
    words = [item for item in part if item.kind == "word"]
    if len(words) != 1 or words[0].role != "nouns" or words[0].orders:
        return False
    if words[0].name not in lexicon.reading()["parts"]:
        return False
    turned = [item for item in part if item.kind in ("mark", "strength", "quantity")]
    if any(item.kind != "mark" or item.name not in _IDLE for item in turned):
        return False
    return not any(item.kind in ("mark", "word") for item in before)
