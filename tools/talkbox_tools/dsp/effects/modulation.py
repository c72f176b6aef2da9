"""Movement: chorus, phaser, flanger, vibrato, tremolo, auto-pan, at the level that went in.

The lows of chorus, phaser and flanger pass untouched: a few milliseconds of delay would only
cancel or double them, and the bass would lose its floor. Which notes fall into a notch is chance,
so what comes out is brought back to the loudness that went in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import Processor
from talkbox_tools.dsp.delay_line import MovingTap
from talkbox_tools.dsp.fir import Fir, band_pass, high_pass
from talkbox_tools.dsp.level_match import matched
from talkbox_tools.dsp.processors import Combined, Plugin, Series, Timed, nothing
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.delay_line import Curve

_LOWS_HZ = 120.0
_CHORUS_CENTRES_SECONDS = (0.010, 0.014, 0.019)
_CHORUS_SWING_SECONDS = 0.005
_RESONANT = -1.0
"""Pedalboard subtracts its feedback, which fills the notches in; turned over, it makes peaks."""
_NATIVE_SWING_MS = 10.0
"""What pedalboard's chorus swings by at depth 1."""
_FLANGER_LEAST_MS = 1.0
_FLANGER_SWING_MS = 3.0
_PHASER_CENTRE_HZ = 1000.0
_PHASER_HIGHEST_HZ = 8000.0
_PHASER_DEPTH = 0.8
"""Four octaves up and down; pedalboard's full depth spends half its time where nothing sounds."""
_PHASER_FEEDBACK = 0.8
"""The share of the feedback that is used: six stages whistle sooner than one delay does."""
_VIBRATO_WIDEST_CENTS = 100.0
_VIBRATO_LONGEST_SECONDS = 0.03


def chorus(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Two detuned doubles a side, a quarter turn apart between left and right."""
    speed_hz, depth, mix = (float(values[name]) for name in ("rate_hz", "depth", "mix"))

    def wet(lufs: float) -> Processor:
        voices = _Voices(speed_hz, depth, rate_hz, channels)
        return _within(high_pass(_LOWS_HZ, rate_hz), voices, mix)

    return matched(wet, 1.0, rate_hz)


def flanger(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """A sweeping comb filter: pedalboard's chorus with a short delay and feedback."""
    from pedalboard import Chorus

    swing_ms = _FLANGER_SWING_MS * float(values["depth"])
    feedback = float(values["feedback"])

    def wet(lufs: float) -> Processor:
        comb = Chorus(
            rate_hz=float(values["rate_hz"]),
            depth=swing_ms / _NATIVE_SWING_MS,
            centre_delay_ms=_FLANGER_LEAST_MS + swing_ms,
            feedback=_RESONANT * feedback,
            mix=1.0,
        )
        band = high_pass(_LOWS_HZ, rate_hz)
        return _within(band, Plugin(comb, rate_hz), float(values["mix"]), feedback)

    return matched(wet, 1.0, rate_hz)


def phaser(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Six all-pass stages against the dry sound: three notches that sweep.

    Above the notches all-pass and dry agree, so the highs may stay as they are; they have to,
    because pedalboard's feedback comes a sample late, which turns it into a peak up there.
    """
    from pedalboard import Phaser

    feedback = _PHASER_FEEDBACK * float(values["feedback"])

    def wet(lufs: float) -> Processor:
        stages = Phaser(
            rate_hz=float(values["rate_hz"]),
            depth=_PHASER_DEPTH * float(values["depth"]),
            centre_frequency_hz=min(_PHASER_CENTRE_HZ, 0.2 * rate_hz),
            feedback=_RESONANT * feedback,
            mix=1.0,
        )
        band = band_pass(_LOWS_HZ, _PHASER_HIGHEST_HZ, rate_hz)
        return _within(band, Plugin(stages, rate_hz), float(values["mix"]), feedback)

    return matched(wet, 1.0, rate_hz)


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


def auto_pan(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Equal power from side to side, beginning in the middle and to the right."""
    speed = 2 * np.pi * float(values["rate_hz"]) / rate_hz
    depth = float(values["depth"])

    def swing(block: Audio, start: int) -> Audio:
        position = depth * np.sin(speed * np.arange(start, start + block.shape[1]))
        angle = (1 + position) * np.pi / 4
        gains: Audio = (2**0.5 * np.stack((np.cos(angle), np.sin(angle)))).astype(np.float32)
        return block * gains

    return Timed(swing)


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


def _within(band: Fir, effect: Processor, mix: float, feedback: float = 0.0) -> Processor:
    """The input with a band of it mixed with what `effect` makes of that, at about its level.

    Dry and wet count as unrelated, so their powers add; feedback multiplies the power of the wet
    by 1 / (1 - feedback^2). Both are taken out, lest the band should rise or sink as a whole.
    """
    level = np.hypot(1 - mix, mix)
    dry_change = np.float32((1 - mix) / level - 1)
    wet = np.float32(mix / level * np.sqrt(1 - feedback**2))
    change = Combined(effect, lambda part, out: dry_change * part + wet * out)
    return Combined(Series(band, change), lambda block, changed: block + changed)
