"""Pauses within a recording, and the recording with the long ones shortened.

A pause is where nothing stands out of what is always there: no 10 ms over the noise that the
quietest moments have, and none near the loudest. What is cut out of it lies in its middle, so soft
endings, breaths and rooms keep the half of the pause next to them, and its two sides are blended.
The silence at both ends of a clip is no pause in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.joining import Cut, joined
from talkbox_tools.dsp.measure.framing import CELLS_A_SECOND
from talkbox_tools.dsp.spool import BLOCK_SAMPLES, Spool

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Doubles = NDArray[np.float64]

_BLEND_SECONDS = 0.02
_LEAST_SECONDS = 0.05
"""What is shorter is a gap between notes."""
_TOP_SHARE, _FLOOR_SHARE = 0.95, 0.05
_REACH_DB, _OVER_FLOOR_DB, _LEAST_UNDER_DB = 36.0, 8.0, 15.0
"""What is so far under the loudest, or so little over the softest, is a pause; but nothing that is
less than the last under the loudest is."""
_SPIKE_CELLS = 3
"""A click this short in a pause does not end it."""
_LEAST_ENERGY = 1e-12


def longest_pause_seconds(spool: Spool, rate_hz: int) -> float:
    """The length of the longest pause between two sounds; 0 where none is heard as one."""
    lengths = (end - start for start, end in _pauses(spool, rate_hz))
    return max((each for each in lengths if each >= _LEAST_SECONDS * rate_hz), default=0) / rate_hz


def with_short_pauses(spool: Spool, longest_seconds: float, rate_hz: int) -> Iterator[Audio]:
    """The recording without what its pauses last longer than `longest_seconds`."""
    blend = round(_BLEND_SECONDS * rate_hz)
    kept = round(longest_seconds * rate_hz)
    cuts: list[Cut] = []
    for start, end in _pauses(spool, rate_hz):
        first = start + kept // 2
        last = end - (kept - kept // 2)
        if last - first > 2 * blend:
            cuts.append((first, last))
    yield from joined(spool, cuts, blend)


def _pauses(spool: Spool, rate_hz: int) -> list[Cut]:
    """Where the pauses begin and end, in samples; the ends of the clip are none."""
    cell = max(1, round(rate_hz / CELLS_A_SECOND))
    heard = _heard(10 * np.log10(_energies(spool, cell) + _LEAST_ENERGY))
    sounds = np.flatnonzero(heard)
    gaps = np.flatnonzero(np.diff(sounds) > 1)
    return [(int(sounds[gap] + 1) * cell, int(sounds[gap + 1]) * cell) for gap in gaps]


def _energies(spool: Spool, cell: int) -> Doubles:
    """The mean square of every whole cell over all channels."""
    size = BLOCK_SAMPLES // cell * cell
    found = [np.zeros(0)]
    for start in range(0, spool.samples // cell * cell, size):
        block = spool.read(start, min(size, spool.samples // cell * cell - start))
        squares = np.square(block, dtype=np.float64).mean(axis=0)
        found.append(squares.reshape(-1, cell).mean(axis=1))
    return np.concatenate(found)


def _heard(levels_db: Doubles) -> NDArray[np.bool_]:
    """Which cells sound; spikes that stand alone in a pause do not."""
    if not len(levels_db):
        return np.zeros(0, bool)
    floor, top = np.quantile(levels_db, (_FLOOR_SHARE, _TOP_SHARE))
    gate_db = min(max(top - _REACH_DB, floor + _OVER_FLOOR_DB), top - _LEAST_UNDER_DB)
    loud: NDArray[np.bool_] = levels_db > gate_db
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]])))
    for start, end in edges.reshape(-1, 2):
        loud[start:end] = end - start > _SPIKE_CELLS
    return loud
