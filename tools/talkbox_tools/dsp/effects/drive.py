"""Saturation, distortion and hard clipping, oversampled.

Drive counts from the clip's own loudness as on a desk lined up for it: at 0 dB of drive the clip
meets the curve at -18 LUFS, whatever level the file has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp import biquads
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.level_match import matched
from talkbox_tools.dsp.oversampling import oversampled
from talkbox_tools.dsp.processors import Combined, Pointwise, Series

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.effect import Value

_NOMINAL_LUFS = -18.0
_BIAS = np.float32(0.2)
"""Moves the working point off the middle of the curve, which adds even harmonics: warmth."""
_HARDNESS = 2.5
_FUZZ_TOP_HZ = 9000.0
"""Above this a driven amplifier's loudspeaker gives up; without it the top only fizzes."""
_BLOCK_DC_HZ = 5.0


def saturation(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Soft, slightly lopsided limiting of the waveform at an equal loudness."""

    def wet(lufs: float) -> Processor:
        return driven(soft_curve, float(values["drive_db"]), lufs, rate_hz)

    return matched(wet, float(values["mix"]), rate_hz)


def distortion(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Hard limiting of the waveform at an equal loudness, its fizz rolled off."""
    top = biquads.butterworth("low", _FUZZ_TOP_HZ, 1, rate_hz)

    def wet(lufs: float) -> Processor:
        return Series(driven(_hard_curve, float(values["drive_db"]), lufs, rate_hz), Recursive(top))

    return matched(wet, float(values["mix"]), rate_hz)


def hard_clip(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Flat tops at the threshold; what stays under it passes bit for bit.

    Only what the clipping takes away is oversampled and filtered, then what that filtering lets
    rise above the threshold again is cut for good.
    """
    top = np.float32(10 ** (float(values["threshold_db"]) / 20))
    taken = oversampled(lambda fine: np.clip(fine, -top, top) - fine, rate_hz)
    clipped = Combined(taken, lambda audio, difference: audio + difference)
    return Series(clipped, Pointwise(lambda block: np.clip(block, -top, top)))


def driven(
    curve: Callable[[Audio], Audio], drive_db: float, lufs: float, rate_hz: int
) -> Processor:
    """`curve` on a clip of this loudness, without the offset that a lopsided curve leaves."""
    factor = np.float32(10 ** ((_NOMINAL_LUFS - lufs + drive_db) / 20))
    block_dc = biquads.butterworth("high", _BLOCK_DC_HZ, 1, rate_hz)
    return Series(oversampled(lambda fine: curve(fine * factor), rate_hz), Recursive(block_dc))


def soft_curve(x: Audio) -> Audio:
    """tanh about a working point a little off the middle."""
    bent: Audio = np.tanh(x + _BIAS) - np.tanh(_BIAS)
    return bent


def _hard_curve(x: Audio) -> Audio:
    """Nearly straight up to the limit, then flat."""
    shifted = x + _BIAS
    bent: Audio = shifted / (1 + np.abs(shifted) ** _HARDNESS) ** np.float32(1 / _HARDNESS)
    return bent
