"""Sibilance tamed by what the clip itself calls sibilant, so quiet and loud files fare alike.

The excess of a moment is how far its sibilant band stands above everything below. The most sibilant
moments of the whole clip are then turned down towards the others, above the crossover only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.fir import high_pass
from talkbox_tools.dsp.processors import Combined, Parallel, Series, through
from talkbox_tools.dsp.smoothing import MovingAverage, level_follower
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor

_BAND_MS = (0.5, 30.0)
_REST_MS = (10.0, 200.0)
_GLIDE_MS = 4.0
_QUIET_DB = 20.0
"""A moment counts as no quieter than this under the loud ones: hiss in a pause is no sibilance."""
_LOUD_SHARE = 0.9
_MOST_MOMENTS = 0.5
"""The share of all moments that full strength works on; the others are never touched."""
_TOP_SHARE, _REACH_DB, _CLEAR_DB = 0.97, 10.0, 3.0
"""Where sibilants are many, all that come within the reach of the top count, if they are clearly
above the middle."""
_DEEPEST_DB = 16.0
"""What full strength takes off at most: an s has to stay an s."""
_STEEPNESS = 1.7
"""By how much an s is lowered for each decibel that it stands out: where it hardly stands out of a
bright voice, brought down to the others it would sound as before."""
_STEPS_PER_SECOND = 500


def deessed(spool: Spool, crossover_hz: float, amount: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with its sibilant moments lower by up to `amount` times _DEEPEST_DB."""
    levels = Spool()
    for block in through(_levels(crossover_hz, rate_hz), spool.blocks()):
        levels.write(block)
    floor_db, threshold_db = _threshold(levels, amount, rate_hz)
    position = 0

    def duck(audio: Audio, band: Audio) -> Audio:
        nonlocal position
        level = levels.read(position, audio.shape[1])
        position += audio.shape[1]
        over = np.maximum(_excess(level, floor_db) - np.float32(threshold_db), 0)
        lower_db = np.minimum(np.float32(_STEEPNESS) * over, np.float32(_DEEPEST_DB * amount))
        gain = np.exp(np.float32(-np.log(10) / 20) * lower_db)
        return np.asarray(audio + (gain - 1) * band, np.float32)

    yield from through(Combined(high_pass(crossover_hz, rate_hz), duck), spool.blocks())


def _levels(crossover_hz: float, rate_hz: int) -> Processor:
    """Audio -> the levels in dB above and below the crossover, shape (2, samples)."""
    band = Series(high_pass(crossover_hz, rate_hz), level_follower(*_BAND_MS, rate_hz))
    below = Combined(high_pass(crossover_hz, rate_hz), lambda audio, high: audio - high)
    rest = Series(below, level_follower(*_REST_MS, rate_hz))
    both = Parallel(band, rest, lambda band_db, rest_db: np.concatenate((band_db, rest_db)))
    length = round(_GLIDE_MS * rate_hz / 1000)
    return Series(both, MovingAverage(length, ahead=length // 2))


def _threshold(levels: Spool, amount: float, rate_hz: int) -> tuple[float, float]:
    """The level below which no moment counts, and the excess from which the band is ducked."""
    step = max(1, rate_hz // _STEPS_PER_SECOND)
    sampled = np.concatenate([block[:, ::step] for block in levels.blocks()], axis=1)
    loudness = sampled.max(axis=0)
    floor_db = float(np.quantile(loudness, _LOUD_SHARE)) - _QUIET_DB
    heard = sampled[:, loudness > floor_db]
    excess = _excess(heard if heard.shape[1] else sampled, floor_db)
    share = 1 - _MOST_MOMENTS * amount
    middle, top, at_share = np.quantile(excess, (0.5, _TOP_SHARE, share))
    under_top = max(top - _REACH_DB * amount, middle + _CLEAR_DB)
    return floor_db, float(min(at_share, under_top))


def _excess(levels: Audio, floor_db: float) -> Audio:
    band_db, rest_db = levels[:1], levels[1:]
    excess: Audio = band_db - np.maximum(rest_db, np.float32(floor_db))
    return excess
