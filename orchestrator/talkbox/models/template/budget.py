"""What one rendering may cost: steps, seconds, and characters and items made.

A chat template is a program that came with somebody's file. Every step of it that could be
repeated and every value that it makes is paid for here before it is kept, so that no template can
hang the program or eat its memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

STEPS_LIMIT = 500_000
"""Rounds of loops and calls; a hundred turns with twelve tools take 165,000 at most."""
SECONDS_LIMIT = 10.0
SIZE_LIMIT = 200_000_000
"""Characters, over a whole rendering; an item of a list or mapping counts as ITEM_SIZE."""
ITEM_SIZE = 64


class Exhausted(Exception):
    """The template asked for more than a rendering may cost."""


class Budget:
    """What is left of one rendering's limits."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin a rendering with everything left."""
        self._steps = STEPS_LIMIT
        self._size = SIZE_LIMIT
        self._deadline_seconds = monotonic() + SECONDS_LIMIT

    def step(self) -> None:
        """Pay for one round of a loop or one call; raises Exhausted."""
        self._steps -= 1
        if self._steps < 0 or monotonic() > self._deadline_seconds:
            raise Exhausted("it runs too long")

    def make(self, size: int) -> None:
        """Pay for so many characters or items; raises Exhausted."""
        self._size -= size
        if self._size < 0:
            raise Exhausted("it makes too much text")

    def keep(self, value: Any) -> Any:
        """Pay for a value as deep as it goes, and give it back; raises Exhausted.

        Depth counts because lists of one list twice, thirty times over, are small in memory and
        without end when they are written out.
        """
        pending = [value]
        while pending:
            item = pending.pop()
            if isinstance(item, str):
                self.make(len(item))
                continue
            self.make(ITEM_SIZE)
            if isinstance(item, Mapping):
                pending.extend(item.keys())
                pending.extend(item.values())
            elif isinstance(item, (list, tuple, set, frozenset)):
                pending.extend(item)
        return value
