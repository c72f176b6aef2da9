"""Four times as many samples for a while, so that new harmonics do not fold back as aliases.

The spectrum of a window is widened by silence above the old limit, the curve acts on the finer
waveform, and what it made above the old limit is cut off before the way back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.windows import Windowed

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor

_PLENTY_HZ = 80_000
"""From this sample rate on, twice as many samples do."""
_FRESH = 7168
_CONTEXT = 512
_LENGTH = _FRESH + 2 * _CONTEXT
_SOFT_EDGE = 0.92
"""The cut on the way back begins at this share of the highest frequency and ends at all of it;
a sharper one would ring longer than the context."""


def oversampled(curve: Callable[[Audio], Audio], rate_hz: int) -> Processor:
    """`curve` (sample -> sample, any shape) at a multiple of the rate; no latency, linear phase."""
    times = 4 if rate_hz < _PLENTY_HZ else 2
    keep = _soft_cut() / np.float32(times)

    def through(windows: Audio) -> Audio:
        scaled = np.fft.rfft(windows) * np.float32(times)
        fine = np.fft.irfft(scaled, times * _LENGTH).astype(np.float32, copy=False)
        spectrum = np.fft.rfft(curve(fine))[..., : _LENGTH // 2 + 1]
        coarse = np.fft.irfft(spectrum * keep, _LENGTH)
        return coarse[..., _CONTEXT : _CONTEXT + _FRESH].astype(np.float32, copy=False)

    return Windowed(through, _FRESH, _CONTEXT)


def _soft_cut() -> Audio:
    """The gain of each frequency on the way back."""
    share = np.linspace(0, 1, _LENGTH // 2 + 1)
    slope = np.clip((share - _SOFT_EDGE) / (1 - _SOFT_EDGE), 0, 1)
    gain: Audio = (np.cos(np.pi / 2 * slope) ** 2).astype(np.float32)
    return gain
