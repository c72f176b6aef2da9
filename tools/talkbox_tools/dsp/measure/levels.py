"""Levels of the samples as they are: root mean square, DC offset and clipped samples."""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.decibels import power_db
from talkbox_tools.dsp.measure.flat_tops import NEAR_FULL_SCALE, FlatTops
from talkbox_tools.dsp.measure.framing import Doubles, Grid, Window

_BEFORE = 3
"""Samples of the window before that decide whether a new one goes on in a run."""


class LevelMeter:
    """Adds up the samples of one file, window by window."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._sum = np.zeros(grid.channels)
        self._squares = 0.0
        self._flat = [FlatTops() for _ in range(grid.channels)]
        self._full = 0
        self.samples = 0

    def add(self, window: Window) -> None:
        """Take the window's new samples."""
        start = self._grid.history
        new = window.channels[:, start : start + window.new]
        self.samples += window.new
        self._sum += new.sum(axis=1)
        self._squares += float(np.einsum("cs,cs->", new, new))
        for row, flat in zip(window.channels, self._flat, strict=True):
            heard = row[start - _BEFORE : start + window.new]
            self._full += _clipped(heard)
            flat.add(heard)

    @property
    def clipped_samples(self) -> int:
        """Samples in flat tops near full scale, or at the highest of a channel that stays lower."""
        return self._full + sum(flat.samples for flat in self._flat)

    @property
    def rms_dbfs(self) -> float | None:
        """Root mean square over all channels; None for digital silence."""
        return power_db(self._squares / max(1, self.samples) / self._grid.channels)

    @property
    def dc_offset_ratio(self) -> float:
        """The largest mean of a channel, without its sign."""
        return float(np.abs(self._sum).max()) / max(1, self.samples)


def _clipped(row: Doubles) -> int:
    """Samples in runs of three or more equal ones near full scale.

    The first samples are the window's before and counted there: they only tell whether a run
    began. The third of a run counts for the first two as well, each later one for itself."""
    if np.abs(row).max(initial=0.0) < NEAR_FULL_SCALE:
        return 0
    loud = np.abs(row) >= NEAR_FULL_SCALE
    same = loud[1:] & (row[1:] == row[:-1])
    in_run = same[1:] & same[:-1]
    later = in_run[1:] & in_run[:-1]
    return int(3 * in_run[1:].sum() - 2 * later.sum())
