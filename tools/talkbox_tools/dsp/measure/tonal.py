"""Steady tones: mains hum, and the fundamental that stands out most.

Both need finer bins than tone does: two thirds of a hertz, from the FFT that K-weighting makes of
each 1.5 s window anyway, with a Hann window laid on as a convolution of neighbouring bins.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import WINDOW_CELLS, Doubles, Grid

_TOP_HZ = 5_000.0
_MAINS_HZ = (50.0, 60.0)
_HUM_HARMONICS = 6
_HUM_NEAR_BINS, _HUM_FAR_BINS = 4, 12
_HUM_LIMITS_DB = (-20.0, 40.0)
_HUM_LEAST_SECONDS = 1.0

_STEPS_AN_OCTAVE = 60
_LOWEST_HZ, _HIGHEST_HZ = 30.0, 1_500.0
_PITCH_HARMONICS = 6
_HARMONIC_WEIGHT = 0.7
_AUDIBLE_DB = 60.0
_PEAK_LIMIT_DB = 30.0
_TONAL_SALIENCE = 20.0
"""Noise of a second or more stays below; recordings with any pitch to them, drums too, above."""


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

    def hum_db(self, seconds: float) -> float | None:
        """Mains harmonics over what surrounds them; None under a second or in silence."""
        if seconds < _HUM_LEAST_SECONDS or not self._power.any():
            return None
        return max(self._harmonics_db(mains) for mains in _MAINS_HZ)

    def _harmonics_db(self, mains_hz: float) -> float:
        ratios = []
        for harmonic in range(1, _HUM_HARMONICS + 1):
            # Bin 0 of the Hann spectrum is bin 1 of the FFT.
            line = round(mains_hz * harmonic / self._bin_hz) - 1
            below = self._power[line - _HUM_FAR_BINS : line - _HUM_NEAR_BINS + 1]
            above = self._power[line + _HUM_NEAR_BINS : line + _HUM_FAR_BINS + 1]
            near = np.median(np.concatenate((below, above)))
            levels = levels_db(np.array((self._power[line - 1 : line + 2].mean(), near)))
            ratios.append(float(np.clip(levels[0] - levels[1], *_HUM_LIMITS_DB)))
        return sum(ratios) / len(ratios)

    def pitch_hz(self) -> float | None:
        """The fundamental whose harmonics stand out most; None for noise and silence.

        Harmonics are peaks over the smoothed spectrum, so equalisers hardly move the result."""
        if not self._power.any():
            return None
        salience = _salience(_peaks_db(self._power, self._bin_hz))
        best = int(salience.argmax())
        if salience[best] < _TONAL_SALIENCE:
            return None
        return float(_LOWEST_HZ * 2.0 ** (_refined(salience, best) / _STEPS_AN_OCTAVE))


def _peaks_db(power: Doubles, bin_hz: float) -> Doubles:
    """How far each step of a logarithmic frequency axis rises over the octave around it."""
    frequencies = (np.arange(len(power)) + 1) * bin_hz
    octaves = np.log2(frequencies[-1] / _LOWEST_HZ)
    axis = _LOWEST_HZ * 2.0 ** (np.arange(int(octaves * _STEPS_AN_OCTAVE)) / _STEPS_AN_OCTAVE)
    levels = np.interp(axis, frequencies, levels_db(power / power.max()))
    half = _STEPS_AN_OCTAVE // 2
    around = np.convolve(np.pad(levels, half, "edge"), np.ones(2 * half + 1), "valid")
    audible = np.clip(1.0 + levels / _AUDIBLE_DB, 0.0, 1.0)
    return np.clip(levels - around / (2 * half + 1), 0.0, _PEAK_LIMIT_DB) * audible


def _salience(peaks: Doubles) -> Doubles:
    """For each possible fundamental the weighted sum of its harmonics' peaks."""
    steps = int(np.log2(_HIGHEST_HZ / _LOWEST_HZ) * _STEPS_AN_OCTAVE)
    total = np.zeros(steps)
    for harmonic in range(1, _PITCH_HARMONICS + 1):
        shift = round(np.log2(harmonic) * _STEPS_AN_OCTAVE)
        found = peaks[shift : shift + steps]
        total[: len(found)] += _HARMONIC_WEIGHT ** (harmonic - 1) * found
    return total


def _refined(values: Doubles, best: int) -> float:
    """The top of the parabola through the best step and its neighbours."""
    if not 0 < best < len(values) - 1:
        return float(best)
    before, peak, after = values[best - 1 : best + 2]
    bend = before - 2.0 * peak + after
    return best + (0.5 * float((before - after) / bend) if bend < 0.0 else 0.0)
