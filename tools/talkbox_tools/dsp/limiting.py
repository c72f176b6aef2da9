"""A true-peak limiter that eases into every reduction instead of stepping.

Peaks between the samples are read eight times oversampled wherever the audio comes near the
ceiling. Pedalboard's BrickwallLimiter turns them into a reduction at native speed: 5 ms early,
linked, held until the peak has passed. But it drops to the new gain within one sample, which
clicks, so its gain is averaged over the time for which it is held before the audio meets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.processors import Combined, Plugin, Pointwise, Series
from talkbox_tools.dsp.smoothing import MovingAverage, linked_level
from talkbox_tools.dsp.windows import Windowed

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor

_LOOKAHEAD_MS = 5.0
_MARGIN_DB = 0.15
"""Eightfold oversampling reads the peak of the highest frequencies up to this much too low."""
_TIMES = 8
_FRESH = 1024
_CONTEXT = 256
_NEAR = 0.35
"""A window that stays under this share of the ceiling is not read between its samples."""


def true_peak_limiter(ceiling_db: float, release_ms: float, rate_hz: int) -> Processor:
    """Holds the true peak at or under `ceiling_db` (dBTP); audio under it passes bit for bit."""
    return Combined(reduction(ceiling_db, release_ms, rate_hz), _turn_down)


def reduction(ceiling_db: float, release_ms: float, rate_hz: int) -> Processor:
    """Audio -> the share of it to take away, shape (1, samples), 0 where it is under the ceiling.

    Two averages of half the lookahead each make the curve as smooth as a triangular window does,
    and together span no more than the time for which the reduction is held.
    """
    from pedalboard import BrickwallLimiter

    ceiling_db -= _MARGIN_DB
    ceiling = np.float32(10 ** (ceiling_db / 20))
    half = max(1, int(rate_hz * _LOOKAHEAD_MS / 1000) // 2)
    native = BrickwallLimiter(ceiling_db, release_ms, _LOOKAHEAD_MS, true_peak=False)
    return Series(
        Windowed(lambda windows: _peaks(windows, _NEAR * ceiling), _FRESH, _CONTEXT),
        Pointwise(lambda peaks: np.maximum(peaks, _NEAR * ceiling)),
        Combined(Plugin(native, rate_hz), lambda peaks, held: 1 - held / peaks),
        MovingAverage(half),
        MovingAverage(half),
    )


def _peaks(windows: Audio, near: np.float32) -> Audio:
    """The highest magnitude at and after each sample, channels linked: (1, windows, fresh)."""
    middle = windows[..., _CONTEXT : _CONTEXT + _FRESH]
    peaks = linked_level(middle)
    hot = np.flatnonzero(np.abs(windows).max(axis=(0, 2)) > near)
    if len(hot):
        fine = np.fft.irfft(np.fft.rfft(windows[:, hot]), _TIMES * windows.shape[2])
        fine = np.abs(fine[..., _TIMES * _CONTEXT : _TIMES * (_CONTEXT + _FRESH)]).max(axis=0)
        highest = fine.reshape(len(hot), _FRESH, _TIMES).max(axis=2) * np.float32(_TIMES)
        peaks[0, hot] = np.maximum(peaks[0, hot], highest)
    return peaks


def _turn_down(audio: Audio, share: Audio) -> Audio:
    return audio * (1 - share)
