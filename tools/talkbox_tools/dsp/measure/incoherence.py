"""How much of a sound no still filter of another explains: doubling, sweeping, wobbling, pulsing.

One less the magnitude-squared coherence of both (Carter, Knapp and Nuttall 1973), in frames of
20 ms, half overlapping: short against every movement that is heard as one. Equalisers, gain and
polarity leave it at 0. Third octaves count by how loud they end (the 0.3rd power of their
energy, Stevens 1955), so that a bass does not hide what happens above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.measure.framing import Doubles, Framer, Grid, Window
from talkbox_tools.dsp.measure.kweighting import response
from talkbox_tools.dsp.measure.spectrum import band_sums, third_octave_bands

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_FRAME_CELLS = 2
_LOUDNESS_POWER = 0.3
_HEARD_SHARE = 1e-5
"""Bands this far under the strongest, 50 dB, are not heard beside it."""
_LOWEST_HZ = 50.0
"""The bins of 20 ms frames are this wide."""


def incoherence_ratio(before: Iterable[Audio], after: Iterable[Audio], rate_hz: int) -> float:
    """0 where `after` is `before` through a filter that stands still, 1 where nothing agrees.

    Both in blocks of shape (channels, samples), cut as they may be; what the longer one has more
    counts for nothing. 0 for silence.
    """
    sums: _Sums | None = None
    for old, new in zip(_windows(before, rate_hz), _windows(after, rate_hz), strict=False):
        sums = sums or _Sums(rate_hz, len(new.channels))
        sums.add(old, new)
    return 0.0 if sums is None else sums.ratio()


def _windows(blocks: Iterable[Audio], rate_hz: int) -> Iterator[Window]:
    framer: Framer | None = None
    for block in blocks:
        framer = framer or Framer(Grid(rate_hz, len(block)))
        yield from framer.add(block)
    if framer is not None:
        yield framer.finish()


class _Sums:
    """Energies of both sounds and what they share, for each channel of the second and each bin."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._grid = Grid(rate_hz, channels)
        self._frame = _FRAME_CELLS * self._grid.cell
        self._taper = np.hanning(self._frame + 1)[:-1]
        shape = (channels, self._frame // 2 + 1)
        self._old, self._new = np.zeros(shape), np.zeros(shape)
        self._shared: NDArray[np.complex128] = np.zeros(shape, np.complex128)

    def add(self, old: Window, new: Window) -> None:
        """Take every frame that ends in what both windows have new."""
        count = min(old.new, new.new) // self._grid.cell
        if not count:
            return
        rows = np.minimum(np.arange(len(new.channels)), len(old.channels) - 1)
        x = self._spectra(old.channels, count)[rows]
        y = self._spectra(new.channels, count)
        self._old += (np.abs(x) ** 2).sum(axis=1)
        self._new += (np.abs(y) ** 2).sum(axis=1)
        self._shared += (y * x.conj()).sum(axis=1)

    def ratio(self) -> float:
        """The share that is not explained, bands weighing by their loudness after."""
        bin_hz = self._grid.rate_hz / self._frame
        bands = tuple(b for b in third_octave_bands(self._grid.rate_hz) if b[0] > _LOWEST_HZ)
        explained = np.abs(self._shared) ** 2 / np.maximum(self._old, np.finfo(float).tiny)
        left = np.maximum(self._new - explained, 0.0).sum(axis=0)
        unexplained = band_sums(left, bands, bin_hz)
        whole = band_sums(self._new.sum(axis=0), bands, bin_hz)
        loudness = self._loudness(whole, bands)
        heard = loudness > 0
        if not heard.any():
            return 0.0
        shares = unexplained[heard] / whole[heard]
        return float(shares @ loudness[heard] / loudness[heard].sum())

    def _spectra(self, channels: Doubles, count: int) -> NDArray[np.complex128]:
        """(channels, count, bins): frames that end at the first cells of the new samples."""
        first = self._grid.history - self._grid.cell
        frames = sliding_window_view(channels[:, first:], self._frame, axis=1)
        return np.fft.rfft(frames[:, :: self._grid.cell][:, :count] * self._taper)

    def _loudness(self, power: Doubles, bands: tuple[tuple[float, float], ...]) -> Doubles:
        centres = np.array([(low * high) ** 0.5 for low, high in bands])
        weighted = power * np.abs(response(self._grid.rate_hz, centres)) ** 2
        top = weighted.max(initial=0.0)
        loud: Doubles = np.where(weighted > top * _HEARD_SHARE, weighted**_LOUDNESS_POWER, 0.0)
        return loud
