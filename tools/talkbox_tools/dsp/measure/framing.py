"""Blocks of any size in, overlapping windows on one fixed time grid out.

Everything that is measured over time uses the same grid of 10 ms cells, laid from the first sample
of the file. However the audio arrives, the windows are the same, so the numbers are the same; and
no more than one window is ever held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

Doubles = NDArray[np.float64]

CELLS_A_SECOND = 100
HISTORY_CELLS = 15
"""How far a window reaches back: the K-weighting filter has died away after 120 ms."""
STEP_CELLS = 135
"""How much of a window is new; with its history 1.5 s, lengths that an FFT likes."""
WINDOW_CELLS = HISTORY_CELLS + STEP_CELLS


@dataclass(frozen=True, slots=True)
class Grid:
    """The time grid of one file: lengths in samples at its rate."""

    rate_hz: int
    channels: int

    @property
    def cell(self) -> int:
        """Samples in a cell: 10 ms, to the nearest sample."""
        return max(1, round(self.rate_hz / CELLS_A_SECOND))

    @property
    def cell_seconds(self) -> float:
        """The exact length of a cell."""
        return self.cell / self.rate_hz

    @property
    def history(self) -> int:
        """Samples of a window that an earlier window has already brought."""
        return HISTORY_CELLS * self.cell

    @property
    def step(self) -> int:
        """New samples in a full window."""
        return STEP_CELLS * self.cell


@dataclass(frozen=True, slots=True)
class Window:
    """History followed by new samples, the rest silence; arrays are only lent until the next."""

    channels: Doubles
    """(channels, history + step): left and right, or the one channel of a mono file."""
    mid_side: Doubles
    """(2, history + step): half the sum and half the difference; one row for a mono file."""
    new: int
    """Samples after the history that belong to the file; less than a step only in the last."""


class Framer:
    """Collects blocks and gives out a window whenever one is full."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._held = np.zeros((grid.channels, grid.history + grid.step))
        self._new = 0

    def add(self, block: Audio) -> Iterator[Window]:
        """Every window that this block, of shape (channels, samples), completes."""
        taken, length = 0, block.shape[-1]
        while taken < length:
            count = min(length - taken, self.grid.step - self._new)
            start = self.grid.history + self._new
            self._held[:, start : start + count] = block[:, taken : taken + count]
            taken += count
            self._new += count
            if self._new == self.grid.step:
                yield self._window()
                self._held[:, : self.grid.history] = self._held[:, self.grid.step :]
                self._new = 0

    def finish(self) -> Window:
        """The last window, which may hold no new sample: it lets what was held back come out."""
        self._held[:, self.grid.history + self._new :] = 0.0
        return self._window()

    def _window(self) -> Window:
        held = self._held
        return Window(held, held if len(held) == 1 else _mid_side(held), self._new)


def _mid_side(stereo: Doubles) -> Doubles:
    left, right = 0.5 * stereo
    return np.stack((left + right, left - right))
