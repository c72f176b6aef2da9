"""Spectra of overlapping frames of a spooled clip, and the clip made again from changed ones.

Hann windows at a quarter hop before and after: squared, they add up to 1.5 everywhere, so a clip
whose spectra are left alone comes back as it was. The grid begins before the clip and ends after
it; every sample lies in four frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Spectra = NDArray[np.complex64]
    Gains = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    """Power spectra in time order, (frames, bins) -> gains of that shape."""

_OVERLAP = 4
_SQUARED_SUM = 1.5
_BATCH_SAMPLES = 2**17


class Frames:
    """The frames of one spool; `size` samples each, a power of two."""

    def __init__(self, spool: Spool, size: int) -> None:
        self.size = size
        self.hop = size // _OVERLAP
        self.count = -(-spool.samples // self.hop) + _OVERLAP - 1
        """Frames that touch the clip, those at its ends only in part."""
        self._spool = spool
        turn = 2 * np.pi * np.arange(size) / size
        self._window = (0.5 - 0.5 * np.cos(turn)).astype(np.float32)

    def powers(self) -> Iterator[NDArray[np.float32]]:
        """Power averaged over channels, batches of shape (frames, bins), in time order."""
        for first in range(0, self.count, self._batch()):
            yield _power(self._spectra(first, self._batch()))

    def whole(self) -> slice:
        """Which frames lie inside the clip entirely; none in a clip shorter than a frame."""
        last = (self._spool.samples - self.size) // self.hop + _OVERLAP - 1
        return slice(_OVERLAP - 1, max(last + 1, _OVERLAP - 1))

    def changed(self, gains: Gains) -> Iterator[Audio]:
        """The clip with each frame's spectrum times what `gains` makes of its power.

        `gains` is called with every frame once, in order, and so may remember the last.
        """
        line = np.zeros((self._spool.channels, self.size - self.hop), np.float32)
        skip, left = self.size - self.hop, self._spool.samples
        for first in range(0, self.count, self._batch()):
            spectra = self._spectra(first, self._batch())
            spectra *= gains(_power(spectra))
            line = self._overlap_add(line, spectra)
            ready = spectra.shape[1] * self.hop
            out, line = line[:, :ready], line[:, ready:]
            out, skip = out[:, skip:], max(0, skip - ready)
            yield np.ascontiguousarray(out[:, :left])
            left = max(0, left - out.shape[1])

    def _batch(self) -> int:
        return max(_OVERLAP, _BATCH_SAMPLES // self.size)

    def _spectra(self, first: int, count: int) -> Spectra:
        """Spectra of frames from `first` on, shape (channels, frames, bins)."""
        count = min(count, self.count - first)
        start = first * self.hop - (self.size - self.hop)
        length = (count - 1) * self.hop + self.size
        audio = self._spool.read(max(0, start), length + min(0, start))
        before = max(0, -start)
        after = length - before - audio.shape[1]
        padded = np.pad(audio, ((0, 0), (before, after)))
        frames = np.lib.stride_tricks.sliding_window_view(padded, self.size, axis=1)
        return np.fft.rfft(frames[:, :: self.hop] * self._window).astype(np.complex64)

    def _overlap_add(self, line: Audio, spectra: Spectra) -> Audio:
        pieces = np.fft.irfft(spectra, self.size).astype(np.float32)
        pieces *= self._window / np.float32(_SQUARED_SUM)
        grown = np.pad(line, ((0, 0), (0, spectra.shape[1] * self.hop)))
        quarters = pieces.reshape(*pieces.shape[:2], _OVERLAP, self.hop)
        for quarter in range(_OVERLAP):
            at = quarter * self.hop
            part = quarters[:, :, quarter].reshape(len(line), -1)
            grown[:, at : at + part.shape[1]] += part
        return grown


def _power(spectra: Spectra) -> NDArray[np.float32]:
    squared = spectra.real**2 + spectra.imag**2
    power: NDArray[np.float32] = squared.mean(axis=0)
    return power
