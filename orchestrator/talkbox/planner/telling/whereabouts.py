"""Where somebody is, told behind an order: "turn up the bass, we're at the beach" orders no beach.

A clause that only says where people or their rooms are is a place to listen or to play at; beside a
picture ("lonely, she's in a cathedral") and of the sound itself ("it's in a cave") it is a wish.
What goes on in the background ("der Hund bellt im Hintergrund") moves nothing there.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_ORDERS = frozenset({"more", "less", "make", "remove", "tame"})
_TELLS, _LIKENS = "describe", "likens"
_PLACING = frozenset({_TELLS, "at", "from"})
_CLEAN = "clean"
_SENTENCE = 2
_LEVELS = frozenset({"dynamics"})
_SIZES = frozenset({"bigger", "smaller"})


def without_whereabouts(found: Sequence[Item]) -> list[Item]:
    """The items without the clauses behind an order that only tell where somebody is."""
    said = [_without_background(part) for part in parts(found)]
    kept: list[Item] = []
    ordered = False
    for part in said:
        told = ordered and _tells_where(part)
        kept += [item for item in part if item.kind == "break"] if told else part
        ordered = ordered or _orders(part)
    return kept


def _without_background(part: list[Item]) -> list[Item]:
    """The part without the background in which something goes on that is no sound word."""
    places = lexicon.reading()["backgrounds"]
    place = next((item for item in part if item.kind == "word" and item.text in places), None)
    others = [item for item in part if item.kind in ("word", "instrument") and item is not place]
    marks = {item.name for item in part if item.kind == "mark"}
    if place is not None and any(map(_is_noise, others)):
        return [item for item in part if item is not place]
    if place is None or others or marks & _ORDERS:
        return part
    happens = any(item.kind in ("unknown", "beyond") for item in part[: part.index(place)])
    return [item for item in part if item is not place] if happens else part


def _is_noise(item: Item) -> bool:
    """ "The hiss in the background": that is where noise is."""
    return item.kind == "word" and lexicon.names()[item.name] == _CLEAN


def _orders(part: Sequence[Item]) -> bool:
    """Whether the part orders a quality of the sound, and no picture."""
    themes = {lexicon.names()[item.name] for item in part if item.kind == "word"}
    marks = {item.name for item in part if item.kind == "mark"}
    compared = any(item.compared or item.orders for item in part)
    if not themes <= set(lexicon.reading()["qualities"]) | _LEVELS:
        return False
    named = bool(themes) or any(item.kind == "instrument" for item in part)
    return named and (compared or bool(marks & _ORDERS))


def _tells_where(part: Sequence[Item]) -> bool:
    if _does_something(part):
        return True
    tells = next((item for item in part if item.kind == "mark"), None)
    if tells is None or tells.name != _TELLS or tells.text in lexicon.reading()["of_the_sound"]:
        return False
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    if not words or not marks <= _PLACING:
        return False
    named = _is_of_a_place(part)
    return all(_is_place(item) or (named and _sizes_or_likens(item)) for item in words)


def _does_something(part: Sequence[Item]) -> bool:
    """ "The church hall swallows it": what a place does, in a verb that nobody knows."""
    said = [item for item in part if item.kind != "break"]
    if len(said) < _SENTENCE or not _is_place(said[0]) or said[0].kind != "word":
        return False
    return all(item.kind == "unknown" for item in said[1:])


def _is_of_a_place(part: Sequence[Item]) -> bool:
    """ "The hall is huge", "my car is a tin can": what is described is where somebody is."""
    return part[0].kind == "unknown" or (part[0].kind == "word" and _is_place(part[0]))


def _sizes_or_likens(item: Item) -> bool:
    return item.name in _SIZES or item.name in lexicon.reading()["machines"]


def _is_place(item: Item) -> bool:
    named = not lexicon.reading()["echoing"].isdisjoint(item.text.split())
    return item.name in lexicon.reading()["rooms"] and not named
