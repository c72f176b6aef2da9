"""Pitch, time and cuts: pitch, tempo, varispeed, reverse, trim, silence, fades.

Cut edges get a ramp too short to hear, so that no cut clicks. Pitch and tempo go through Rubber
Band, not through pedalboard's PitchShift, which is up to 90 cents out on steady tones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import BackendError, Processor
from talkbox_tools.dsp.processors import Spooled, Whole, join, nothing
from talkbox_tools.dsp.resample import Resampler
from talkbox_tools.dsp.spool import BLOCK_SAMPLES, Spool
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_CUT_SECONDS = 0.001
_LEAD_SECONDS = 0.005
_TAIL_SECONDS = 0.02
_STRETCH_PAD_SECONDS = 0.5
"""Silence behind the clip: Rubber Band gives nothing for very short ones and cuts short others."""

_MOST_STRETCH_MAKEUP = 1.5
_SPEED_GRID = 1000
"""Speed ratios lie on a grid of 1/1000, which makes a varispeed an exact fraction."""


def pitch(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Semitones up or down at an equal length."""
    semitones = float(values["semitones"])
    return Whole(lambda audio: _stretched(audio, rate_hz, 1.0, semitones))


def tempo(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Length divided by `speed_ratio`, at an equal pitch."""
    speed = float(values["speed_ratio"])
    return Whole(lambda audio: _stretched(audio, rate_hz, speed, 0.0))


def varispeed(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Length divided and frequencies multiplied by `speed_ratio`, by resampling."""
    return Resampler(round(float(values["speed_ratio"]) * _SPEED_GRID), _SPEED_GRID)


def reverse(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The last sample first."""
    return Spooled(_backwards)


def trim(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Keeps start to end; end 0 is the clip's own. Raises BackendError when nothing is between."""
    start, end = float(values["start_seconds"]), float(values["end_seconds"])
    if end and end <= start:
        raise BackendError(
            f"trim would keep nothing: the end ({end:g} s) is not after the start ({start:g} s)."
        )
    return _Trim(round(start * rate_hz), round(end * rate_hz) or None, rate_hz)


def trim_silence(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Cuts what lies under the threshold off both ends, leaving a breath on either side.

    Raises BackendError at the end of a clip that never rises above the threshold.
    """
    threshold_db = float(values["threshold_db"])
    return Spooled(lambda spool: _without_silence(spool, threshold_db, rate_hz))


def fade_in(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Rises from zero along a raised cosine; over the whole clip where that is shorter."""
    return _FadeIn(round(float(values["fade_seconds"]) * rate_hz))


def fade_out(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Falls to zero along a raised cosine; over the whole clip where that is shorter."""
    length = round(float(values["fade_seconds"]) * rate_hz)
    return Spooled(lambda spool: _faded_out(spool, length))


def _rise(length: int) -> NDArray[np.float32]:
    """Half a cosine from exactly 0 towards 1, which the sample after it would reach."""
    curve = 0.5 - 0.5 * np.cos(np.pi * np.arange(length) / max(1, length))
    return curve.astype(np.float32)


def _stretched(audio: Audio, rate_hz: int, speed: float, semitones: float) -> Audio:
    """Rubber Band's answer at the level that went in; it loses up to 4 dB of noisy sounds.

    Formants move with the pitch: to keep them is pedalboard's default, but then tones away from
    the formants of the original, which are most of what is not a voice, fall by 20 dB and more.
    """
    from pedalboard import time_stretch

    if speed == 1 and semitones == 0:
        return audio
    length = max(1, round(audio.shape[1] / speed))
    padded = np.pad(audio, ((0, 0), (0, round(_STRETCH_PAD_SECONDS * rate_hz))))
    out: Audio = time_stretch(padded, rate_hz, speed, semitones, preserve_formants=False)
    out = np.ascontiguousarray(out[:, :length])
    loss = np.sqrt(_power(audio) / max(_power(out), 1e-20))
    return out * np.float32(min(max(loss, 1.0), _MOST_STRETCH_MAKEUP))


def _power(audio: Audio) -> float:
    return float(np.mean(np.square(audio), dtype=np.float64))


def _backwards(spool: Spool) -> Iterator[Audio]:
    for end in range(spool.samples, 0, -BLOCK_SAMPLES):
        start = max(0, end - BLOCK_SAMPLES)
        yield np.ascontiguousarray(spool.read(start, end - start)[:, ::-1])


def _without_silence(spool: Spool, threshold_db: float, rate_hz: int) -> Iterator[Audio]:
    first, last = _loud_span(spool, 10 ** (threshold_db / 20))
    if last < first:
        raise BackendError(
            f"trim_silence would keep nothing: the clip never rises above {threshold_db:g} dB; "
            "set threshold_db lower."
        )
    start = max(0, first - round(_LEAD_SECONDS * rate_hz))
    end = min(spool.samples, last + 1 + round(_TAIL_SECONDS * rate_hz))
    kept = _Trim(start, end, rate_hz)
    for block in spool.blocks():
        yield kept.process(block)
    yield kept.finish()


def _loud_span(spool: Spool, threshold: float) -> tuple[int, int]:
    """The first and the last sample above the threshold; last before first where none is."""
    first, last, start = spool.samples, -1, 0
    for block in spool.blocks():
        loud = np.flatnonzero(np.abs(block).max(axis=0) > threshold)
        if len(loud):
            first, last = min(first, start + int(loud[0])), start + int(loud[-1])
        start += block.shape[1]
    return first, last


def _faded_out(spool: Spool, length: int) -> Iterator[Audio]:
    fall = _rise(min(length, spool.samples))[::-1]
    first, at = spool.samples - len(fall), 0
    for block in spool.blocks():
        into_fade = np.arange(at, at + block.shape[1]) - first
        at += block.shape[1]
        gain = np.where(into_fade < 0, np.float32(1), fall[np.maximum(into_fade, 0)])
        yield block * gain


class _FadeIn:
    """Holds the fade back until it knows that the clip is as long as the fade."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._held: list[Audio] = []
        self._missing = length

    def process(self, block: Audio) -> Audio:
        """Nothing until the whole fade is there, then everything as it comes."""
        if self._missing <= 0:
            return block
        self._held.append(block)
        self._missing -= block.shape[1]
        return nothing(block.shape[0]) if self._missing > 0 else self._release()

    def finish(self) -> Audio:
        """A clip shorter than the fade, faded over its whole length."""
        return self._release() if self._held else nothing()

    def _release(self) -> Audio:
        audio = join(self._held).copy()
        self._held.clear()
        rise = _rise(min(self._length, audio.shape[1]))
        audio[:, : len(rise)] *= rise
        return audio


class _Trim:
    """Lets pass what lies between two samples, with a short ramp at each cut."""

    def __init__(self, start: int, end: int | None, rate_hz: int) -> None:
        self._start = start
        self._end = end
        self._ramp = _rise(max(1, round(_CUT_SECONDS * rate_hz)))
        self._at = 0

    def process(self, block: Audio) -> Audio:
        """The part of the block that is kept."""
        at = np.arange(self._at, self._at + block.shape[1])
        self._at += block.shape[1]
        kept = at >= self._start
        if self._end is not None:
            kept &= at < self._end
        return block[:, kept] * self._gain(at[kept])

    def finish(self) -> Audio:
        """Nothing; raises BackendError when the clip ended before the start."""
        if 0 < self._at <= self._start:
            raise BackendError(
                "trim would keep nothing: the clip ends before the start it was given; "
                "set start_seconds earlier."
            )
        return nothing()

    def _gain(self, at: NDArray[np.int64]) -> NDArray[np.float32]:
        last = len(self._ramp) - 1
        gain = np.ones(len(at), np.float32)
        if self._start:
            gain *= np.append(self._ramp, 1)[np.clip(at - self._start, 0, last + 1)]
        if self._end is not None:
            gain *= np.append(self._ramp, 1)[np.clip(self._end - 1 - at, 0, last + 1)]
        return gain
