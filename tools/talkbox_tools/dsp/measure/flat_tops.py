"""Flat tops of a recording that was turned down since: runs at its own highest, wherever that lies.

The top of a soft low note is as level in a file of 16 bits; steep ways lead into and out of what a
recorder cut. Counted in one pass: what lay at a highest that was surpassed was no flat top.
"""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.framing import Doubles

NEAR_FULL_SCALE = 0.7
"""-3.1 dBFS; flat tops over it count whatever stands higher."""
_SOFTEST = 0.03
_SAME, _STEEP = 1e-4, 4e-3
"""How far the samples of a flat top lie apart, and how far two samples beside it lie below."""
_LEAST_SAMPLES, _BESIDE = 3, 2


class FlatTops:
    """Adds up one channel."""

    def __init__(self) -> None:
        self._top = 0.0
        self._samples = 0

    @property
    def samples(self) -> int:
        """Samples in flat tops so far, where the highest of the channel is not near full scale."""
        return self._samples if self._top < NEAR_FULL_SCALE else 0

    def add(self, row: Doubles) -> None:
        """Take the next samples."""
        sizes = np.abs(row)
        highest = float(sizes.max(initial=0.0))
        if highest > self._top * (1 + _SAME):
            self._top, self._samples = highest, 0
        if self._top >= _SOFTEST and highest >= self._top * (1 - _SAME):
            self._samples += _flat(sizes, self._top)


def _flat(sizes: Doubles, top: float) -> int:
    """Samples in runs at the top with steep ways in and out; what the ends cut off is left out."""
    at_top = np.concatenate(([False], sizes >= top * (1 - _SAME), [False]))
    firsts, ends = np.flatnonzero(np.diff(at_top.astype(np.int8))).reshape(-1, 2).T
    inside = (firsts >= _BESIDE) & (ends + _BESIDE <= len(sizes))
    firsts, ends = firsts[inside], ends[inside]
    beside = np.maximum(sizes[firsts - _BESIDE], sizes[ends + _BESIDE - 1])
    lengths = ends - firsts
    cut = (lengths >= _LEAST_SAMPLES) & (beside < top * (1 - _STEEP))
    return int(lengths[cut].sum())
