"""Tails without a room: "leave me a 4 sec tail hanging off the last hit" asks for a reverb.

A time with a tail is the decay of a room where none is named beside it, and the last hit is a
moment and no attack. The words are data: the `tails` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_MOMENTS = frozenset({"first", "last"})
_ATTACKS = "attacks"
_ROOMS = "space"


@cache
def _tails(language: str) -> frozenset[str]:
    return frozenset(lexicon.grammar(language).get("tails", {}).get("names", ()))


def with_tails(found: Sequence[Item], language: str) -> list[Item]:
    """The items with a room beside every tail that has a time and no room."""
    if not _tails(language):
        return list(found)
    return [item for part in parts(found) for item in _with_room(part, _tails(language))]


def _with_room(part: list[Item], tails: frozenset[str]) -> list[Item]:
    named = any(item.kind == "word" and lexicon.names()[item.name] == _ROOMS for item in part)
    place = next((at for at, item in enumerate(part) if _is_tail(item, tails)), None)
    if place is None or named:
        return part
    room = Item("word", "reverb", part[place].text, "says")
    rest = [item for at, item in enumerate(part[place:], place) if not _is_moment(part, at)]
    return [*part[:place], room, *rest]


def _is_tail(item: Item, tails: frozenset[str]) -> bool:
    said = item.quantity
    return said is not None and said.unit == "s" and not tails.isdisjoint(item.text.split())


def _is_moment(part: Sequence[Item], at: int) -> bool:
    """Whether the item belongs to "off the last hit"."""
    item = part[at]
    if item.kind == "mark":
        following = part[at + 1].name if at + 1 < len(part) else ""
        return item.name in _MOMENTS or following in _MOMENTS
    before = part[at - 1].name if at else ""
    return item.kind == "word" and before in _MOMENTS and item.name in lexicon.reading()[_ATTACKS]
