"""One effect for another: "swap the reverb for a delay" takes one out and puts the other in.

Which comes in is said by the preposition: "a delay for the reverb" after "substitute" puts in what
is named first. Of two qualities ("swap the sheen for soot") there shall be less of the one and more
of the other. Other things are exchanged by no tool here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_EXCHANGE, _PUTS_FIRST = "exchange", frozenset({"substitute", "substituting", "use"})
_REPLACING = frozenset({"replace"})
"""Verbs of what no tool can do that are possible with effects."""
_SWAPPING = frozenset({"swap", "trade", "exchange", "replace", "substitute"})
"""Verbs that take two things; "switch the guitar to mono" has one."""


def exchanged(items: Sequence[Item]) -> tuple[Item, Item] | None:
    """The effect that goes and the one that comes, where the clause exchanges them."""
    verb = next(filter(exchanges, items), None)
    words = [item for item in items if item.kind == "word"]
    if verb is None or len(words) != 2 or not all(map(_is_effect, words)):
        return None
    first, second = words
    return (second, first) if verb.text.split()[0] in _PUTS_FIRST else (first, second)


def with_qualities_exchanged(found: Sequence[Item]) -> list[Item]:
    """The items with what is exchanged for another quality as less of it and more of that."""
    return list(chain.from_iterable(_weighed(part) for part in parts(found)))


def _weighed(part: Sequence[Item]) -> Sequence[Item]:
    verb = next(filter(exchanges, part), None)
    words = [item for item in part if item.kind == "word"]
    if verb is None or len(words) != 2 or verb.text.split()[0] in _PUTS_FIRST:
        return part
    if all(map(_is_effect, words)) or any(item.kind == "instrument" for item in part):
        return part
    rest = [item for item in part if item.kind in ("strength", "break")]
    less, more = (Item("mark", name, name) for name in ("less", "more"))
    return [less, words[0], Item("break", "weak", ","), more, words[1], *rest]


def exchanges(item: Item) -> bool:
    """Whether the item is a verb that puts one thing in the place of another."""
    return item.name == _EXCHANGE or (item.kind == "beyond" and item.text in _REPLACING)


def _is_effect(item: Item) -> bool:
    return lexicon.names()[item.name] in lexicon.reading()["effects"]


def swaps_things(items: Sequence[Item]) -> Item | None:
    """The verb with which an instrument is to become another: "swap the bass for a cello"."""
    verb = next((item for item in items if exchanges(item)), None)
    things = [item for item in items if item.kind == "instrument" or item.role == "nouns"]
    instrument = any(item.kind == "instrument" for item in things)
    swaps = verb is not None and verb.text.split()[0] in _SWAPPING
    return verb if swaps and instrument and len(things) > 1 else None
