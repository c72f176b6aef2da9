"""Gain in dB, and loudness to a target under a true-peak ceiling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from talkbox_tools.dsp.level_match import Level, measured
from talkbox_tools.dsp.limiting import true_peak_limiter
from talkbox_tools.dsp.processors import Pointwise, Series, Spooled, through
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.effect import Value

_MOST_PASSES = 3
"""Limiting takes loudness away, and more gain gives less and less of it back."""
_CLOSE_ENOUGH_LU = 0.05
_MOST_EXTRA_DB = 6.0
"""How far the gain may go beyond what the target would need without a limiter."""
_LEAST_SLOPE = 0.25
_RELEASE_MS = 100.0


def gain(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Louder or softer."""
    factor = np.float32(10 ** (float(values["gain_db"]) / 20))
    return Pointwise(lambda block: block * factor)


def loudness(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Gain to the target, then the limiter; what that took is made up for, three passes at most.

    Of the passes the one nearest to the target is kept: a target that the ceiling does not allow
    is missed rather than forced. Silence stays silence.
    """
    target_lufs, ceiling_db = float(values["target_lufs"]), float(values["ceiling_db"])

    def render(spool: Spool) -> Iterator[Audio]:
        lufs = measured(spool.blocks(), rate_hz, spool.channels).lufs()
        if lufs is None:
            yield from spool.blocks()
            return
        gain_db, slope, tried = target_lufs - lufs, 1.0, list[_Pass]()
        for _ in range(_MOST_PASSES):
            tried.append(_limited(spool, gain_db, ceiling_db, rate_hz))
            miss = target_lufs - tried[-1].lufs
            if abs(miss) < _CLOSE_ENOUGH_LU:
                break
            if len(tried) > 1:
                slope = max(_LEAST_SLOPE, _slope(*tried[-2:]))
            gain_db = min(gain_db + miss / slope, target_lufs - lufs + _MOST_EXTRA_DB)
        yield from min(tried, key=lambda made: abs(made.lufs - target_lufs)).audio.blocks()

    return Spooled(render)


class _Pass(NamedTuple):
    """One attempt."""

    gain_db: float
    lufs: float
    audio: Spool


def _slope(earlier: _Pass, later: _Pass) -> float:
    """How much louder it got for each dB of gain."""
    step_db = later.gain_db - earlier.gain_db
    return (later.lufs - earlier.lufs) / step_db if step_db else 1.0


def _limited(spool: Spool, gain_db: float, ceiling_db: float, rate_hz: int) -> _Pass:
    """The clip after gain and limiter, and the loudness it then has."""
    factor = np.float32(10 ** (gain_db / 20))
    processor = Series(
        Pointwise(lambda block: block * factor), true_peak_limiter(ceiling_db, _RELEASE_MS, rate_hz)
    )
    made, level = Spool(), Level(rate_hz, spool.channels)
    for block in through(processor, spool.blocks()):
        level.add(block)
        made.write(block)
    lufs = level.lufs()
    return _Pass(gain_db, -np.inf if lufs is None else lufs, made)
