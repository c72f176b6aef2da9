"""Compressor, leveler, limiter, maximizer, transient shaper, kicks: one gain for both channels.

Levels are followed at native speed (`smoothing`), gains are worked out in dB and applied to the
audio they belong to, so no stage here shifts a stereo picture or comes out late.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.fir import band_pass, high_pass
from talkbox_tools.dsp.kicks import with_kicks_raised
from talkbox_tools.dsp.leveler import levelled
from talkbox_tools.dsp.limiting import true_peak_limiter
from talkbox_tools.dsp.processors import Combined, Parallel, Pointwise, Series, Spooled
from talkbox_tools.dsp.smoothing import MovingAverage, level_follower

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.effect import Value

_KNEE_DB = 6.0
WHOLE_BAND_HZ = (20.0, 20_000.0)
"""The band of a compressor that acts on everything."""

_ATTACK_RANGE_DB = (2.0, 10.0)
"""A fast follower this far above a slow one is no attack yet, and is wholly one. These figures and
the followers' times raised the crest factor most on drums, bass, guitar, sax, voice and a mix."""
_ATTACK_GLIDE_MS = 3.0
"""The shaper's gain glides over this long, half of it before the attack that it is meant for."""
_SUSTAIN_RANGE_DB = (1.0, 10.0)
_SUSTAIN_GLIDE_MS = 20.0
"""Longer, or the fast release would follow the single waves of a bass and distort it."""
_NOISE_RANGE_DB = (-80.0, -60.0)
"""The shaper lifts nothing below the first and everything above the second."""


def compressor(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Soft-knee compressor of the whole or of a band; what lies outside the band stays as it is."""
    low_hz, high_hz = sorted((float(values["from_hz"]), float(values["to_hz"])))
    if (low_hz, high_hz) == WHOLE_BAND_HZ:
        return _compressor(values, rate_hz)
    change = Parallel(_compressor(values, rate_hz), Series(), lambda wet, dry: wet - dry)
    moved = Series(_band(low_hz, high_hz, rate_hz), change)
    return Combined(moved, lambda audio, added: audio + added)


def leveler(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Turns every phrase to the loudness of most; needs the whole clip."""
    share = float(values["mix"])
    return Spooled(lambda spool: levelled(spool, share, rate_hz))


def _band(low_hz: float, high_hz: float, rate_hz: int) -> Processor:
    """What lies between two frequencies, in time; an end of the whole band is no edge."""
    whole_low_hz, whole_high_hz = WHOLE_BAND_HZ
    if low_hz <= whole_low_hz:
        return Combined(high_pass(high_hz, rate_hz), lambda audio, above: audio - above)
    return (
        high_pass(low_hz, rate_hz)
        if high_hz >= whole_high_hz
        else band_pass(low_hz, high_hz, rate_hz)
    )


def _compressor(values: Mapping[str, Value], rate_hz: int) -> Processor:
    """The time constants cover 63 percent of a step, as on the desk."""
    threshold_db, ratio = np.float32(values["threshold_db"]), float(values["ratio"])
    makeup, mix = _linear(float(values["makeup_db"])), np.float32(values["mix"])
    slope = np.float32(1 / ratio - 1)

    def gain(level_db: Audio) -> Audio:
        wet = makeup * _from_db(slope * _over_knee(level_db - threshold_db))
        return (1 - mix) + mix * wet

    follower = level_follower(float(values["attack_ms"]), float(values["release_ms"]), rate_hz)
    return _steered(follower, gain)


def limiter(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Holds the true peak under the ceiling and touches nothing below it."""
    return true_peak_limiter(float(values["ceiling_db"]), float(values["release_ms"]), rate_hz)


def maximizer(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gain, then the limiter."""
    gain = _linear(float(values["gain_db"]))
    return Series(Pointwise(lambda block: block * gain), limiter(values, rate_hz, channels))


def transient_shaper(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gain where the level rises (attack) and where it falls away (sustain), at any loudness.

    An attack is where a fast follower runs ahead of a slow one; sustain is where one that lets go
    slowly stays above one that lets go fast. No threshold is needed.
    """
    attack_db, sustain_db = float(values["attack_db"]), float(values["sustain_db"])
    attack = _shaped(attack_db, _attack_share(rate_hz), _ATTACK_GLIDE_MS, rate_hz)
    sustain = _shaped(sustain_db, _sustain_share(rate_hz), _SUSTAIN_GLIDE_MS, rate_hz)
    wanted = [part for part, gain_db in ((attack, attack_db), (sustain, sustain_db)) if gain_db]
    return Series(*wanted)


def kick(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Raises the kicks of a beat; a clip without them stays as it is."""
    gain_db = float(values["gain_db"])
    return Spooled(lambda spool: with_kicks_raised(spool, gain_db, rate_hz))


def _steered(follower: Processor, gain: Callable[[Audio], Audio]) -> Processor:
    """The audio times a gain made from what a follower of it says."""
    return Combined(Series(follower, Pointwise(gain)), lambda audio, factor: audio * factor)


def _shaped(gain_db: float, share: Processor, glide_ms: float, rate_hz: int) -> Processor:
    length = max(1, round(rate_hz * glide_ms / 1000))
    glide = MovingAverage(length, ahead=length // 2)
    return _steered(Series(share, glide), lambda part: _from_db(np.float32(gain_db) * part))


def _attack_share(rate_hz: int) -> Processor:
    """0 to 1: how much of an attack each sample is."""
    fast, slow = level_follower(0.2, 100, rate_hz), level_follower(10, 100, rate_hz)
    return _difference(fast, slow, _ATTACK_RANGE_DB)


def _sustain_share(rate_hz: int) -> Processor:
    """0 to 1: how far each sample has fallen away from the last peak."""
    slow, fast = level_follower(2, 800, rate_hz), level_follower(2, 30, rate_hz)
    return _difference(slow, fast, _SUSTAIN_RANGE_DB)


def _difference(upper: Processor, lower: Processor, range_db: tuple[float, float]) -> Processor:
    """The share of `range_db` by which one follower stands above another, 0 in silence."""

    def share(upper_db: Audio, lower_db: Audio) -> Audio:
        return _share(upper_db - lower_db, range_db) * _share(upper_db, _NOISE_RANGE_DB)

    return Parallel(upper, lower, share)


def _share(value: Audio, span: tuple[float, float]) -> Audio:
    low, high = span
    share: Audio = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    return share


def _over_knee(over_db: Audio) -> Audio:
    """How far above the threshold, with a quadratic bend around it instead of a corner."""
    half = np.float32(_KNEE_DB / 2)
    inside = np.clip(over_db + half, 0, 2 * half)
    bent: Audio = inside * inside / (4 * half) + np.maximum(over_db - half, 0)
    return bent


def _linear(gain_db: float) -> np.float32:
    return np.float32(10 ** (gain_db / 20))


def _from_db(gain_db: Audio) -> Audio:
    gain: Audio = np.exp(gain_db * np.float32(np.log(10) / 20))
    return gain
