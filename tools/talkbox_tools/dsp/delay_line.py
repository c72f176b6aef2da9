"""Delay lines: a fixed echo with feedback, and a tap that moves smoothly between samples.

Both carry their memory from block to block, so the sound does not depend on how it is cut.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.processors import join, nothing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio, Processor

    Curve = Callable[[NDArray[np.float64]], NDArray[np.float64]]
    """Seconds since the start, shape (n,) -> delay in seconds, shape (channels or 1, n)."""

_SLICE_SAMPLES = 16_384
"""A moving tap is worked out in slices of this length, which stay inside the processor's cache."""

_LOOK_AHEAD_SAMPLES = 2
"""The interpolation needs two samples after the place it reads, so everything comes that late."""


class Echo:
    """Only the repeats: `input` late by `delay_samples`, each repeat `feedback` times the last.

    What goes into the line goes through `tone` first, so that each repeat had it once more.
    """

    def __init__(
        self, delay_samples: int, feedback: float = 0.0, tone: Processor | None = None
    ) -> None:
        self._delay = max(1, delay_samples)
        self._tone = tone
        self._feedback = np.float32(feedback)
        self._line: Audio | None = None
        self._head = 0

    def process(self, block: Audio) -> Audio:
        """As many samples as came in."""
        if self._line is None:
            self._line = np.zeros((block.shape[0], self._delay), np.float32)
        out = np.empty_like(block)
        start = 0
        while start < block.shape[1]:
            count = min(block.shape[1] - start, self._delay - self._head)
            slot = self._line[:, self._head : self._head + count]
            out[:, start : start + count] = slot
            slot *= self._feedback
            slot += block[:, start : start + count]
            if self._tone is not None:
                slot[:] = self._tone.process(np.ascontiguousarray(slot))
            self._head = (self._head + count) % self._delay
            start += count
        return out

    def finish(self) -> Audio:
        """Nothing: what still rings is the tail, which the caller asks for with silence."""
        return nothing()


class MovingTap:
    """Reads the input late by `curve`, with third-order Lagrange interpolation between samples.

    `longest_seconds` bounds the curve from above, 0 from below.
    """

    def __init__(self, curve: Curve, longest_seconds: float, rate_hz: int) -> None:
        self._curve = curve
        self._reach = int(np.ceil(longest_seconds * rate_hz)) + _LOOK_AHEAD_SAMPLES + 2
        self._rate_hz = rate_hz
        self._past: Audio | None = None
        self._start = 0

    def process(self, block: Audio) -> Audio:
        """As many samples as came in."""
        if self._past is None:
            self._past = np.zeros((block.shape[0], self._reach), np.float32)
        parts = [
            self._slice(block[:, start : start + _SLICE_SAMPLES])
            for start in range(0, block.shape[1], _SLICE_SAMPLES)
        ]
        return join(parts) if parts else block

    def finish(self) -> Audio:
        """Nothing: the length stays."""
        return nothing()

    def _slice(self, block: Audio) -> Audio:
        assert self._past is not None
        count = block.shape[1]
        line = np.concatenate((self._past, block), axis=1)
        seconds = np.arange(self._start, self._start + count) / self._rate_hz
        newest = self._reach - _LOOK_AHEAD_SAMPLES + np.arange(count)
        position = newest - self._curve(seconds) * self._rate_hz
        self._past = line[:, -self._reach :]
        self._start += count
        rows = zip(line, np.broadcast_to(position, block.shape), strict=True)
        return np.stack([_interpolate(samples, where) for samples, where in rows])


def _interpolate(samples: NDArray[np.float32], position: NDArray[np.float64]) -> Audio:
    """The third-order Lagrange polynomial through the four samples around each position."""
    floor = np.floor(position)
    f = (position - floor).astype(np.float32)
    i = floor.astype(np.intp)
    back, one, two = f + 1, f - 1, f - 2
    outer = (samples[i + 2] * back - samples[i - 1] * two) * f * one / 6
    inner = (samples[i] * one - samples[i + 1] * f) * back * two / 2
    return np.asarray(outer + inner, np.float32)
