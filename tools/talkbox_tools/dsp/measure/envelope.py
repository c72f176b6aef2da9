"""Movement of the level, from K-weighted energy in 10 ms cells.

"Level" is loudness at that moment. What lies before the first and after the last loud moment is
left out where it would only say how long the tail is.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import CELLS_A_SECOND, Doubles
from talkbox_tools.dsp.measure.loudness import sliding_mean
from talkbox_tools.dsp.measure.quantiles import quantile

_BODY_DB = 20.0
"""The body lasts from the first to the last moment this close to the mean level."""
_RMS_CELLS = 5
_DYNAMICS_GATE_DB = 30.0
_ATTACK_CELLS, _ATTACK_STEP = 30, 5
_ATTACK_GATE = 1e-3
_MODULATION_HZ = (2.0, 12.0)
_MODULATION_CELLS = 3
_MODULATION_GATE_DB = 40.0
_MODULATION_LEAST_CELLS = 100


def body(energy: Doubles) -> slice:
    """From the first to the last element near the mean or above; empty for silence."""
    if not energy.any():
        return slice(0)
    loud = np.flatnonzero(energy > energy.mean() * 10.0 ** (-_BODY_DB / 10.0))
    return slice(int(loud[0]), int(loud[-1]) + 1)


def dynamics_db(cells: Doubles) -> float | None:
    """95th less 10th percentile of 50 ms levels, without those far below the mean."""
    return spread_db(sliding_mean(cells[body(cells)], _RMS_CELLS, 1))


def spread_db(levels: Doubles) -> float | None:
    """95th less 10th percentile of energies, without those far below the mean; None in silence."""
    if not levels.any():
        return None
    gate = levels.mean() * 10.0 ** (-_DYNAMICS_GATE_DB / 10.0)
    heard = levels_db(levels[levels > gate])
    low, high = quantile(heard, 0.10), quantile(heard, 0.95)
    return float(high - low)


def transient_db(cells: Doubles) -> float | None:
    """How far the loudest 10 ms stand over their 0.3 s, loud moments weighing more."""
    cells = cells[body(cells)]
    if len(cells) < _ATTACK_CELLS:
        return None
    windows = sliding_window_view(cells, _ATTACK_CELLS)[::_ATTACK_STEP]
    means = windows.mean(axis=1)
    loud = means > means.max() * _ATTACK_GATE
    rises = levels_db(windows[loud].max(axis=1) / means[loud])
    weights = np.sqrt(means[loud])
    return float((rises @ weights) / weights.sum())


def modulation_db(cells: Doubles) -> float | None:
    """Root mean square movement of the level, in dB, between 2 and 12 Hz."""
    cells = cells[body(cells)]
    if len(cells) < _MODULATION_LEAST_CELLS:
        return None
    energy = sliding_mean(cells, _MODULATION_CELLS, 1)
    levels = levels_db(energy)
    levels = np.maximum(levels, levels.max() - _MODULATION_GATE_DB)
    window = np.hanning(len(levels))
    spectrum = np.fft.rfft((levels - _line(levels)) * window)
    rates = np.fft.rfftfreq(len(levels), 1.0 / CELLS_A_SECOND)
    inside = (rates >= _MODULATION_HZ[0]) & (rates <= _MODULATION_HZ[1])
    power = 2.0 * float((np.abs(spectrum[inside]) ** 2).sum())
    return float(np.sqrt(power / (len(levels) * float(window @ window))))


def _line(values: Doubles) -> Doubles:
    """The straight line through the values: a fade is no modulation."""
    away = np.arange(len(values)) - (len(values) - 1) / 2.0
    slope = float(away @ values) / float(away @ away)
    return np.asarray(values.mean() + slope * away, dtype=np.float64)
