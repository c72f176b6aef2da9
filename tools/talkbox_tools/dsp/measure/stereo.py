"""Width and balance from four energies: left, right, mid and side.

A mono file has side 60 dB under mid, correlation 1 and loses nothing in mono, so that making it
stereo is a rise like any other.
"""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.decibels import ratio_db
from talkbox_tools.dsp.measure.framing import Grid, Window

_LIMIT_DB = 60.0
"""Beyond this the weaker part is inaudible, whatever the arithmetic says."""


class StereoMeter:
    """Adds up energies over the windows of one file."""

    def __init__(self, grid: Grid) -> None:
        self._history = grid.history
        self._channels = np.zeros(2)
        self._mid_side = np.zeros(2)

    def add(self, window: Window) -> None:
        """Take the window's new samples."""
        for sums, rows in ((self._channels, window.channels), (self._mid_side, window.mid_side)):
            new = rows[:, self._history : self._history + window.new]
            sums[: len(new)] += np.einsum("cs,cs->c", new, new)

    def measures(self, channels: int) -> dict[str, float | None]:
        """The four measures; None for all in silence."""
        left, right = map(float, self._channels)
        if channels == 1:
            right = left
        mid, side = map(float, self._mid_side)
        if left + right <= 0.0:
            return dict.fromkeys(("side_mid_db", "correlation_ratio", "mono_loss_db", "balance_db"))
        both = float(np.sqrt(left * right))
        return {
            "side_mid_db": ratio_db(side, mid, _LIMIT_DB),
            "correlation_ratio": (mid - side) / both if both > 0.0 else None,
            "mono_loss_db": ratio_db(mid + side, mid, _LIMIT_DB),
            "balance_db": ratio_db(right, left, _LIMIT_DB),
        }
