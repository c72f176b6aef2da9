"""One line of tokens in the model's memory, and what two lines have in common.

A line is a list of ints: token ids, and negative ids where a clip stands, so that text and media
are compared in the same way. Beside each stands the cell that holds it; lines that branched from
one another share the cells up to there.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """What one sequence of the cache holds, position by position."""

    tokens: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    """A number for each cell, the same in two lines only where they share it."""
    held: int = 0
    """How many positions, from the first, are held a second time against being overwritten."""
    used: int = 0
    """When it was last continued, as a count of placements."""

    def cut(self, length: int) -> None:
        """Keep the first `length` positions."""
        del self.tokens[length:], self.cells[length:]
        self.held = min(self.held, length)


def shared_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    """How many positions, from the first, are equal in both."""
    equal, unequal = 0, min(len(one), len(other)) + 1
    while unequal - equal > 1:
        middle = (equal + unequal) // 2
        if one[equal:middle] == other[equal:middle]:
            equal = middle
        else:
            unequal = middle
    return equal


def before_media(tokens: Sequence[int], length: int) -> int:
    """At most `length`, moved back to the start of a clip that it would cut in two."""
    while 0 < length < len(tokens) and tokens[length] < 0 and tokens[length - 1] < 0:
        length -= 1
    return length


def before_sound(tokens: Sequence[int], start: int, most: int) -> int:
    """Where text that begins at `start` ends: before the next clip, and after at most `most`."""
    end = min(start + most, len(tokens))
    return next((place for place in range(start, end) if tokens[place] < 0), end)


def media_ids(digest: bytes, count: int) -> list[int]:
    """Ids for the `count` positions of a clip whose content has this digest.

    All are negative, and 63 bits of a hash of digest, count and place: two clips never look equal,
    not even in a part.
    """
    stream = hashlib.shake_256(digest + struct.pack("<Q", count)).digest(8 * count)
    return [-1 - (number >> 1) for number in struct.unpack(f"<{count}Q", stream)]
