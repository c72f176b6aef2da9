"""Curves that steer a gain: the level of a sound in dB as it moves, and its smoothing.

Both run at native or matrix speed and, like everything here, without regard to block sizes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.processors import Combined, Plugin, Pointwise, Series, join, nothing

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor

FLOOR_DB = -120.0
"""The lowest level that a follower reports."""


def linked_level(block: Audio) -> Audio:
    """The louder channel's magnitude, shape (1, samples): what a stereo-linked detector hears."""
    level: Audio = np.abs(block).max(axis=0, keepdims=True)
    return level


def level_follower(attack_ms: float, release_ms: float, rate_hz: int) -> Processor:
    """Audio -> its linked peak level in dBFS, shape (1, samples).

    Attack and release are the times in which the level covers 63 percent of a step. The envelope
    is read off pedalboard's compressor, set to 2:1 from -120 dB up so that its gain tells the
    level; its own attack and release count 2 pi time constants, hence the factor.
    """
    from pedalboard import Compressor

    turn = 2 * math.pi
    native = Compressor(FLOOR_DB, 2.0, turn * attack_ms, turn * release_ms)
    least = np.float32(10 ** (FLOOR_DB / 20))
    key = Pointwise(lambda block: np.maximum(linked_level(block), least))
    return Series(key, Combined(Plugin(native, rate_hz), _level_from_gain))


def _level_from_gain(key: Audio, compressed: Audio) -> Audio:
    level_db: Audio = np.float32(FLOOR_DB) + np.float32(40) * np.log10(key / compressed)
    return level_db


class MovingAverage:
    """The mean of `length` samples, of which `ahead` lie after the sample in question.

    Before the start and after the end the curve counts as going on level.
    """

    def __init__(self, length: int, ahead: int = 0) -> None:
        self._length = max(1, length)
        self._ahead = min(ahead, self._length - 1)
        self._past: Audio | None = None
        self._to_drop = self._ahead

    def process(self, block: Audio) -> Audio:
        """As many samples as came in, less those that wait for what lies ahead."""
        if not block.shape[1]:
            return block
        if self._past is None:
            self._past = np.repeat(block[:, :1], self._length - 1, axis=1)
        line = join([self._past, block])
        self._past = line[:, line.shape[1] - (self._length - 1) :]
        averaged = self._average(line)
        dropped = min(self._to_drop, averaged.shape[1])
        self._to_drop -= dropped
        return averaged[:, dropped:]

    def finish(self) -> Audio:
        """What waited for the samples ahead."""
        if self._past is None or not self._ahead:
            return nothing()
        return self.process(np.repeat(self._past[:, -1:], self._ahead, axis=1))

    def _average(self, line: Audio) -> Audio:
        """Differences of a running sum, in double so that a flat curve comes out flat."""
        if self._length == 1:
            return line
        total = np.cumsum(line, axis=1, dtype=np.float64)
        total = np.concatenate([np.zeros((line.shape[0], 1)), total], axis=1)
        mean = (total[:, self._length :] - total[:, : -self._length]) / self._length
        return mean.astype(np.float32)
