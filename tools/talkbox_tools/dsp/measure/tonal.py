"""What sticks out over frequency and time: hum, sibilance, and the dominant pitch."""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.framing import WINDOW_CELLS, Doubles, Grid
from talkbox_tools.dsp.measure.spectrum import Band

SIBILANT: Band = (5000.0, 9000.0)
WHOLE: Band = (20.0, 20_000.0)
_MAINS_HZ = (50.0, 60.0)
_HARMONICS = (1, 2, 3, 4)
_HALF_WIDTH_HZ = 10.0
_QUIET_PERCENTILE = 10.0
_LOUD_PERCENTILE = 95.0

_LOWEST_HZ, _HIGHEST_HZ = 40.0, 1200.0
_CANDIDATES_AN_OCTAVE = 120
_PARTIALS = 8
_PROMINENCE_RATIO = 2.5
"""How far the best candidate must rise over the median one to be called a pitch."""


def _hum_bands() -> tuple[Band, ...]:
    """For each mains frequency and harmonic: below, at and above it."""
    bands: list[Band] = []
    for mains in _MAINS_HZ:
        for harmonic in _HARMONICS:
            centre, half = mains * harmonic, _HALF_WIDTH_HZ / 2
            for offset in (-2.0 * _HALF_WIDTH_HZ, 0.0, 2.0 * _HALF_WIDTH_HZ):
                bands.append((centre + offset - half, centre + offset + half))
    return tuple(bands)


FRAME_BANDS: tuple[Band, ...] = (SIBILANT, WHOLE, *_hum_bands())
"""The bands whose level in every frame is needed here."""


def hum_db(levels: Doubles) -> float | None:
    """How far steady mains hum rises over its surroundings in the quietest frames, in dB.

    `levels` are (frames, FRAME_BANDS) mean squares. Hum never pauses, so the 10th percentile over
    time finds it under music. The louder of 50 and 60 Hz counts; 0 where nothing rises.
    """
    if not len(levels):
        return None
    quiet = np.percentile(levels[:, 2:], _QUIET_PERCENTILE, axis=0) + 1e-14
    below, at, above = 10.0 * np.log10(quiet).reshape(len(_MAINS_HZ), len(_HARMONICS), 3).T
    rises = np.maximum(at - np.maximum(below, above), 0.0)
    return float(rises.mean(axis=0).max())


def sibilance_db(levels: Doubles) -> float | None:
    """The loud moments of 5-9 kHz (95th percentile) over the mean power of the whole, in dB."""
    whole = float(levels[:, 1].mean()) if len(levels) else 0.0
    if whole <= 0.0:
        return None
    loud = float(np.percentile(levels[:, 0], _LOUD_PERCENTILE))
    return float(max(10.0 * np.log10(max(loud, 1e-20) / whole), -120.0))


class PitchMeter:
    """Adds up fine spectra of the mid signal and finds the fundamental that explains them best."""

    def __init__(self, grid: Grid) -> None:
        self._bin_hz = grid.rate_hz / (WINDOW_CELLS * grid.cell)
        self._power: Doubles | None = None

    def add(self, mid_spectrum: np.ndarray[tuple[int], np.dtype[np.complex128]]) -> None:
        """Take the spectrum of one window."""
        kept = mid_spectrum[: int(_PARTIALS * _HIGHEST_HZ / self._bin_hz) + 2]
        power = kept.real**2 + kept.imag**2
        self._power = power if self._power is None else self._power + power

    def pitch_hz(self) -> float | None:
        """The dominant fundamental, 40 to 1200 Hz; None where no pitch stands out."""
        if self._power is None or not self._power.any():
            return None
        octaves = np.log2(_HIGHEST_HZ / _LOWEST_HZ)
        count = int(octaves * _CANDIDATES_AN_OCTAVE)
        candidates = _LOWEST_HZ * 2.0 ** (np.arange(count) / _CANDIDATES_AN_OCTAVE)
        strength = self._strength(candidates)
        best = int(strength.argmax())
        if strength[best] < _PROMINENCE_RATIO * float(np.median(strength)):
            return None
        return float(candidates[best])

    def _strength(self, candidates: Doubles) -> Doubles:
        """The magnitudes at each candidate's partials, higher ones weighing less."""
        assert self._power is not None
        magnitude = np.sqrt(self._power)
        bins = np.arange(len(magnitude)) * self._bin_hz
        total = np.zeros(len(candidates))
        for partial in range(1, _PARTIALS + 1):
            total += np.interp(candidates * partial, bins, magnitude, right=0.0) / partial
        return total
