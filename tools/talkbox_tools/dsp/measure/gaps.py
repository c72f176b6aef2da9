"""What lies between the notes: how far it is under them, and the level that parts the two.

The level is followed as a gate follows it: peaks of 50 ms, the louder channel's, falling slowly.
Where it never stays low for long, nothing lies between the notes that a gate could find. Silence
for seconds is no gap between notes: moments count that have a loud one within a second of them.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import CELLS_A_SECOND, Doubles, Grid, Window
from talkbox_tools.dsp.measure.loudness import sliding_mean
from talkbox_tools.dsp.measure.quantiles import quantile

_RELEASE_SECONDS = 0.06
_MOMENT_CELLS = 5
_MOMENTS_A_SECOND = CELLS_A_SECOND // _MOMENT_CELLS
_FALL_DB = 20.0 * float(np.log10(np.e)) / (_RELEASE_SECONDS * _MOMENTS_A_SECOND)
"""How far a gate's follower falls in a moment of 50 ms."""
_NEAR_DB = 30.0
_RANGE_DB = 40.0
"""Everything this far under the loudest moments is equally silent."""
_SILENT_DBFS = -120.0
_APART_DB = 8.0
_LEAST_SHARE = 0.05
"""Both sides of the level that parts them must be this far apart and last this long."""
_SPARED_DB = 14.0
"""Of a dense groove the softer hits would be taken for what lies between: so far under the loudest
moment everything is a note."""
_STEADY_DB = 3.0
"""What lies between the notes is a steady noise where half of it spreads by less than this."""
_OVER_STEADY_DB = 3.0
"""The level that parts steady noise from the notes lies near the noise: soft ends of words stay."""
_CONTRAST_RANGE_DB = 55.0


class GapMeter:
    """Keeps the peak of each cell over the windows of one file."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._peaks = [np.zeros(0)]

    def add(self, window: Window) -> None:
        """Take the window's new cells; one that the end cuts off stays out."""
        start, cells = self._grid.history, window.new // self._grid.cell
        new = window.channels[:, start : start + cells * self._grid.cell]
        self._peaks.append(
            np.abs(new).max(axis=0).reshape(cells, self._grid.cell).max(axis=1, initial=0.0)
        )

    def gap_dbfs(self) -> float | None:
        """The level between both classes of levels that differ most (Otsu 1979).

        Over steady noise it lies lower, close to the noise. None for silence, and where there is
        one class only.
        """
        levels = _followed(levels_db(_moments(np.concatenate(self._peaks)) ** 2))
        if not levels.size or levels.max() <= _SILENT_DBFS:
            return None
        levels = levels[_near_sound(levels)]
        levels = np.sort(np.maximum(levels, levels.max() - _RANGE_DB))
        lower = np.arange(1, len(levels))
        below = np.cumsum(levels)[:-1] / lower
        above = (levels.sum() - np.cumsum(levels)[:-1]) / (len(levels) - lower)
        share = lower / len(levels)
        allowed = (np.minimum(share, 1.0 - share) >= _LEAST_SHARE) & (above - below >= _APART_DB)
        if not allowed.any():
            return None
        between = np.where(allowed, share * (1.0 - share) * (above - below) ** 2, 0.0)
        place = int(between.argmax())
        parted = float(levels[place] + levels[place + 1]) / 2.0
        over_noise = _over_steady(levels[: place + 1])
        return min(parted, over_noise, float(levels[-1]) - _SPARED_DB)


def contrast_db(cells: Doubles) -> float | None:
    """The loudest twentieth over the mean of all, of 50 ms levels in dB, K-weighted.

    What a gate silences counts as any other softness.
    """
    energy = sliding_mean(cells, _MOMENT_CELLS, _MOMENT_CELLS)
    if not energy.any():
        return None
    levels = levels_db(energy)
    levels = levels[_near_sound(levels)]
    loud = quantile(levels, 0.95)
    return float(loud - np.maximum(levels, loud - _CONTRAST_RANGE_DB).mean())


def _over_steady(levels: Doubles) -> float:
    """The level just over a steady noise; infinite where it is none, and for silence."""
    median = quantile(levels, 0.5)
    spread = median - quantile(levels, 0.05)
    steady = levels[0] < median and spread < _STEADY_DB
    return float(median + spread + _OVER_STEADY_DB) if steady else math.inf


def _moments(peaks: Doubles) -> Doubles:
    """The highest peak of each 50 ms."""
    whole = len(peaks) // _MOMENT_CELLS * _MOMENT_CELLS
    highest: Doubles = peaks[:whole].reshape(-1, _MOMENT_CELLS).max(axis=1)
    return highest


def _near_sound(levels: Doubles) -> NDArray[np.bool_]:
    """Which moments have a loud one within a second."""
    around = np.pad(levels, _MOMENTS_A_SECOND, mode="edge")
    highest = sliding_window_view(around, 2 * _MOMENTS_A_SECOND + 1).max(axis=1)
    near: NDArray[np.bool_] = highest > levels.max() - _NEAR_DB
    return near


def _followed(levels: Doubles) -> Doubles:
    """The levels with every fall slowed down to the release."""
    slope = _FALL_DB * np.arange(len(levels))
    followed: Doubles = np.maximum.accumulate(levels + slope) - slope
    return followed
