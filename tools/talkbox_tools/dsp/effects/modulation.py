"""Movement: chorus, phaser, flanger, vibrato, tremolo, at the level that went in.

The lows of chorus, phaser and flanger pass untouched: a few milliseconds of delay would only
cancel or double them, and the bass would lose its floor. Oscillators follow the clip's own clock,
so the same clip always moves the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import Processor
from talkbox_tools.dsp.delay_line import MovingTap
from talkbox_tools.dsp.fir import high_pass
from talkbox_tools.dsp.processors import Combined, Plugin, Series, Timed, nothing
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.delay_line import Curve

_LOWS_HZ = 120.0
_CHORUS_CENTRES_SECONDS = (0.010, 0.014, 0.019)
_CHORUS_SWING_SECONDS = 0.005
_FLANGER_LEAST_MS = 1.0
_FLANGER_SWING_MS = 3.0
_PHASER_CENTRE_HZ = 1000.0
_PHASER_CORRELATION = 0.18  # of dry and wet, measured on eight recordings, highs and lows included
_VIBRATO_WIDEST_CENTS = 100.0
_VIBRATO_LONGEST_SECONDS = 0.03


def chorus(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Two detuned doubles a side, a quarter turn apart between left and right."""
    mix = float(values["mix"])
    voices = _Voices(float(values["rate_hz"]), float(values["depth"]), rate_hz, channels)
    dry_gain, wet_gain = np.cos(mix * np.pi / 2), np.sin(mix * np.pi / 2)
    return _above_the_lows(voices, dry_gain, wet_gain, rate_hz)


def flanger(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """A sweeping comb filter, pedalboard's chorus with a short delay and feedback.

    The feedback multiplies the power of the wet sound by 1 / (1 - feedback^2); that is taken out.
    """
    from pedalboard import Chorus

    swing_ms = _FLANGER_SWING_MS * float(values["depth"])
    feedback = float(values["feedback"])
    comb = Chorus(
        rate_hz=float(values["rate_hz"]),
        depth=swing_ms / 10,
        centre_delay_ms=_FLANGER_LEAST_MS + swing_ms,
        feedback=feedback,
        mix=1.0,
    )
    mix = float(values["mix"])
    dry_gain, wet_gain = np.cos(mix * np.pi / 2), np.sin(mix * np.pi / 2)
    wet_gain *= np.sqrt(1 - feedback**2)
    return _above_the_lows(Plugin(comb, rate_hz), dry_gain, wet_gain, rate_hz)


def phaser(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Six all-pass stages against the dry sound: three notches that sweep."""
    from pedalboard import Phaser

    stages = Phaser(
        rate_hz=float(values["rate_hz"]),
        depth=float(values["depth"]),
        centre_frequency_hz=min(_PHASER_CENTRE_HZ, 0.2 * rate_hz),
        feedback=float(values["feedback"]),
        mix=1.0,
    )
    wet = float(values["mix"])
    dry = 1 - wet
    level = np.sqrt(dry**2 + wet**2 + 2 * _PHASER_CORRELATION * dry * wet)
    return _above_the_lows(Plugin(stages, rate_hz), dry / level, wet / level, rate_hz)


def vibrato(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Pitch that swings by up to 100 cents, at any rate: the slower, the longer the delay."""
    speed = 2 * np.pi * float(values["rate_hz"])
    swing_cents = _VIBRATO_WIDEST_CENTS * float(values["depth"])
    swing = min((2 ** (swing_cents / 1200) - 1) / speed, _VIBRATO_LONGEST_SECONDS / 2)

    def curve(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        delay: NDArray[np.float64] = swing - swing * np.cos(speed * seconds)
        return delay[None]

    return MovingTap(curve, 2 * swing, rate_hz)


def tremolo(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """A level that dips and returns, beginning at full level."""
    speed = 2 * np.pi * float(values["rate_hz"]) / rate_hz
    half = float(values["depth"]) / 2

    def pulse(block: Audio, start: int) -> Audio:
        phase = speed * np.arange(start, start + block.shape[1])
        gain = (1 - half) + half * np.cos(phase)
        return block * gain.astype(np.float32)

    return Timed(pulse)


class _Voices:
    """The doubles of a chorus, summed at the power of one."""

    def __init__(self, speed_hz: float, depth: float, rate_hz: int, channels: int) -> None:
        swing = depth * _CHORUS_SWING_SECONDS
        self._taps = [
            MovingTap(
                _circle(speed_hz, centre, swing, voice / len(_CHORUS_CENTRES_SECONDS), channels),
                centre + swing,
                rate_hz,
            )
            for voice, centre in enumerate(_CHORUS_CENTRES_SECONDS)
        ]

    def process(self, block: Audio) -> Audio:
        """As many samples as came in."""
        doubles = np.stack([tap.process(block) for tap in self._taps])
        total: Audio = np.sum(doubles, axis=0) / np.float32(np.sqrt(len(self._taps)))
        return total

    def finish(self) -> Audio:
        """Nothing: the length stays."""
        return nothing()


def _circle(speed_hz: float, centre: float, swing: float, turn: float, channels: int) -> Curve:
    """A delay in seconds that swings around `centre`, a quarter turn later in each channel."""
    start = 2 * np.pi * (turn + np.arange(channels)[:, None] / 4)

    def curve(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        delay: NDArray[np.float64] = centre + swing * np.sin(2 * np.pi * speed_hz * seconds + start)
        return delay

    return curve


def _above_the_lows(effect: Processor, dry_gain: float, wet_gain: float, rate_hz: int) -> Processor:
    """Input plus what `effect` changes above the lows: (dry - 1) * highs + wet * effect(highs)."""
    dry_change, wet = np.float32(dry_gain - 1), np.float32(wet_gain)
    change = Combined(effect, lambda highs, out: dry_change * highs + wet * out)
    return Combined(
        Series(high_pass(_LOWS_HZ, rate_hz), change), lambda block, changed: block + changed
    )
