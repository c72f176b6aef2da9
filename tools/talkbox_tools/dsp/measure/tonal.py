"""The fundamental that stands out most.

It needs finer bins than tone does: two thirds of a hertz, from the FFT that K-weighting makes of
each 1.5 s window anyway, with a Hann window laid on as a convolution of neighbouring bins.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import WINDOW_CELLS, Doubles, Grid

_TOP_HZ = 5_000.0
_STEPS_AN_OCTAVE = 60
_LOWEST_HZ, _HIGHEST_HZ = 30.0, 1_500.0
_PITCH_HARMONICS = 6
_HARMONIC_WEIGHT = 0.7
_AUDIBLE_DB = 60.0
_PEAK_LIMIT_DB = 30.0
_TONAL_SALIENCE = 17.0
"""Noise stays below 15; recordings with any pitch to them, drums too, lie above 20."""


class ToneMeter:
    """Adds up the fine power spectrum, up to 5 kHz, over the windows of one file."""

    def __init__(self, grid: Grid) -> None:
        self._bin_hz = grid.rate_hz / (WINDOW_CELLS * grid.cell)
        self._power = np.zeros(0)

    def add(self, spectra: NDArray[np.complex128]) -> None:
        """Take the FFT of a window's mid and side, shape (rows, bins)."""
        low = spectra[:, : round(_TOP_HZ / self._bin_hz) + 2]
        hann = 0.5 * low[:, 1:-1] - 0.25 * (low[:, 2:] + low[:, :-2])
        power = (hann.real**2 + hann.imag**2).sum(axis=0)
        self._power = power if len(self._power) == 0 else self._power + power

    def pitch_hz(self) -> float | None:
        """The fundamental whose harmonics stand out most; None for noise and silence.

        Harmonics are peaks over the smoothed spectrum, so equalisers hardly move the result."""
        if not self._power.any():
            return None
        salience = _salience(_peaks_db(self._power, self._bin_hz))
        best = int(salience.argmax())
        if salience[best] < _TONAL_SALIENCE:
            return None
        return _refined(self._power, self._bin_hz, float(_axis_hz(np.asarray(float(best)))))


def _axis_hz(steps: Doubles) -> Doubles:
    """The frequencies of these steps, or parts of steps, of the logarithmic axis."""
    return np.asarray(_LOWEST_HZ * 2.0 ** (steps / _STEPS_AN_OCTAVE))


def _peaks_db(power: Doubles, bin_hz: float) -> Doubles:
    """How far each step of a logarithmic frequency axis rises over the octave around it."""
    steps = int(np.log2(len(power) * bin_hz / _LOWEST_HZ) * _STEPS_AN_OCTAVE)
    levels = _pooled(levels_db(power / power.max()), bin_hz, steps)
    half = _STEPS_AN_OCTAVE // 2
    around = np.convolve(np.pad(levels, half, "edge"), np.ones(2 * half + 1), "valid")
    audible = np.clip(1.0 + levels / _AUDIBLE_DB, 0.0, 1.0)
    return np.clip(levels - around / (2 * half + 1), 0.0, _PEAK_LIMIT_DB) * audible


def _pooled(levels: Doubles, bin_hz: float, steps: int) -> Doubles:
    """The highest level within each step, or between the bins where steps are the finer."""
    axis = np.arange(float(steps))
    places = _axis_hz(axis) / bin_hz - 1.0
    between = np.interp(places, np.arange(len(levels)), levels)
    edges = np.clip(_axis_hz(axis - 0.5) / bin_hz - 1.0, 0, len(levels) - 1)
    highest = np.maximum.reduceat(levels, np.ceil(edges).astype(int))
    return np.asarray(np.maximum(between, highest))


def _salience(peaks: Doubles) -> Doubles:
    """For each possible fundamental the weighted sum of its harmonics' peaks."""
    steps = int(np.log2(_HIGHEST_HZ / _LOWEST_HZ) * _STEPS_AN_OCTAVE)
    total = np.zeros(steps)
    for harmonic in range(1, _PITCH_HARMONICS + 1):
        shift = round(np.log2(harmonic) * _STEPS_AN_OCTAVE)
        found = peaks[shift : shift + steps]
        total[: len(found)] += _HARMONIC_WEIGHT ** (harmonic - 1) * found
    return total


def _refined(power: Doubles, bin_hz: float, pitch_hz: float) -> float:
    """The pitch by the exact place of its strongest harmonic."""
    best, found = 0.0, pitch_hz
    for harmonic in range(1, _PITCH_HARMONICS + 1):
        centre = pitch_hz * harmonic / bin_hz - 1.0
        reach = max(1.0, centre * (2.0 ** (1.0 / _STEPS_AN_OCTAVE) - 1.0))
        low, high = max(1, round(centre - reach)), min(len(power) - 2, round(centre + reach))
        top = low + int(power[low : high + 1].argmax()) if low <= high else low
        if low <= high and power[top] > best:
            best = float(power[top])
            found = (top + 1.0 + _offset(levels_db(power[top - 1 : top + 2]))) * bin_hz / harmonic
    return float(found)


def _offset(levels: Doubles) -> float:
    """Where between its neighbours a peak has its top, in bins; nought where it is none."""
    before, peak, after = (float(level) for level in levels)
    bend = before - 2.0 * peak + after
    return 0.5 * (before - after) / bend if bend < 0.0 and peak >= max(before, after) else 0.0
