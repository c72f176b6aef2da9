"""The long-term spectrum: mean power in 10 Hz bins from Hann frames of 100 ms, half overlapping.

Mid and side are kept apart; their sum is the mean power of the channels, so sound that cancels in
mono still counts. Bands are cut with fractional bins, so that a band's edge may lie anywhere. For
each frame only its band powers are kept, which is enough to say what comes and goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import STEP_CELLS, Doubles, Grid, Window

FRAME_CELLS = 10
HOP_CELLS = 5
FRAMES_A_WINDOW = STEP_CELLS // HOP_CELLS
Band = tuple[float, float]
"""From and to, in Hz."""
_DECADES_FROM_1_KHZ = (-1.6, 1.3)
"""25 Hz to 20 kHz, in the exact base-ten series of IEC 61260."""
_TOP_OF_RATE = 0.47
"""A band is whole enough when its centre lies below this share of the sample rate."""


@dataclass(frozen=True)
class Spectrum:
    """The mean power of a sound over frequency, with its loudness for comparing at equal level."""

    rate_hz: int
    bin_hz: float
    mid_power: Doubles
    """Mean square of the mid signal a bin, full scale 1; all bins together are its mean square."""
    side_power: Doubles
    """The same of the side signal; zeros for a mono sound."""
    integrated_lufs: float | None = None

    @property
    def power(self) -> Doubles:
        """Mean power of the channels a bin."""
        return self.mid_power + self.side_power

    @property
    def frequencies_hz(self) -> Doubles:
        """The middle of each bin."""
        return np.arange(len(self.mid_power), dtype=np.float64) * self.bin_hz

    def band_power(self, bands: tuple[Band, ...], power: Doubles | None = None) -> Doubles:
        """The power in each band (Hz, Hz); nothing above half the rate.

        `power` chooses mid_power or side_power; without it, both."""
        return (self.power if power is None else power) @ band_matrix(
            bands, self.bin_hz, len(self.mid_power)
        )

    def octave_parts_db(
        self, a_decade: int = 10, power: Doubles | None = None
    ) -> tuple[tuple[float, ...], Doubles]:
        """Centres in Hz, 25 Hz to 20 kHz, and levels in dB re full scale, at least -200.

        `a_decade` is 10 for third octaves, 20 for sixths; `power` as for `band_power`."""
        bands = equal_ratio_bands(self.rate_hz, a_decade)
        centres = tuple((low * high) ** 0.5 for low, high in bands)
        return centres, levels_db(self.band_power(bands, power))

    def third_octave_db(self, power: Doubles | None = None) -> tuple[tuple[float, ...], Doubles]:
        """`octave_parts_db` in third octaves."""
        return self.octave_parts_db(10, power)


@lru_cache(maxsize=8)
def equal_ratio_bands(rate_hz: int, a_decade: int) -> tuple[Band, ...]:
    """Bands around 1 kHz, `a_decade` to a decade, from 25 Hz to 20 kHz as the rate permits."""
    first, last = (round(decades * a_decade) for decades in _DECADES_FROM_1_KHZ)
    return tuple(
        (1000.0 * 10.0 ** ((k - 0.5) / a_decade), 1000.0 * 10.0 ** ((k + 0.5) / a_decade))
        for k in range(first, last + 1)
        if 10.0 ** (k / a_decade) * 1000.0 < _TOP_OF_RATE * rate_hz
    )


@lru_cache(maxsize=16)
def band_matrix(bands: tuple[Band, ...], bin_hz: float, bins: int) -> Doubles:
    """(bins, bands): which share of each bin lies in each band."""
    lower = (np.arange(bins)[:, None] - 0.5) * bin_hz
    low, high = np.asarray(bands).T
    overlap = np.minimum(lower + bin_hz, high) - np.maximum(lower, low)
    shares: Doubles = np.clip(overlap / bin_hz, 0.0, 1.0)
    return shares


class SpectrumMeter:
    """Adds up frame powers over the windows of one file."""

    def __init__(self, grid: Grid, bands: tuple[Band, ...]) -> None:
        self._grid = grid
        self._frame = FRAME_CELLS * grid.cell
        self._bands = bands
        self._power = np.zeros((2, self._frame // 2 + 1))
        self._frames = 0
        self._samples = 0
        self._levels: list[Doubles] = []

    def add(self, window: Window) -> None:
        """Take every frame that ends in this window and begins before the file's end."""
        hop = HOP_CELLS * self._grid.cell
        count = min(FRAMES_A_WINDOW, -(-(window.new + hop) // hop))
        first = self._grid.history - hop
        frames = sliding_window_view(window.mid_side[:, first:], self._frame, axis=1)
        spectra = np.fft.rfft(frames[:, ::hop][:, :count] * _hann(self._frame))
        power = spectra.real**2 + spectra.imag**2
        self._power[: len(power)] += power.sum(axis=1)
        self._frames += count
        self._samples += window.new
        matrix = band_matrix(self._bands, self._grid.rate_hz / self._frame, power.shape[-1])
        self._levels.append(power.sum(axis=0) @ matrix * self._scale())

    def spectrum(self, integrated_lufs: float | None) -> Spectrum:
        """The mean over all frames so far."""
        mid, side = self._power * (self._scale() / max(1, self._frames))
        bin_hz = self._grid.rate_hz / self._frame
        return Spectrum(self._grid.rate_hz, bin_hz, mid, side, integrated_lufs)

    def band_levels(self) -> Doubles:
        """Mean square of each frame in each band, (frames, bands), ends and all."""
        return np.concatenate(self._levels)

    def whole_frames(self) -> slice:
        """Which frames lie wholly within the sound; all where none does."""
        count = (self._samples - self._frame) // (HOP_CELLS * self._grid.cell) + 1
        return slice(1, 1 + count) if count > 0 else slice(None)

    def _scale(self) -> float:
        """From squared FFT magnitudes, one side only, to mean squares."""
        return 2.0 / (self._frame * float((_hann(self._frame) ** 2).sum()))


@lru_cache(maxsize=4)
def _hann(length: int) -> Doubles:
    return 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(length) / length)
