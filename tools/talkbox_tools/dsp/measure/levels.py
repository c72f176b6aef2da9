"""Sample by sample: mean, RMS, and runs of samples that stand at full scale."""

from __future__ import annotations

import math

import numpy as np

from talkbox_tools.dsp.measure.framing import Doubles, Grid, Window

_NEAR_FULL_SCALE = 0.997
_RUN = 3


class LevelMeter:
    """Adds up samples and their squares."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.samples = 0
        """Samples of each channel so far."""
        self.clipped = 0
        self._sums = np.zeros(grid.channels)
        self._squares = 0.0
        self._cells: list[Doubles] = []

    def add(self, window: Window) -> None:
        """Take the new samples of a window."""
        history, new = self._grid.history, window.new
        rows = window.channels[:, history : history + new]
        self.samples += new
        self._sums += rows.sum(axis=1)
        cells = new // self._grid.cell
        whole = rows[:, : cells * self._grid.cell].reshape(len(rows), cells, self._grid.cell)
        energy = np.einsum("rcs,rcs->c", whole, whole)
        rest = rows[:, cells * self._grid.cell :]
        self._squares += float(energy.sum() + np.einsum("rs,rs->", rest, rest))
        self._cells.append(energy / (len(rows) * self._grid.cell))
        self.clipped += _clipped(window.channels[:, history - _RUN + 1 : history + new])

    def cells(self) -> Doubles:
        """The mean square of every whole cell, all channels together."""
        return np.concatenate(self._cells) if self._cells else np.empty(0)

    def dc_offset_ratio(self) -> float:
        """The mean of the channel whose mean is furthest from zero, with its sign."""
        if not self.samples:
            return 0.0
        means = self._sums / self.samples
        return float(means[np.abs(means).argmax()])

    def rms_dbfs(self) -> float | None:
        """Root mean square of all channels in dB re full scale; None for digital silence."""
        if self._squares <= 0.0:
            return None
        return 10.0 * math.log10(self._squares / (self.samples * self._grid.channels))


def _clipped(rows: Doubles) -> int:
    """How many samples are at least the third of a run of equal ones at full scale."""
    if float(np.abs(rows).max(initial=0.0)) < _NEAR_FULL_SCALE:
        return 0
    high = np.abs(rows[:, _RUN - 1 :]) >= _NEAR_FULL_SCALE
    same = (rows[:, 2:] == rows[:, 1:-1]) & (rows[:, 1:-1] == rows[:, :-2])
    return int((high & same).sum())
