"""Band-limited change of sample rate by an exact fraction, in blocks.

A windowed sinc evaluated at the exact positions (Smith and Gossett 1984): with a rational ratio
the positions repeat, so every weight is computed once and none is interpolated.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.processors import join, nothing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_HALF_WIDTH = 24
"""Zero crossings each side: flat to 0.9 of the lower Nyquist frequency, images under -80 dB."""

_KAISER_BETA = 8.0
_CHUNK = 8192


class Resampler:
    """Reads the input at positions 0, `step`, 2 `step`, ... samples, step = numerator/denominator.

    A step of 2 gives half as many samples; the output has ceil(samples / step) of them.
    """

    def __init__(self, numerator: int, denominator: int) -> None:
        common = math.gcd(numerator, denominator)
        self._up, self._down = denominator // common, numerator // common
        self._weights = _weights(self._up, max(1.0, self._down / self._up))
        self._half = self._weights.shape[1] // 2
        self._past: Audio | None = None
        self._first = 0
        self._made = 0
        self._taken = 0

    def process(self, block: Audio) -> Audio:
        """The output whose neighbours have all arrived."""
        self._taken += block.shape[1]
        return self._advance(block, (self._taken - self._half) * self._up // self._down)

    def finish(self) -> Audio:
        """The last samples, whose later neighbours are silence."""
        if self._past is None:
            return nothing()
        silence = np.zeros((self._past.shape[0], self._half + 1), np.float32)
        return self._advance(silence, -(-self._taken * self._up // self._down))

    def _advance(self, block: Audio, until: int) -> Audio:
        if self._past is None:
            self._past = np.zeros((block.shape[0], self._half), np.float32)
            self._first = -self._half
        line = join([self._past, block])
        parts = []
        while self._made < until:
            parts.append(self._chunk(line, min(until, self._made + _CHUNK)))
        keep = max(0, self._made * self._down // self._up - self._half - self._first)
        self._past = line[:, keep:].copy()
        self._first += keep
        return join(parts) if parts else nothing(line.shape[0])

    def _chunk(self, line: Audio, until: int) -> Audio:
        turns = np.arange(self._made, until) * self._down
        starts = turns // self._up - self._half + 1 - self._first
        weights = self._weights[turns % self._up]
        windows = np.lib.stride_tricks.sliding_window_view(line, weights.shape[1], axis=1)
        self._made = until
        out: Audio = np.einsum("cnt,nt->cn", windows[:, starts], weights)
        return out


def _weights(phases: int, stretch: float) -> NDArray[np.float32]:
    """A row of weights for each position between two samples, summing to 1.

    `stretch` above 1 widens the sinc, which moves its cutoff below the new Nyquist frequency.
    """
    half = math.ceil(_HALF_WIDTH * stretch)
    offset = np.arange(-half + 1, half + 1) - np.arange(phases)[:, None] / phases
    cutoff = 0.95 / stretch
    window = np.i0(_KAISER_BETA * np.sqrt(np.maximum(0, 1 - (offset / half) ** 2)))
    weights = np.sinc(cutoff * offset) * window
    normalised: NDArray[np.float64] = weights / weights.sum(axis=1, keepdims=True)
    return normalised.astype(np.float32)
