"""Parts of a sentence told one after the other, each in the light of the one before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, pairwise

from talkbox.planner.parsing.items import Item, parts

Telling = Callable[[Sequence[Item], Sequence[Item]], Sequence[Item]]


def told_in_turn(found: Sequence[Item], told: Telling) -> list[Item]:
    """The items, with every part as `told(part, before)` tells it; before the first is nothing."""
    line: list[Sequence[Item]] = [[], *parts(found)]
    return list(chain.from_iterable(told(part, before) for before, part in pairwise(line)))
