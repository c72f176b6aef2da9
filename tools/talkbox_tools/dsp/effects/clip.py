"""Pitch, time and cuts: pitch, tempo, varispeed, reverse, trim, silence, fades, ramps, parts."""

from __future__ import annotations

from collections.abc import Mapping

from talkbox_tools.backend import Processor
from talkbox_tools.dsp.cuts import (
    FadeIn,
    Pad,
    PartGain,
    Trim,
    backwards,
    faded_out,
    ramped,
    repeated,
    without_silence,
)
from talkbox_tools.dsp.joining import without_part
from talkbox_tools.dsp.pauses import with_short_pauses
from talkbox_tools.dsp.processors import Series, Spooled, Whole
from talkbox_tools.dsp.resample import Resampler
from talkbox_tools.dsp.spans import span
from talkbox_tools.dsp.stretch import stretched
from talkbox_tools.effect import Value

_SPEED_GRID = 1000
"""Speed ratios lie on a grid of 1/1000, which makes a varispeed an exact fraction."""
_SILENT_DB = -60.0
"""The least gain of a part, which means none of it."""


def pitch(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Semitones up or down at an equal length."""
    semitones, kept = float(values["semitones"]), float(values["keep_formants"]) > 0
    return Whole(lambda audio: stretched(audio, rate_hz, 1.0, semitones, keep_formants=kept))


def tempo(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Length divided by `speed_ratio`, at an equal pitch."""
    speed = float(values["speed_ratio"])
    return Whole(lambda audio: stretched(audio, rate_hz, speed, 0.0))


def varispeed(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Length divided and frequencies multiplied by `speed_ratio`, by resampling."""
    step = round(float(values["speed_ratio"]) * _SPEED_GRID)
    return Series() if step == _SPEED_GRID else Resampler(step, _SPEED_GRID)


def reverse(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The last sample first."""
    return Spooled(backwards)


def trim(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Keeps start to end; end 0 is the clip's own. Raises BackendError when nothing is between."""
    start, end = span(values, rate_hz)
    return Trim(start, end, rate_hz)


def cut_out(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Takes out start to end, blending both sides of the cut; end 0 is the clip's own.

    Without either time nothing goes. Raises BackendError when nothing is between or nothing would
    be left.
    """
    part = span(values, rate_hz)
    if part == (0, None):
        return Series()
    return Spooled(lambda spool: without_part(spool, part, rate_hz))


def trim_silence(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Cuts what lies under the threshold off both ends, leaving a breath on either side.

    Raises BackendError at the end of a clip that never rises above the threshold.
    """
    threshold_db = float(values["threshold_db"])
    return Spooled(lambda spool: without_silence(spool, threshold_db, rate_hz))


def add_silence(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Digital silence before the first and after the last sample."""
    before, after = (round(float(values[f"{end}_seconds"]) * rate_hz) for end in ("start", "end"))
    return Pad(before, after, channels)


def shorten_pauses(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Takes out what pauses last longer than `longest_seconds`; the clip's own ends stay."""
    longest = float(values["longest_seconds"])
    return Spooled(lambda spool: with_short_pauses(spool, longest, rate_hz))


def repeat(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """The clip so many times in a row, sample to sample."""
    return Spooled(lambda spool: repeated(spool, int(values["times"])))


def part_gain(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Decibels from start to end alone, with a short ramp at either edge; -60 is nothing at all.

    Raises BackendError when nothing is between.
    """
    gain_db = float(values["gain_db"])
    gain = 10 ** (gain_db / 20) if gain_db > _SILENT_DB else 0.0
    return PartGain(gain, *span(values, rate_hz), rate_hz)


def gain_ramp(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Decibels that grow evenly from start to end; the louder end stays as it was.

    Raises BackendError when nothing is between.
    """
    gain_db, part = float(values["gain_db"]), span(values, rate_hz)
    return Spooled(lambda spool: ramped(spool, gain_db, part))


def fade_in(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Rises from zero along a raised cosine; over the whole clip where that is shorter."""
    return FadeIn(round(float(values["fade_seconds"]) * rate_hz))


def fade_out(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Falls to zero along a raised cosine; over the whole clip where that is shorter."""
    length = round(float(values["fade_seconds"]) * rate_hz)
    return Spooled(lambda spool: faded_out(spool, length))
