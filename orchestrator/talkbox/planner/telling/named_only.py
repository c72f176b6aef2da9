"""A part of the sound that is only named: "top end and her esses hurt".

A noun alone asks for more of it. Where another clause says what is wrong or wanted, and none before
it lends a verb, the noun is what that is about. Beside an order "it's only a shaker" says what it
is, and asks for no shaker alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_MERELY = frozenset({"describe", "only"})
_IDLE = frozenset({"at", "by", "from", "likens", "describe", "now"})


def without_named(found: Sequence[Item]) -> list[Item]:
    """The items without the nouns that nothing is said of, unless nothing else is asked."""
    said = _without_what_it_is(parts(found))
    found = [item for part in said for item in part]
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


def _without_what_it_is(said: list[list[Item]]) -> list[list[Item]]:
    """The parts without those that only tell which instrument it is, beside any that ask."""
    asked = any(item.kind in ("word", "quantity") for part in said for item in part)
    return [
        [item for item in part if item.kind == "break"] if asked and _is_merely(part) else part
        for part in said
    ]


def _is_merely(part: Sequence[Item]) -> bool:
    """ "It's only a shaker", "das ist nur ein Klavier"."""
    told = [item for item in part if item.kind != "break"]
    marks = {item.name for item in told if item.kind == "mark"}
    plain = all(item.kind in ("mark", "instrument") for item in told)
    return plain and marks == _MERELY and any(item.kind == "instrument" for item in told)


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
