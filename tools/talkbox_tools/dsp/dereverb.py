"""Room taken out: what is left of a moment ago is subtracted from the spectrum of now.

A room dies away at one pace, so of the power of 50 ms ago a share that is known stands in every bin
still, and what is more than that is new sound (Lebart, Boucher and Denbigh 2001). The pace is the
clip's own, from how its bands fall where they fall steadily; notes that die away by themselves look
alike, so a slow pace is only believed so far. An attack stands far over what is left and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.stft import Frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Powers = NDArray[np.float32]

_FRAME_SECONDS = 0.046
_AGO_SECONDS = 0.05
"""What lies nearer is direct sound and its early reflections, which belong to it."""
_MOST_SUBTRACTED = 2.0
"""What full strength subtracts, as a share of what is left by the estimate."""
_LEAST_GAIN = np.float32(10 ** (-18.0 / 20.0))
_BANDS, _LOWEST_BIN = 14, 4
_FALL_SECONDS, _RISE_DB, _LEAST_FALL, _REACH_DB = 0.12, 1.0, 15.0, 30.0
"""A fall is as long and rises nowhere, at least so many dB a second, from near a band's highest."""
_FASTEST, _SLOWEST = 300.0, 75.0
"""dB a second; rooms of 0.2 and 0.8 s."""
_USUAL = 120.0
_FEWEST = 6
_DECIBEL = 10.0
_LEAST_POWER = np.float32(1e-16)


def dereverberated(spool: Spool, amount: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with the late part of its room subtracted, `amount` from 0 to 1."""
    frames = Frames(spool, 1 << round(np.log2(_FRAME_SECONDS * rate_hz)))
    hop_seconds = frames.hop / rate_hz
    pace = _fall_db_per_second(frames, hop_seconds)
    yield from frames.changed(_Subtraction(pace, amount * _MOST_SUBTRACTED, hop_seconds))


def _fall_db_per_second(frames: Frames, hop_seconds: float) -> float:
    """How fast the clip's room dies away: the median of all its steady falls."""
    edges = np.unique(np.geomspace(_LOWEST_BIN, frames.size // 2, _BANDS).astype(np.intp))
    bands = [np.add.reduceat(powers, edges, axis=1) for powers in frames.powers()]
    levels = _DECIBEL * np.log10(np.concatenate(bands) + _LEAST_POWER)
    length = max(3, round(_FALL_SECONDS / hop_seconds))
    if len(levels) <= length:
        return _USUAL
    rise = sliding_window_view(np.diff(levels, axis=0), length, axis=0).max(axis=-1)
    slopes = (levels[:-length] - levels[length:]) / (length * hop_seconds)
    near = levels[:-length] > levels.max(axis=0) - _REACH_DB
    falls = slopes[near & (rise < _RISE_DB) & (slopes > _LEAST_FALL)]
    pace = float(np.median(falls)) if len(falls) >= _FEWEST else _USUAL
    return min(max(pace, _SLOWEST), _FASTEST)


class _Subtraction:
    """Gains for frame after frame; remembers the frames of the last 50 ms and what is left."""

    def __init__(self, pace: float, share: float, hop_seconds: float) -> None:
        self._fall = np.float32(10 ** (-pace * hop_seconds / _DECIBEL))
        self._ago = max(1, round(_AGO_SECONDS / hop_seconds))
        self._share = np.float32(share)
        self._last: list[Powers] = []
        self._left: Powers | None = None

    def __call__(self, powers: Powers) -> Powers:
        gains = np.ones_like(powers)
        for gain, power in zip(gains, powers, strict=True):
            self._last.append(power.copy())
            if len(self._last) > self._ago:
                gain[:] = self._gain(power, self._last.pop(0))
        return gains

    def _gain(self, power: Powers, before: Powers) -> Powers:
        left = before * self._fall**self._ago
        self._left = left if self._left is None else np.maximum(self._left * self._fall, left)
        new = 1 - self._share * self._left / (power + _LEAST_POWER)
        gain = np.maximum(np.sqrt(np.maximum(new, 0)), _LEAST_GAIN)
        return np.asarray(np.cbrt(np.roll(gain, 1) * gain * np.roll(gain, -1)), np.float32)
