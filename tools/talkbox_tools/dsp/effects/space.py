"""Space: reverb, delay, slapback, ping-pong, convolution.

The dry sound stays at its own level until the mix passes one half, and only then gives way; the
wet sound is levelled so that at one half it is about as strong as the dry. So "a bit of room"
never means "quieter", and the same mix means the same amount in a closet and in a cathedral.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import Processor
from talkbox_tools.dsp.biquads import butterworth, highest_hz
from talkbox_tools.dsp.delay_line import Echo
from talkbox_tools.dsp.fir import Fir
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.impulse import impulse_seconds, read_impulse
from talkbox_tools.dsp.processors import Combined, Plugin, Pointwise, Series
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_OPEN_HZ = 20_000.0
"""From this corner on no repeat is darker."""
_ROOM_LOWS_HZ = 90.0
"""Below this the room does not answer: a reverberant bass is only mud."""

_MUSIC_HZ = np.geomspace(100, 10_000, 64)
"""Where levels of wet and dry are compared: music has about equal energy in each octave."""

_LEAST_SHARE = 0.05
"""An impulse response outside the band of music is not raised by more than 13 dB for that."""

_COMB_SECONDS = 1640 / 44_100
"""The longest of Freeverb's eight parallel combs, right side."""

_COMB_POWER = 0.2
"""Freeverb's power at wet level 1/3 over that of one comb, both sides fed alike, where the ear
weighs it most: pedalboard 0.9.26, 350 Hz to 4 kHz, to 1 dB. A mono stream comes 6 dB lower."""

_TAIL_DB = 80.0


def reverb(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Freeverb, wet only, levelled by its size and damping, late by the predelay.

    Pedalboard doubles the dry level and trebles the wet one, so neither is left to it.
    """
    from pedalboard import Reverb

    size, damping = float(values["room_size"]), float(values["damping"])
    room = Reverb(
        room_size=size,
        damping=damping,
        wet_level=1 / 3,
        dry_level=0,
        width=float(values["width"]),
    )
    lows_out = Recursive(butterworth("high", _ROOM_LOWS_HZ, 2, rate_hz))
    wet: Processor = Series(lows_out, Plugin(room, rate_hz))
    predelay = round(float(values["predelay_ms"]) * rate_hz / 1000)
    if predelay:
        wet = Series(Echo(predelay), wet)
    mono_gain = 2.0 if channels == 1 else 1.0
    level = mono_gain / math.sqrt(_COMB_POWER * _freeverb_power(size, damping))
    return _blend(wet, float(values["mix"]), level)


def delay(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Echoes in time with the milliseconds asked for, each `feedback` times the one before and as
    much darker as `high_cut_hz` says.
    """
    samples = round(float(values["time_ms"]) * rate_hz / 1000)
    high_cut_hz = float(values["high_cut_hz"])
    dark = high_cut_hz < _OPEN_HZ and high_cut_hz < highest_hz(rate_hz)
    tone = Recursive(butterworth("low", high_cut_hz, 1, rate_hz)) if dark else None
    return _blend(Echo(samples, float(values["feedback"]), tone), float(values["mix"]))


def slapback(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """One echo."""
    samples = round(float(values["time_ms"]) * rate_hz / 1000)
    return _blend(Echo(samples), float(values["mix"]))


def ping_pong(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Echoes of the middle by turns left and right, each `feedback` times the one before."""
    samples = round(float(values["time_ms"]) * rate_hz / 1000)
    bounce = np.float32(values["feedback"])
    same_side = bounce * bounce
    left = Combined(Echo(2 * samples, float(same_side)), lambda odd, again: odd + same_side * again)
    sides = Combined(Echo(samples), lambda odd, even: np.concatenate((odd, bounce * even)))
    return _blend(Series(Pointwise(_middle), Echo(samples), left, sides), float(values["mix"]))


def convolution(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The sound as the impulse response's room or speaker gives it back, at an equal level.

    Raises BackendError when the file is no usable impulse response.
    """
    impulse = read_impulse(str(values["file"]), rate_hz, channels)
    return _blend(Fir(impulse), float(values["mix"]), 1 / math.sqrt(_music_power(impulse, rate_hz)))


def _blend(wet: Processor, mix: float, level: float = 1.0) -> Processor:
    """Dry at unity up to mix 0.5, then fading; wet rising to `level` at 0.5 and staying."""
    dry_gain = np.float32(min(1.0, 2 - 2 * mix))
    wet_gain = np.float32(min(1.0, 2 * mix) * level)
    return Combined(wet, lambda dry, out: dry_gain * dry + wet_gain * out)


def _middle(block: Audio) -> Audio:
    middle: Audio = block.mean(axis=0, keepdims=True)
    return middle


def _feedback(room_size: float) -> float:
    """The feedback of Freeverb's combs (Jezar at Dreampoint, 2000)."""
    return 0.28 * room_size + 0.7


def _freeverb_power(room_size: float, damping: float) -> float:
    """The power gain of one comb with a one-pole low-pass in its loop, averaged over music.

    Between its teeth a comb of loop gain a passes 1 / (1 - a^2) of the power.
    """
    pole = 0.4 * damping
    turn = 2 * np.pi * _MUSIC_HZ / 44_100
    loop = _feedback(room_size) * (1 - pole) / np.abs(1 - pole * np.exp(-1j * turn))
    return float(np.mean(1 / (1 - loop**2)))


def _music_power(impulse: NDArray[np.float32], rate_hz: int) -> float:
    """The power gain of an impulse response for music, averaged over channels."""
    size = max(4096, 1 << (impulse.shape[1] - 1).bit_length())
    power = np.mean(np.abs(np.fft.rfft(impulse, size)) ** 2, axis=0)
    hz = np.arange(len(power)) * rate_hz / size
    band = (hz >= _MUSIC_HZ[0]) & (hz <= _MUSIC_HZ[-1])
    in_music = float(np.average(power[band], weights=1 / hz[band]))
    return max(in_music, _LEAST_SHARE * float(power.mean()))


def _reverb_tail(values: Mapping[str, Value]) -> float:
    rounds = _TAIL_DB / (-20 * math.log10(_feedback(float(values["room_size"]))))
    return _COMB_SECONDS * rounds + float(values["predelay_ms"]) / 1000


def _delay_tail(values: Mapping[str, Value]) -> float:
    feedback = float(values["feedback"])
    repeats = _TAIL_DB / (-20 * math.log10(feedback)) if feedback > 0 else 0
    return float(values["time_ms"]) / 1000 * (1 + math.ceil(repeats))


TAILS: dict[str, Callable[[Mapping[str, Value]], float]] = {
    "reverb": _reverb_tail,
    "delay": _delay_tail,
    "slapback": lambda values: float(values["time_ms"]) / 1000,
    "ping_pong": _delay_tail,
    "convolution": lambda values: impulse_seconds(str(values["file"])),
}
"""Seconds that an effect still rings, down to -80 dB, after its input has ended."""
