"""How much a compressor or limiter takes off: "a compressor at 4:1 taking off 5 dB".

Behind the name of such an effect the decibels taken are its gain reduction, and no order to take
the effect back or to turn the sound down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_TAKING = frozenset({"remove", "less", "tame", "down"})
_REDUCTION = "reduction_db"


def gripped(items: Sequence[Item]) -> list[Item]:
    """The items with decibels taken off by an effect as how much it grips."""
    line = list(items)
    for place in range(len(line) - 1):
        taking, amount = line[place : place + 2]
        takes = taking.kind == "mark" and taking.name in _TAKING and _is_amount(amount)
        if takes and any(map(_grips, line[:place])):
            return [*line[:place], _reduction(amount), *line[place + 2 :]]
    return _caught(line)


def _caught(line: list[Item]) -> list[Item]:
    """ "Just catch about 3 dB": only a compressor catches decibels, named or not."""
    catching = lexicon.reading()["catching"]
    for place in range(len(line) - 1):
        end = place + 1 + (line[place + 1].name == "at")
        if line[place].text in catching and end < len(line) and _is_amount(line[end]):
            return [*line[:place], _reduction(line[end]), *line[end + 1 :]]
    return line


def _reduction(amount: Item) -> Item:
    assert amount.quantity is not None
    return replace(amount, quantity=replace(amount.quantity, unit=_REDUCTION))


def _is_amount(item: Item) -> bool:
    said = item.quantity
    return said is not None and said.unit == "db" and not said.signed and said.until is None


def _grips(item: Item) -> bool:
    if item.kind != "word" or item.role in ("faults", "lacks"):
        return False
    return _REDUCTION in lexicon.word(item.name).meaning.numbers
