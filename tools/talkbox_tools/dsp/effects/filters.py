"""Shelves, bell, notch, tilt and pass filters, still or sweeping: designed sections, recursive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from talkbox_tools.dsp import biquads
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.processors import Spooled
from talkbox_tools.dsp.spans import span
from talkbox_tools.dsp.sweep import swept

if TYPE_CHECKING:
    from talkbox_tools.backend import Processor
    from talkbox_tools.effect import Value

_TILT_Q = 0.4
"""Two overlapping shelves this broad make nearly a straight line over the whole spectrum."""


def low_shelf(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gain below a corner."""
    frequency_hz, gain_db, q = _shape(values)
    return Recursive([biquads.low_shelf(frequency_hz, gain_db, q, rate_hz)])


def high_shelf(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gain above a corner."""
    frequency_hz, gain_db, q = _shape(values)
    return Recursive([biquads.high_shelf(frequency_hz, gain_db, q, rate_hz)])


def bell(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gain around a centre."""
    frequency_hz, gain_db, q = _shape(values)
    return Recursive([biquads.bell(frequency_hz, gain_db, q, rate_hz)])


def notch(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Takes one frequency out."""
    return Recursive([biquads.notch(float(values["frequency_hz"]), float(values["q"]), rate_hz)])


def tilt(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Highs up and lows down about a pivot that stays where it was."""
    frequency_hz, gain_db = float(values["frequency_hz"]), float(values["gain_db"])
    return Recursive(
        [
            biquads.low_shelf(frequency_hz, -gain_db, _TILT_Q, rate_hz),
            biquads.high_shelf(frequency_hz, gain_db, _TILT_Q, rate_hz),
        ]
    )


def high_pass(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Removes what lies below the corner."""
    return _pass_filter("high", values, rate_hz)


def low_pass(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Removes what lies above the corner."""
    return _pass_filter("low", values, rate_hz)


def high_pass_sweep(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """A high-pass whose corner goes from one frequency to another; needs the whole clip."""
    return _sweep("high", values, rate_hz)


def low_pass_sweep(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """A low-pass whose corner goes from one frequency to another; needs the whole clip."""
    return _sweep("low", values, rate_hz)


def _sweep(kind: biquads.PassKind, values: Mapping[str, Value], rate_hz: int) -> Processor:
    """Corners above what the file can hold stand at the highest that it can."""
    highest_hz = biquads.highest_hz(rate_hz)
    first_hz, last_hz = (
        min(float(values[name]), highest_hz) for name in ("frequency_hz", "end_hz")
    )
    order, part = int(values["slope_db_per_octave"]) // 6, span(values, rate_hz)
    return Spooled(lambda spool: swept(spool, kind, (first_hz, last_hz), order, part, rate_hz))


def _shape(values: Mapping[str, Value]) -> tuple[float, float, float]:
    return float(values["frequency_hz"]), float(values["gain_db"]), float(values["q"])


def _pass_filter(kind: biquads.PassKind, values: Mapping[str, Value], rate_hz: int) -> Processor:
    order = int(values["slope_db_per_octave"]) // 6
    return Recursive(biquads.butterworth(kind, float(values["frequency_hz"]), order, rate_hz))
