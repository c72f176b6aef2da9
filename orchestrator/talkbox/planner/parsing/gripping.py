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
    for place in range(1, len(line) - 1):
        taking, amount = line[place : place + 2]
        takes = taking.kind == "mark" and taking.name in _TAKING and _is_amount(amount)
        if takes and any(map(_grips, line[:place])):
            assert amount.quantity is not None
            said = replace(amount, quantity=replace(amount.quantity, unit=_REDUCTION))
            return [*line[:place], said, *line[place + 2 :]]
    return line


def _is_amount(item: Item) -> bool:
    said = item.quantity
    return said is not None and said.unit == "db" and not said.signed and said.until is None


def _grips(item: Item) -> bool:
    if item.kind != "word" or item.role in ("faults", "lacks"):
        return False
    return _REDUCTION in lexicon.word(item.name).meaning.numbers
