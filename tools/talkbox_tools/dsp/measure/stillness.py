"""Steady noise before or after a sound: what most recordings have where others have silence."""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.loudness import sliding_mean
from talkbox_tools.dsp.measure.quantiles import median

_SMOOTHED_CELLS = 5
_LEAST_CELLS = 20
"""Cells of 10 ms: 0.2 s tell noise from a moment of the sound."""
_UNDER_DB = 20.0
_LOUDEST_DB = -40.0
"""Noise lies this far under the loudest moment, and no louder than this in itself."""
_SPREAD_DB = 6.0
_DRIFT_DB = 2.0
"""What rises or falls by more than this is a fade or a tail."""


def still_cells(cells: Doubles) -> int:
    """How many cells of energy at the start are steady noise; 0 where the sound begins at once.

    The noise must be far under the sound, and neither rise nor fall: tails and fades do.
    """
    if len(cells) < 2 * _LEAST_CELLS or not cells.any():
        return 0
    levels = levels_db(sliding_mean(cells, _SMOOTHED_CELLS, 1))
    noise = median(levels[:_LEAST_CELLS])
    if noise > min(levels.max() - _UNDER_DB, _LOUDEST_DB):
        return 0
    louder = np.flatnonzero(levels > noise + _SPREAD_DB)
    still = int(louder[0]) if len(louder) else 0
    if still < _LEAST_CELLS:
        return 0
    half = still // 2
    drift = abs(float(levels[:half].mean() - levels[half:still].mean()))
    return still if drift <= _DRIFT_DB else 0
