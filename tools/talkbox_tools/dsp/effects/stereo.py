"""The stereo picture: width, stereoize, pan, balance, mono, mid and side, mono below a frequency.

Middle is (L + R) / 2 and side is (L - R) / 2, so that left is their sum and right their difference.
Whatever happens to the side alone leaves L + R, and so the mono fold, as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import Processor
from talkbox_tools.dsp.fir import Fir, high_pass, low_pass_kernel
from talkbox_tools.dsp.processors import Combined, Pointwise, Series
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_CENTRED_BELOW_HZ = 150.0
_SPARKS = 8
_SPARK_SECONDS = 0.006
"""As far as a sound may spread before its attack without the ear hearing it early."""
_SPARK_DECAY_DB = 12.0
_SEED = 48
"""The evenest of 200: third octaves from 200 Hz to 16 kHz within 3.2 dB, 1.1 dB on average."""


def width(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The side times `width_ratio`."""
    return _mid_side_gains(1.0, float(values["width_ratio"]))


def mid_side(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gains in dB for the middle and for the side."""
    return _mid_side_gains(_gain(float(values["mid_db"])), _gain(float(values["side_db"])))


def mid_side_highs(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gains for the middle and for the side above `frequency_hz` alone: zero-phase shelves."""
    gains = _gain(float(values["mid_db"])) - 1, _gain(float(values["side_db"])) - 1
    change = Series(_mid_side_gains(*gains), high_pass(float(values["frequency_hz"]), rate_hz))
    return Combined(change, lambda block, change: block + change)


def stereoize(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Adds a decorrelated copy of the middle to the side; `amount` is side over middle.

    The copy is a sparse, fading row of impulses of random sign ("velvet noise", Alary, Politis and
    Välimäki 2017), without the lows. The row is odd about its centre: that turns every frequency by
    a quarter, so that left and right stay equally strong on any note, however pure.
    """
    kernel, ahead = _decorrelation(rate_hz)
    copy = Fir(kernel * np.float32(values["amount"]), ahead)
    return Combined(Series(Pointwise(_middle), copy), lambda block, side: block + _spread(side))


def pan(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Equal power for a centred sound; what was on the far side moves over and is not lost."""
    position = float(values["position"])
    angle = (abs(position) + 1) * np.pi / 4
    far, near = np.sqrt(2) * np.cos(angle), np.sqrt(2) * np.sin(angle)
    moved = abs(position) / 2
    to_right = np.array([[far, 0], [near * moved, near * (1 - moved)]])
    return _matrix(to_right if position >= 0 else to_right[::-1, ::-1])


def balance(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Turns the other side down along a quarter cosine; the near side stays."""
    position = float(values["position"])
    left = np.cos(max(position, 0) * np.pi / 2)
    right = np.cos(max(-position, 0) * np.pi / 2)
    return _matrix(np.diag([left, right]))


def mono(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The average of the channels in each of them."""
    return _matrix(np.full((channels, channels), 1 / channels))


def mono_below(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The side loses its lows, in phase with the middle: -6 dB at the frequency, zero-phase."""
    highs = high_pass(float(values["frequency_hz"]), rate_hz)
    side = Series(Pointwise(_side), highs)
    return Combined(side, lambda block, kept: np.repeat(_middle(block), 2, 0) + _spread(kept))


def swap_sides(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Left and right exchanged."""
    return Pointwise(lambda block: np.ascontiguousarray(block[::-1]))


def one_side(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The left channel in place of the right one too, or the other way round above 0."""
    kept = slice(1, 2) if float(values["position"]) > 0 else slice(0, 1)
    return Pointwise(lambda block: np.repeat(block[kept], 2, axis=0))


def polarity(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Every sample times -1."""
    return Pointwise(np.negative)


def flip_left(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Every sample of the left channel times -1."""
    return _flipped(0)


def flip_right(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Every sample of the right channel times -1."""
    return _flipped(1)


def _flipped(channel: int) -> Processor:
    signs = np.ones((2, 1), np.float32)
    signs[channel] = -1
    return Pointwise(lambda block: block * signs)


def _gain(gain_db: float) -> float:
    return 10 ** (gain_db / 20)


def _matrix(matrix: NDArray[np.float64]) -> Processor:
    rows = matrix.astype(np.float32)
    return Pointwise(lambda block: rows @ block)


def _mid_side_gains(mid: float, side: float) -> Processor:
    same, other = (mid + side) / 2, (mid - side) / 2
    return _matrix(np.array([[same, other], [other, same]]))


def _middle(block: Audio) -> Audio:
    middle: Audio = np.mean(block, axis=0, keepdims=True)
    return middle


def _side(block: Audio) -> Audio:
    return (block[:1] - block[1:]) * np.float32(0.5)


def _spread(side: Audio) -> Audio:
    return np.concatenate((side, -side))


def _decorrelation(rate_hz: int) -> tuple[Audio, int]:
    """What makes a side of a middle: (1, taps) of power 1 above the lows, and its look-ahead."""
    chance = np.random.Generator(np.random.PCG64(_SEED))
    when = (np.arange(_SPARKS) + chance.random(_SPARKS)) / _SPARKS
    sparks = chance.choice([-1.0, 1.0], _SPARKS) * 10 ** (-_SPARK_DECAY_DB / 20 * when)
    sparks /= np.sqrt(2 * np.sum(sparks**2))
    centre = int(_SPARK_SECONDS * rate_hz) + 2
    row = np.zeros(2 * centre + 1)
    lags = 1 + (when * _SPARK_SECONDS * rate_hz).astype(int)
    np.add.at(row, centre + lags, sparks)
    np.add.at(row, centre - lags, -sparks)
    lows = low_pass_kernel(_CENTRED_BELOW_HZ, rate_hz)
    ahead = len(lows) // 2
    kernel = -np.convolve(row, lows)
    kernel[ahead : ahead + len(row)] += row
    return kernel[None].astype(np.float32), ahead + centre
