"""Whole chains of damage under one knob: a telephone, an old cassette."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp import biquads
from talkbox_tools.dsp.crackle import crackling
from talkbox_tools.dsp.delay_line import MovingTap
from talkbox_tools.dsp.effects.drive import driven, soft_curve
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.level_match import matched
from talkbox_tools.dsp.processors import Pointwise, Series

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.effect import Value

_PHONE_HZ = (300.0, 3400.0)
_PHONE_AMOUNT = 0.7
"""From this amount on the band is the telephone's; below, it opens towards 20 Hz and 20 kHz."""
_WOW_HZ, _FLUTTER_HZ = 0.7, 6.3
_WOW_DEPTH, _FLUTTER_DEPTH = 0.006, 0.0015
"""Share by which the speed strays at full amount: a worn machine, not a broken one."""
_HISS_DB = (-75.0, -45.0)
"""The hiss at no and at full amount, where the driven clip stands near -14 LUFS."""
_DRIVEN_LUFS = -14.0
_SEED = 1979
"""The same clip hisses the same way every time."""


def telephone(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """300 to 3400 Hz of both channels' sum, overdriven, at an equal loudness."""
    amount = float(values["amount"])
    share = min(1.0, amount / _PHONE_AMOUNT)
    band = _band(_between(20, _PHONE_HZ[0], share), _between(20_000, _PHONE_HZ[1], share), rate_hz)

    def wet(lufs: float) -> Processor:
        return Series(
            Pointwise(_both_the_sum),
            Recursive(band),
            driven(soft_curve, 4 + 16 * amount, lufs, rate_hz),
            Recursive(band),
        )

    return matched(wet, 1.0, rate_hz) if amount else Series()


def lo_fi(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """A cassette: unsteady speed, tape saturation, coarse levels, hiss and no top; a record with
    `crackle`.
    """
    amount, crackle = float(values["amount"]), float(values["crackle"])
    low_hz, high_hz = _between(20, 120, amount), _between(18_000, 3000, amount)
    quiet_db, loud_db = _HISS_DB

    def wet(lufs: float) -> Processor:
        return Series(
            _unsteady(amount, rate_hz),
            driven(soft_curve, 20 * amount - 4, lufs, rate_hz),
            Pointwise(_coarse(15 - 8 * amount)),
            Pointwise(_hiss(quiet_db + (loud_db - quiet_db) * amount)),
            Recursive(biquads.butterworth("high", low_hz, 2, rate_hz)),
            Recursive(biquads.butterworth("low", high_hz, 3, rate_hz)),
            *([crackling(crackle, _DRIVEN_LUFS, rate_hz)] if crackle else []),
        )

    return matched(wet, 1.0, rate_hz) if amount or crackle else Series()


def _between(start_hz: float, end_hz: float, share: float) -> float:
    """The frequency that lies this far on the way, as the ear counts it."""
    return float(start_hz * (end_hz / start_hz) ** share)


def _band(low_hz: float, high_hz: float, rate_hz: int) -> list[biquads.Section]:
    """24 dB per octave on either side."""
    return [
        *biquads.butterworth("high", low_hz, 4, rate_hz),
        *biquads.butterworth("low", high_hz, 4, rate_hz),
    ]


def _both_the_sum(block: Audio) -> Audio:
    mean: Audio = block.mean(axis=0, dtype=np.float32)
    return np.ascontiguousarray(np.broadcast_to(mean, block.shape))


def _unsteady(amount: float, rate_hz: int) -> Processor:
    """A delay that swings slowly (wow) and fast (flutter), and begins at none."""
    wow = amount * _WOW_DEPTH / (2 * np.pi * _WOW_HZ)
    flutter = amount * _FLUTTER_DEPTH / (2 * np.pi * _FLUTTER_HZ)

    def curve(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        turn = 2 * np.pi * seconds[None]
        slow, fast = np.cos(_WOW_HZ * turn), np.cos(_FLUTTER_HZ * turn)
        delay: NDArray[np.float64] = wow * (1 - slow) + flutter * (1 - fast)
        return delay

    return MovingTap(curve, 2 * (wow + flutter), rate_hz)


def _coarse(bits: float) -> Callable[[Audio], Audio]:
    step = np.float32(2 ** (1 - bits))

    def rounded(block: Audio) -> Audio:
        levels: Audio = np.round(block / step) * step
        return levels

    return rounded


def _hiss(level_db: float) -> Callable[[Audio], Audio]:
    """Adds noise drawn in time order, so that it is the same however the audio is cut."""
    noise, scale = np.random.default_rng(_SEED), np.float32(10 ** (level_db / 20))

    def hissing(block: Audio) -> Audio:
        drawn = noise.standard_normal(block.shape[::-1], dtype=np.float32)
        return block + scale * drawn.T

    return hissing
