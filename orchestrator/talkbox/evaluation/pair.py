"""Two sounds, before and after: what the edit between them did, as a filter and as what is new."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from talkbox.evaluation.sound import Doubles, Sound, decibels, k_weighting

_LONG_SECONDS, _SHORT_SECONDS = 0.25, 0.04
_TINY = 1e-20


@dataclass(frozen=True, slots=True)
class Transfer:
    """Averaged spectra of both sounds and their product, channel by channel."""

    frequencies_hz: Doubles
    before: Doubles
    after: Doubles
    cross: Doubles
    """Squared magnitude of the averaged product."""

    def new_share(self) -> float:
        """Share of the K-weighted output that no fixed filter makes of the input, 0 to 1."""
        explained = np.minimum(self.cross / np.maximum(self.before, _TINY), self.after)
        weights = k_weighting(self.frequencies_hz)
        total = float((weights * self.after).sum())
        return float((weights * (self.after - explained)).sum()) / max(total, _TINY)


class Pair:
    """The sound before an edit and after it; positions in time are those of `before`."""

    def __init__(self, before: Sound, after: Sound) -> None:
        self.before = before
        self.after = after

    @cached_property
    def long(self) -> Transfer:
        """With frames long enough to resolve any equaliser: what is left is new sound."""
        return self._transfer(_LONG_SECONDS)

    @cached_property
    def short(self) -> Transfer:
        """With frames of 40 ms: rooms and slow movements count as new too."""
        return self._transfer(_SHORT_SECONDS)

    def response_db(self, frequency_hz: float) -> float:
        """Gain of the edit, averaged over a sixth of an octave around a frequency."""
        transfer = self.long
        grid = transfer.frequencies_hz
        inside = np.abs(np.log2(np.maximum(grid, 1e-3) / frequency_hz)) <= 1 / 12
        if not inside.any():
            inside[np.argmin(np.abs(grid - frequency_hz))] = True
        passed = transfer.cross[:, inside] / np.maximum(transfer.before[:, inside], _TINY)
        return float(decibels(passed.sum()) - decibels(transfer.before[:, inside].sum()))

    def _transfer(self, seconds: float) -> Transfer:
        rate_hz = self.before.rate_hz
        size = 2 ** round(np.log2(seconds * rate_hz))
        length = min(self.before.samples, self.after.samples)
        channels = self.after.channels
        after = _spectra(self.after.centred[:, :length], size)
        before = _spectra(self.before.centred[:, :length], size)
        if before.shape[0] != channels:
            before = np.repeat(before.mean(axis=0, keepdims=True), channels, axis=0)
        cross = np.abs((np.conj(before) * after).mean(axis=1)) ** 2
        return Transfer(
            np.asarray(np.fft.rfftfreq(size, 1 / rate_hz), dtype=np.float64),
            (np.abs(before) ** 2).mean(axis=1),
            (np.abs(after) ** 2).mean(axis=1),
            cross,
        )


def _spectra(audio: Doubles, size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.complex128]]:
    """Windowed spectra, shape (channels, frames, bins), hopping by a quarter of the size."""
    missing = max(0, size - audio.shape[1])
    padded = np.pad(audio, ((0, 0), (0, missing)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size, axis=1)[:, :: size // 4]
    return np.asarray(np.fft.rfft(frames * np.hanning(size)))
