"""Repair: gate, de-esser, DC removal, hum, hiss, clicks, clipped peaks, room, breaths
and rings.

All but the gate hear the whole clip before they act: what is hum, hiss or sibilance is told from
the clip itself, not from a level that someone would have to set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import Processor
from talkbox_tools.dsp.breaths import without_breaths
from talkbox_tools.dsp.declick import declicked
from talkbox_tools.dsp.declip import declipped
from talkbox_tools.dsp.deess import deessed
from talkbox_tools.dsp.dehum import dehummed
from talkbox_tools.dsp.denoise import denoised
from talkbox_tools.dsp.dereverb import dereverberated
from talkbox_tools.dsp.processors import Combined, Pointwise, Series, Spooled
from talkbox_tools.dsp.ringing import damped
from talkbox_tools.dsp.smoothing import MovingAverage, level_follower
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

_GATE_RANGE_DB = -80.0
_GATE_AHEAD_MS = 5.0
"""The gate opens this long before what opens it, so that attacks stay whole."""


def gate(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Downward expander on the louder channel's level, one gain for both."""
    threshold_db, slope = float(values["threshold_db"]), float(values["ratio"]) - 1

    def gain(level_db: Audio) -> Audio:
        under_db = np.minimum(level_db - np.float32(threshold_db), 0)
        gain_db = np.maximum(np.float32(slope) * under_db, np.float32(_GATE_RANGE_DB))
        return np.asarray(10 ** (gain_db / np.float32(20)), np.float32)

    follower = level_follower(float(values["attack_ms"]), float(values["release_ms"]), rate_hz)
    length = round(_GATE_AHEAD_MS * rate_hz / 1000)
    smooth = MovingAverage(length, ahead=length - 1)
    curve = Series(follower, Pointwise(gain), smooth)
    return Combined(curve, lambda block, factor: block * factor)


def de_esser(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Turns down what lies above the frequency while it sticks out."""
    frequency_hz, amount = float(values["frequency_hz"]), float(values["amount"])
    return Spooled(lambda spool: deessed(spool, frequency_hz, amount, rate_hz))


def remove_dc(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Subtracts each channel's mean: no filter, so not a cycle of bass is lost."""
    return Spooled(_centred)


def reduce_hum(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Subtracts mains hum where it stands out; a clip without hum stays as it is."""
    mains, amount = str(values["mains"]), float(values["amount"])
    return Spooled(lambda spool: dehummed(spool, mains, amount, rate_hz))


def reduce_hiss(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Lowers steady noise learnt from the quietest moments, by up to 20 dB."""
    amount = float(values["amount"])
    return Spooled(lambda spool: denoised(spool, amount, rate_hz))


def declick(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Mends clicks, ticks and crackle sample by sample; a clip without them stays as it is."""
    amount, longest_ms = float(values["amount"]), float(values["longest_ms"])
    return Spooled(lambda spool: declicked(spool, amount, longest_ms, rate_hz))


def declip(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Draws peaks anew that were cut flat, higher than they are; leave room above them."""
    amount = float(values["amount"])
    return Spooled(lambda spool: declipped(spool, amount))


def dereverb(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Takes out what is left of a moment ago by the pace at which the clip's room dies away."""
    amount = float(values["amount"])
    return Spooled(lambda spool: dereverberated(spool, amount, rate_hz))


def reduce_breaths(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Turns breaths between phrases down; a clip without them stays as it is."""
    gain_db = float(values["gain_db"])
    return Spooled(lambda spool: without_breaths(spool, -gain_db, rate_hz))


def dering(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Turns down single tones that ring on; a clip without them stays as it is."""
    gain_db = float(values["gain_db"])
    return Spooled(lambda spool: damped(spool, gain_db, rate_hz))


def _centred(spool: Spool) -> Iterator[Audio]:
    total = sum(block.sum(axis=1, dtype=np.float64) for block in spool.blocks())
    mean = (np.asarray(total) / spool.samples).astype(np.float32)[:, None]
    for block in spool.blocks():
        yield block - mean
