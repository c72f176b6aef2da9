"""What only says which thing is meant: "the old strings are dull", "my cheap mic sounds harsh".

An adjective right before a thing tells it from others, and some words mean a sound only now and
then: in "too thick, behind the wheel of an upright", nobody asks for calm. Beside a wish or a
complaint of its own such a word asks for nothing; alone ("an old radio sound") it is all that was
said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.clauses import SHAPES
from talkbox.planner.parsing.items import Item
from talkbox.planner.telling.incidentals import begins_with_age
from talkbox.planner.telling.limited import without_limits
from talkbox_prompts import lexicon

_TURNING = frozenset({"more", "less", "too", "not", "as", "lack"})
_SAYING = _TURNING | {"make", "describe", "remove", "tame", "without", "keep", "dont", "bypass"}
_TURNED = frozenset(
    {"up", "down", "too", "high_already", "low_already", "more", "less", "describe"}
)
_SOURCE = frozenset({"from"})
_PLACING = frozenset({"below", "above", "at", "from", "between"})
_LOWERING = frozenset({"less", "remove", "tame", "down"})
_FAULTY = frozenset({"faults", "lacks"})
_FROM, _TO = "from", "to"
_THINGS = frozenset({"unknown", "instrument", "word"})


def without_adornments(found: Sequence[Item]) -> list[Item]:
    """The items without the adjectives that only tell one thing from another, and without words
    that mean something else beside clearer ones.
    """
    return _without(_without(found, _adorns), _passes)


def _without(found: Sequence[Item], idle: Callable[[Sequence[Item], int], bool]) -> list[Item]:
    dropped = [item for place, item in enumerate(found) if idle(found, place)]
    left = [item for item in found if not any(item is each for each in dropped)]
    sets = any(item.name in lexicon.reading()["sets"] for item in dropped)
    asked = any(_asks(item) and not (sets and _is_space(item)) for item in without_limits(left))
    return left if asked else list(found)


def _asks(item: Item) -> bool:
    """Whether a word stands here that means something by itself; a "vibe" is one of something."""
    return item.kind == "word" and item.text not in lexicon.reading()["hollow"]


def _is_space(item: Item) -> bool:
    """ "A radio in a cathedral": where a set stands takes nothing from it."""
    return item.kind == "word" and lexicon.names()[item.name] == "space"


def _adorns(found: Sequence[Item], place: int) -> bool:
    item = found[place]
    if item.kind != "word" or item.role == "nouns" or item.orders or item.compared:
        return False
    if item.text not in lexicon.reading()["adorning"] or place + 1 == len(found):
        return False
    return _is_thing(found[place + 1]) and not (place and _is_mark(found[place - 1], _TURNING))


def _passes(found: Sequence[Item], place: int) -> bool:
    """Whether a word stands here that rarely means a sound, and that nothing turns."""
    item = found[place]
    source = place > 0 and _is_mark(found[place - 1], _SOURCE)  # "less boom from the thunder"
    if item.kind != "word" or item.orders or (item.compared and not source):
        return False
    mark = item.other("mark")
    removes = mark is not None and mark.name == "remove"  # "goodbye reverb"
    if removes or item.text not in lexicon.reading()["ambiguous"]:
        return False
    if is_trouble(item) and (_lists_troubles(found[:place]) or _is_taken_up(found[place + 1 :])):
        return False
    if _shapes_filter(found, place) or _is_of_filter(found, place):
        return False
    if (not place and begins_with_age(found)) or _is_reached(found, place):
        return False
    before = next((each for each in reversed(found[:place]) if each.kind != "strength"), item)
    if before.kind == "quantity" or _is_mark(before, _SAYING):
        return False
    after = found[place + 1] if place + 1 < len(found) else item
    if item.role in _FAULTY and _is_mark(after, _LOWERING):
        return False  # "the clicks have to go"
    return after.kind != "quantity" and not _is_mark(after, _TURNED)


def _lists_troubles(before: Sequence[Item]) -> bool:
    """ "Remove hum, hiss and": what follows is one more of the things nobody wants."""
    joints = list(takewhile(lambda item: item.kind == "break", reversed(before)))
    rest = before[: len(before) - len(joints)]
    weak = bool(joints) and all(item.name == "weak" for item in joints)
    things = [item for item in rest if item.kind != "quantity" and not _is_mark(item, _PLACING)]
    return weak and bool(things) and is_trouble(things[-1])


def _is_taken_up(after: Sequence[Item]) -> bool:
    """ "There is wind, lower it": the next clause is an order about it."""
    rest = [item for item in after if item.kind != "unknown"]
    joined = bool(rest) and rest[0].kind == "break"
    ordered = len(rest) > 1 and _is_mark(rest[1], _LOWERING)
    return joined and ordered and (len(rest) == 2 or rest[2].kind == "break")


def _is_reached(found: Sequence[Item], place: int) -> bool:
    """ "From a garage to a stadium": the place that is wished for."""
    led = place > 0 and found[place - 1].name == _TO
    return led and any(item.name == _FROM for item in found[:place])


def _shapes_filter(found: Sequence[Item], place: int) -> bool:
    """ "Bell at 3.2k, narrow": how wide the filter before it reaches."""
    mark = found[place].other("mark")
    return mark is not None and mark.name in SHAPES and any(map(_is_filter, found[:place]))


def _is_filter(item: Item) -> bool:
    return item.kind == "word" and lexicon.names()[item.name] == "filters"


def _is_of_filter(found: Sequence[Item], place: int) -> bool:
    """ "Bell at 3.5k", "narrow dip at 300 Hz": the filter that has a number, and its shape."""
    if not any(item.quantity is not None for item in found[place:]):
        return False
    return any(map(_is_filter, found[place : place + 2]))


def _is_thing(item: Item) -> bool:
    """Whether the adjective stands before a thing, and not before a space or another quality."""
    if item.kind not in _THINGS or (item.kind == "word" and item.role == "says"):
        return False
    return not _is_space(item)


def _is_mark(item: Item, names: frozenset[str]) -> bool:
    """ "Too big", "a more expensive sheen", "more ring": what is turned is meant."""
    return item.kind == "mark" and item.name in names
