"""How far a part of a sound was turned: its level against that of the same sound left alone there.

Blocks of 20 ms whose level moved are the part; what is silent in both says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_CELL_SECONDS = 0.02
_HEARD_DB, _FLOOR_DB = -70.0, -60.0
"""Under full scale a cell below the first is silent; the second stands for "turned to nothing"."""
_MOVED_DB = 0.1


def part_level_db(alone: Iterable[Audio], turned: Iterable[Audio], rate_hz: int) -> float:
    """The median change in level of the cells that changed, in dB, -60 at least; 0 where none did.

    Both in blocks of shape (channels, samples), cut as they may be, of the same chain but for the
    part; what the longer one has more counts for nothing.
    """
    cell = max(1, round(_CELL_SECONDS * rate_hz))
    old, new = _levels_db(alone, cell), _levels_db(turned, cell)
    count = min(len(old), len(new))
    old, new = old[:count], new[:count]
    change = np.maximum(new - old, _FLOOR_DB)[np.maximum(old, new) > _HEARD_DB]
    moved = change[np.abs(change) > _MOVED_DB]
    return float(np.median(moved)) if len(moved) else 0.0


def _levels_db(blocks: Iterable[Audio], cell: int) -> NDArray[np.float64]:
    """The level of every whole cell, in dB under full scale."""
    powers = list(_powers(blocks, cell))
    return 10.0 * np.log10(np.array(powers, np.float64) + 1e-20)


def _powers(blocks: Iterable[Audio], cell: int) -> Iterator[float]:
    """The mean square of every whole cell over all channels."""
    rest: NDArray[np.float64] = np.zeros(0)
    for block in blocks:
        rest = np.concatenate([rest, np.mean(np.square(block, dtype=np.float64), axis=0)])
        whole = len(rest) // cell * cell
        yield from rest[:whole].reshape(-1, cell).mean(axis=1).tolist()
        rest = rest[whole:]
