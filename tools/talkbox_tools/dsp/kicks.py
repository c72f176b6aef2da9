"""The kicks of a beat: where they hit, how far they stand out, and their thump and click raised.

A kick is a sudden rise between 60 and 150 Hz that comes near the loudest of these. What makes it
hit is its first 70 ms down there and the beater's click between 2 and 5 kHz; both
are raised while the kick lasts, and what lies between two kicks stays as it is. So it works on
limited beats too, whose attacks no longer stand over the rest for a follower to see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.fir import band_pass
from talkbox_tools.dsp.processors import through
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Doubles = NDArray[np.float64]

NO_KICK_DB = -100.0
"""How far kicks stand out where there are none."""

_THUMP_HZ, _CLICK_HZ = (40.0, 130.0), (2_000.0, 5_000.0)
_HIT_HZ = (60.0, 150.0)
"""Where the fall of a kick's pitch begins, and where the tail of the last one is not."""
_STEP_SECONDS, _HEARD_STEPS = 0.005, 3
_RISE_STEPS, _RISE_DB = 6, 5.0
"""A kick rises by so much within so many steps."""
_NEAR_TOP_DB, _NEAR_WHOLE_DB, _TOP_STEPS = 14.0, 20.0, 8
"""How near it comes to the loudest of its band, and that to the loudest of all."""
_FAINT_DB = 24.0
"""A thin recording's kicks lie lower; the whole sound must rise with them, as no noise does."""
_APART_STEPS = 18
"""Two kicks are this far apart."""
_THUMP_SECONDS, _CLICK_SECONDS = 0.07, 0.02
_EARLY_SECONDS = 0.012
_AFTER_SECONDS = 0.12
"""What comes later than this after a kick lies between kicks."""
_THUMP_SHAPE = ((-0.02, 0.0), (-0.006, 1.0), (0.07, 1.0), (0.14, 0.0))
_CLICK_SHAPE = ((-0.014, 0.0), (-0.008, 1.0), (0.02, 1.0), (0.04, 0.0))
"""Seconds from the hit, and the share of the gain."""
_LEAST_POWER = 1e-12


def kicks(spool: Spool, rate_hz: int) -> list[float]:
    """When kicks hit, in seconds."""
    levels_db = _levels_db(_band(spool, _HIT_HZ, rate_hz), rate_hz)
    whole_db = _levels_db(spool, rate_hz)
    under_db = whole_db.max() - levels_db.max() if len(levels_db) else np.inf
    if under_db > _FAINT_DB:
        return []
    rises = _rises_db(levels_db)
    if under_db > _NEAR_WHOLE_DB:
        rises = np.minimum(rises, _rises_db(whole_db))
    near_db = levels_db.max() - _NEAR_TOP_DB
    found: list[int] = []
    for step in np.flatnonzero(rises > _RISE_DB):
        beside = rises[max(0, step - _APART_STEPS // 2) : step + _APART_STEPS // 2 + 1]
        loud = levels_db[step : step + _TOP_STEPS].max() > near_db
        apart = not found or step - found[-1] > _APART_STEPS
        if loud and apart and rises[step] >= beside.max():
            found.append(int(step))
    return [step * _STEP_SECONDS for step in found]


def _rises_db(levels_db: Doubles) -> Doubles:
    """How far each step lies over the one a moment before; before the clip lies its softest."""
    before = np.concatenate((np.full(_RISE_STEPS, levels_db.min()), levels_db))
    return np.asarray(levels_db - before[: len(levels_db)], np.float64)


def kick_db(hits: Sequence[float], sound: Spool, rate_hz: int) -> float:
    """How far thump and click stand over what lies between, on average; NO_KICK_DB for no kick."""
    between = np.ones(int(sound.samples / rate_hz / _STEP_SECONDS), bool)
    for hit in hits:
        first = round((hit - _EARLY_SECONDS) / _STEP_SECONDS)
        between[max(0, first) : round((hit + _AFTER_SECONDS) / _STEP_SECONDS)] = False
    whole_db = _levels_db(sound, rate_hz)[: len(between)]
    if not hits or not between.any():
        return NO_KICK_DB
    rest_db = float(np.median(whole_db[between[: len(whole_db)]]))
    found = []
    for band_hz, seconds in ((_THUMP_HZ, _THUMP_SECONDS), (_CLICK_HZ, _CLICK_SECONDS)):
        powers = 10.0 ** (_levels_db(_band(sound, band_hz, rate_hz), rate_hz) / 10.0)
        spans = [_steps(hit, seconds) for hit in hits]
        heard = [powers[span].mean() for span in spans if powers[span].size]
        found.append(10.0 * np.log10(float(np.mean(heard)) + _LEAST_POWER) - rest_db)
    return max(float(np.mean(found)), NO_KICK_DB)


def with_kicks_raised(spool: Spool, gain_db: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with thump and click of its kicks louder by `gain_db`."""
    hits = kicks(spool, rate_hz)
    if not hits:
        yield from spool.blocks()
        return
    gain = 10.0 ** (gain_db / 20.0) - 1.0
    parts = [(_band(spool, _THUMP_HZ, rate_hz), _curve(hits, _THUMP_SHAPE))]
    parts.append((_band(spool, _CLICK_HZ, rate_hz), _curve(hits, _CLICK_SHAPE)))
    at = 0
    for block in spool.blocks():
        seconds = np.arange(at, at + block.shape[1]) / rate_hz
        raised = block.copy()
        for band, (times, shares) in parts:
            share = np.interp(seconds, times, shares).astype(np.float32)
            raised += np.float32(gain) * share * band.read(at, block.shape[1])
        at += block.shape[1]
        yield raised


def _steps(hit: float, seconds: float) -> slice:
    first = max(0, round((hit - _EARLY_SECONDS) / _STEP_SECONDS))
    return slice(first, round((hit + seconds) / _STEP_SECONDS))


def _curve(hits: Sequence[float], shape: Sequence[tuple[float, float]]) -> tuple[Doubles, Doubles]:
    """Times and shares of the gain over the whole clip; kicks that follow soon share their rise."""
    times, shares = [-1.0], [0.0]
    for hit in hits:
        for offset, share in shape:
            if hit + offset > times[-1]:
                times.append(hit + offset)
                shares.append(share)
    return np.array(times), np.array(shares)


def _band(spool: Spool, band_hz: tuple[float, float], rate_hz: int) -> Spool:
    """What lies in a band, in time."""
    kept = Spool()
    for block in through(band_pass(*band_hz, rate_hz), spool.blocks()):
        kept.write(block)
    return kept


def _levels_db(spool: Spool, rate_hz: int) -> Doubles:
    """The level of every step, over three of them, of all channels."""
    step = round(_STEP_SECONDS * rate_hz)
    powers, rest = [], np.zeros(0)
    for block in spool.blocks():
        rest = np.concatenate((rest, np.square(block, dtype=np.float64).mean(axis=0)))
        whole = len(rest) // step * step
        powers.append(rest[:whole].reshape(-1, step).mean(axis=1))
        rest = rest[whole:]
    steps = np.concatenate([np.zeros(0), *powers])
    if not len(steps):
        return steps
    smooth = np.convolve(steps, np.full(_HEARD_STEPS, 1.0 / _HEARD_STEPS), "same")
    return np.asarray(10.0 * np.log10(smooth + _LEAST_POWER), np.float64)
