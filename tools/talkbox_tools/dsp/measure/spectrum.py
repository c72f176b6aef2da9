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
_THIRD_OCTAVES = range(14, 44)
"""Exponents of 10 ** (k / 10) Hz: 25 Hz to 20 kHz."""
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
        return band_sums(self.power if power is None else power, bands, self.bin_hz)

    def third_octave_db(self, power: Doubles | None = None) -> tuple[tuple[float, ...], Doubles]:
        """Centres in Hz, 25 Hz to 20 kHz, and levels in dB re full scale, at least -200.

        `power` as for `band_power`."""
        bands = third_octave_bands(self.rate_hz)
        centres = tuple((low * high) ** 0.5 for low, high in bands)
        return centres, levels_db(self.band_power(bands, power))


@lru_cache(maxsize=8)
def third_octave_bands(rate_hz: int) -> tuple[Band, ...]:
    """The bands of IEC 61260 (ten to a decade) from 25 Hz to 20 kHz, as the rate permits."""
    return tuple(
        (10.0 ** ((k - 0.5) / 10.0), 10.0 ** ((k + 0.5) / 10.0))
        for k in _THIRD_OCTAVES
        if 10.0 ** (k / 10.0) < _TOP_OF_RATE * rate_hz
    )


def band_sums(power: Doubles, bands: tuple[Band, ...], bin_hz: float) -> Doubles:
    """The power in each band, shape (..., bands), from bins along the last axis.

    Each bin is spread evenly over its width, so that a band may begin and end inside bins. Running
    sums do this in less time than a matrix, and wake no second core as matrix products do."""
    bins = power.shape[-1]
    running = np.concatenate((np.zeros((*power.shape[:-1], 1)), np.cumsum(power, axis=-1)), axis=-1)
    places = np.clip(np.asarray(bands).T / bin_hz + 0.5, 0.0, bins)
    whole = np.minimum(places.astype(int), bins - 1)
    until = running[..., whole] + (places - whole) * power[..., whole]
    sums: Doubles = np.maximum(until[..., 1, :] - until[..., 0, :], 0.0)
    return sums


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
        """Take every frame that ends in this window and begins before the file's end.

        Frames that the end cuts off stay out of the mean: the cut itself would spread over all
        frequencies. Only a sound shorter than a frame has nothing else."""
        hop = HOP_CELLS * self._grid.cell
        count = min(FRAMES_A_WINDOW, -(-(window.new + hop) // hop))
        first = self._grid.history - hop
        frames = sliding_window_view(window.mid_side[:, first:], self._frame, axis=1)
        spectra = np.fft.rfft(frames[:, ::hop][:, :count] * _hann(self._frame))
        power = spectra.real**2 + spectra.imag**2
        whole = window.new // hop if self._frames or window.new >= hop else count
        self._power[: len(power)] += power[:, :whole].sum(axis=1)
        self._frames += whole
        self._samples += window.new
        levels = band_sums(power.sum(axis=0), self._bands, self._grid.rate_hz / self._frame)
        self._levels.append(levels * self._scale())

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
