"""What a sentence adds that asks for nothing new: "2 dB off at 300, it's getting cloudy".

Beside an order that says where and how much, a sentence that only says what is wrong is its reason,
unless it goes on to say how much of that ("the bass is too loud, cut 2 dB").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.in_turn import told_in_turn
from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_ORDERS = frozenset({"more", "less", "remove", "tame", "keep", "without", "dont", "up", "down"})
_FINDINGS = frozenset({"describe", "lack", "too", "low_already", "high_already"})
_TAKING = frozenset({"less", "remove", "tame"})
_SOUNDING = frozenset({"sounds", "feels", "seems", "makes"})
_FAULTY = frozenset({"faults", "lacks"})
_HZ = 20.0
"""A bare number from here on is a frequency."""


def without_reasons(found: Sequence[Item]) -> list[Item]:
    """The items without the complaints that an exact filter answers."""
    said = parts(_without_results(found))
    if not any(map(_is_exact, said)) and not _names_shelf(said):
        return [item for part in said for item in part]
    return [
        item
        for part, after in zip(said, [*said[1:], []], strict=True)
        if not _is_reason(part) or _turns(after)
        for item in part
    ]


def _turns(part: Sequence[Item]) -> bool:
    """ "Too quiet, add 2 dB": whether the part tells how much of what was named, and no place."""
    given = [item.quantity for item in part if item.quantity is not None]
    words = any(item.kind == "word" for item in part)
    return len(given) == 1 and _is_gain(given[0]) and not words


def _without_results(found: Sequence[Item]) -> list[Item]:
    """ "Less chorus, it sounds seasick": what there is less to be of sounds so, and is no wish."""
    return told_in_turn(found, _without_result)


def _without_result(part: Sequence[Item], before: Sequence[Item]) -> Sequence[Item]:
    return [item for item in part if item.kind == "break"] if _tells_why(part, before) else part


def _tells_why(part: Sequence[Item], before: Sequence[Item]) -> bool:
    """Whether the part only says how the thing sounds that the one before asks less of."""
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    named = [item for item in before if item.kind == "word"]
    one = len(named) == 1 and (named[0].role == "nouns" or _lessens(named[0]))
    lessened = one and any(item.name in _TAKING or _lessens(item) for item in before)
    told = marks == {"describe"} and any(item.text in _SOUNDING for item in part)
    plain = all(item.role == "says" and not item.compared and not item.orders for item in words)
    return lessened and told and bool(words) and plain


def _lessens(item: Item) -> bool:
    """ "Less reverb" as one phrase."""
    return item.kind == "word" and item.role == "says" and item.text.split()[0] in _TAKING


def _names_shelf(said: Sequence[Sequence[Item]]) -> bool:
    """ "Shelf from 8k upwards, +2.5": a filter by name, place and gain in two breaths."""
    orders = [item for part in said if not _is_reason(part) for item in part]
    words = [item for item in orders if item.kind == "word"]
    given = [item.quantity for item in orders if item.quantity is not None]
    if not words or any(lexicon.names()[item.name] != "filters" for item in words):
        return False
    placed = any(each.unit == "hz" or (not each.unit and each.value >= _HZ) for each in given)
    return placed and any(map(_is_gain, given))


def _is_gain(said: Quantity) -> bool:
    return said.unit == "db" or (said.signed and not said.unit)


def with_sketches(found: Sequence[Item]) -> list[Item]:
    """ "A pillow over the speaker, that sort of thing": what was sketched is wished for."""
    sketch = next((at for at, item in enumerate(found) if item.name == "sketch"), None)
    if sketch is None:
        return list(found)
    wish = replace(found[sketch], name="make")
    return [wish, *(item for item in found if item.name != "sketch")]


def _needs(item: Item) -> bool:
    return item.kind == "mark" and item.text in lexicon.reading()["needing"]


def _is_exact(part: Sequence[Item]) -> bool:
    """Whether the part has a gain and a place for it."""
    said = [item.quantity for item in part if item.quantity is not None]
    words = any(item.kind == "word" for item in part)
    return len(said) > 1 and any(map(_is_gain, said)) and not words


def _is_reason(part: Sequence[Item]) -> bool:
    """Whether the part only says what is wrong."""
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    if not words or marks & _ORDERS or any(item.quantity is not None for item in part):
        return False
    if marks == {"too"} and len(words) == 1 and not (words[0].compared or words[0].orders):
        return True  # "cut 3 dB at 4k, too harsh"
    if all(item.role == "nouns" for item in words):  # "the low mids need love"
        return bool(marks & _FINDINGS) or any(map(_needs, part))
    faulty = any(item.role in _FAULTY for item in words)
    said = all(item.role in _FAULTY | {"nouns"} for item in words)
    if faulty and said and "describe" in marks:
        return True
    first = next((item for item in part if item.kind not in ("strength", "break")), part[0])
    bare = first.role in _FAULTY and not first.orders and not first.compared
    return bare and not marks  # "cheap cymbals", "muddy room"
