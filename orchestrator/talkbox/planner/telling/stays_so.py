"""What is to stay as it is, and what is left out: "the highs should stay clean", "except the kick".

A part of the sound that is to stay clean is only named and not wished for, nor is the deep voice
that should stay deep. One instrument that a
change is to leave out cannot be told from the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_KEEP = "keep"
_SHORTEST = 3
_WISHING = frozenset({"more", "lack", "make", "to"})
""" "The highs need to stay clean": they are to, and no more of them is needed."""


def with_what_stays(found: Sequence[Item]) -> list[Item]:
    """The items without what only says of what something stays, and with exceptions as beyond."""
    said = parts(found)
    line = [_without_name(_without_first(part)) for part in said]
    for at in range(1, len(line)):
        if line[at - 1] and _excepts(line[at - 1][-1]) and _only_players(line[at]):
            text = " ".join(item.text for item in line[at] if item.kind != "break")
            breaks = (item for item in line[at] if item.kind == "break")
            line[at] = [Item("beyond", "separate", text), *breaks]
    return list(chain.from_iterable(line))


def _without_first(part: list[Item]) -> list[Item]:
    """ "His deep voice should stay deep": the first of the two tells which voice."""
    stays = next((at for at, item in enumerate(part) if _stays(item)), 0)
    ahead = {text for item in part[stays:] if item.kind == "word" for text in item.text.split()}
    return [
        item
        for at, item in enumerate(part)
        if at >= stays or item.kind != "word" or ahead.isdisjoint(item.text.split())
    ]


def _without_name(part: list[Item]) -> list[Item]:
    """ "The highs should stay clean": what stays is how they are."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    kinds = [item.kind for item in said]
    if len(said) < _SHORTEST or kinds != ["word", *["mark"] * (len(said) - 2), "word"]:
        return part
    stays = any(_stays(item) for item in said)
    named = said[0].role == "nouns" and said[0].name in lexicon.reading()["parts"]
    if not (named and stays) or said[-1].role == "nouns" or said[-1].orders:
        return part
    idle = [said[0], *(item for item in said[1:-1] if item.name in _WISHING)]
    return [item for item in part if not any(item is each for each in idle)]


def _stays(item: Item) -> bool:
    return item.name == _KEEP and item.text in lexicon.reading()["staying_so"]


def _excepts(item: Item) -> bool:
    return item.kind == "break" and item.text in lexicon.reading()["exceptions"]


def _only_players(part: Sequence[Item]) -> bool:
    said = [item.kind for item in part if item.kind != "break"]
    return bool(said) and set(said) <= {"instrument"}
