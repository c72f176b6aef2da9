"""Work on short overlapping windows: what an effect needs that looks at spectra of pieces.

Windows lie on a fixed grid from the start of the audio, so the output does not depend on the sizes
of the blocks. Each window's outer context is faded to nothing, which lets its ends meet in a
Fourier transform without a jump, and is thrown away afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.processors import join, nothing

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

_BATCH = 8
"""Windows worked on at a time; keeps the oversampled ones inside the processor's cache."""


class Windowed:
    """`fn(windows)`: shape (channels, windows, fresh + 2 context) -> (channels, windows, fresh).

    The samples in the middle come back in place; the first and last half of each context is where
    the fade lies.
    """

    def __init__(self, fn: Callable[[Audio], Audio], fresh: int, context: int) -> None:
        self._fn = fn
        self._fresh = fresh
        self._context = context
        self._length = fresh + 2 * context
        self._fade = _fade(self._length, context // 2)
        self._line: Audio | None = None
        self._owed = 0

    def process(self, block: Audio) -> Audio:
        """What all complete windows give."""
        if self._line is None:
            self._line = np.zeros((block.shape[0], self._context), np.float32)
        self._owed += block.shape[1]
        return self._advance(join([self._line, block]))

    def finish(self) -> Audio:
        """The rest, as if silence followed."""
        if self._line is None or not self._owed:
            return nothing()
        windows = -(-self._owed // self._fresh)
        missing = windows * self._fresh + 2 * self._context - self._line.shape[1]
        return self._advance(np.pad(self._line, ((0, 0), (0, missing))))

    def _advance(self, line: Audio) -> Audio:
        count = max(0, (line.shape[1] - 2 * self._context) // self._fresh)
        self._line = line[:, count * self._fresh :].copy()
        if not count:
            return nothing(line.shape[0])
        every = sliding_window_view(line, self._length, axis=1)[:, :: self._fresh][:, :count]
        parts = [
            self._fn(every[:, start : start + _BATCH] * self._fade)
            for start in range(0, count, _BATCH)
        ]
        out = np.concatenate(parts, axis=1).reshape(parts[0].shape[0], -1)[:, : self._owed]
        self._owed -= out.shape[1]
        return out


def _fade(length: int, edge: int) -> Audio:
    rise = (0.5 - 0.5 * np.cos(np.pi * (np.arange(edge) + 0.5) / edge)).astype(np.float32)
    fade = np.ones(length, np.float32)
    fade[:edge], fade[length - edge :] = rise, rise[::-1]
    return fade
