"""How strongly: adverbs, "20 percent", "twice as" as one number, 1 a touch, 2 plain, 3 way more."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import PLAIN
from talkbox.planner.text.quantities import Quantity

WEAKEST, STRONGEST = 0.7, 3.2
_A_METRE, _A_DOUBLING = 1.0, 0.7
"""How strong a distance of one metre is, and how much stronger twice as far."""
_BY_MARK = {"remove": 2.6, "tame": 1.7}
"""What getting rid of something and taming it weigh when no adverb says more."""


def strength_of(adverbs: Sequence[Item]) -> float | None:
    """The strength that the adverbs give together; a small one wins over a big one."""
    said = [float(item.name) for item in adverbs]
    if not said:
        return None
    small = [value for value in said if value < PLAIN]
    return min(small) if small else max(said)


def strength_from(
    adverbs: Sequence[Item], marks: frozenset[str], spare: Sequence[Quantity]
) -> float:
    """The strength of a word from its adverbs, else from quantities it has no use for, else plain.

    Raises nothing; always between WEAKEST and STRONGEST.
    """
    value = strength_of(adverbs)
    if value is None:
        value = _of_quantities(spare)
    if value is None:
        value = max((_BY_MARK[mark] for mark in marks if mark in _BY_MARK), default=PLAIN)
    return min(max(value, WEAKEST), STRONGEST)


def _of_quantities(spare: Sequence[Quantity]) -> float | None:
    for quantity in spare:
        if quantity.unit == "percent":
            return 1.0 + abs(quantity.value) / 50.0
        if quantity.unit == "metres":
            return _A_METRE + log2(max(abs(quantity.value), 1.0)) * _A_DOUBLING
        if quantity.unit == "times":
            return PLAIN + abs(quantity.value) / 2.0
    return None
