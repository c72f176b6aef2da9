"""What comes and goes in each third octave, frame by frame: onsets, decay, noise floor, sibilance.

Frames are 100 ms long, every 50 ms. Working band by band makes these hold on any material: a new
note is an onset though the level stays, and a room rings on in the bands that a note has left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.envelope import body, spread_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.kweighting import response
from talkbox_tools.dsp.measure.quantiles import quantile
from talkbox_tools.dsp.measure.spectrum import Band, SpectrumMeter, third_octave_bands

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIBILANCE: Band = (5_000.0, 9_000.0)
_LOWEST_HZ = 50.0
_LOWS_TO_HZ, _HIGHS_FROM_HZ = 180.0, 4_000.0
_RANGE_DB = 40.0
"""Levels this far below a band's own top count as no sound."""
_QUIET_BAND_DB = 60.0
_NOISE_FLOOR_DB = -100.0
_SILENT_POWER = 1e-10
"""100 dB under full scale: so far down a recording has ended."""
_ONSET_DB = 2.0
_ONSET_AROUND_FRAMES, _ONSET_RATIO = 9, 1.5
_FALL_DB = 6.0
_FALL_SLACK_DB = 0.2
_FALL_FROM_DB = 20.0
_SILENT_FRAMES = 4


def frame_bands(rate_hz: int) -> tuple[Band, ...]:
    """Third octaves from 50 Hz up, then the band of sibilance: what each frame is kept in."""
    bands = tuple(band for band in third_octave_bands(rate_hz) if band[0] > _LOWEST_HZ)
    return (*bands, _SIBILANCE)


class BandTracks:
    """The levels of all frames of one file in each band, K-weighted."""

    def __init__(self, meter: SpectrumMeter, rate_hz: int, frame_seconds: float) -> None:
        """`meter` has taken the whole sound in the bands of `frame_bands`."""
        centres = np.array([(low * high) ** 0.5 for low, high in frame_bands(rate_hz)])
        gains = np.abs(response(rate_hz, np.minimum(centres, rate_hz / 2))) ** 2
        powers = meter.band_levels() * gains
        self._all_levels = levels_db(powers[:, :-1])
        self._tops = quantile(self._all_levels, 0.98)
        whole = meter.whole_frames()
        self._levels = self._all_levels[whole]
        self._total = powers[whole, :-1].sum(axis=1)
        self._lows = powers[whole, :-1][:, centres[:-1] < _LOWS_TO_HZ].sum(axis=1)
        self._highs = powers[whole, :-1][:, centres[:-1] > _HIGHS_FROM_HZ].sum(axis=1)
        self._body = body(self._total)
        least = min(_SILENT_POWER, self._total.max(initial=0.0) / 2)
        self._recorded = _span(self._total > least)
        self._sibilance = levels_db(powers[whole, -1])
        self._has_sibilance = rate_hz / 2 > _SIBILANCE[0]
        self._seconds = frame_seconds

    def onset_rate_hz(self) -> float:
        """Moments a second at which the bands together rise more than around."""
        floor = np.maximum(self._tops - _RANGE_DB, self._tops.max() - _QUIET_BAND_DB)
        rises = np.maximum(np.diff(np.maximum(self._levels, floor), axis=0), 0.0).mean(axis=1)
        if len(rises) < 3:
            return 0.0
        around = np.convolve(rises, np.full(_ONSET_AROUND_FRAMES, 1 / _ONSET_AROUND_FRAMES), "same")
        middle = rises[1:-1]
        peaks = (middle >= rises[:-2]) & (middle > rises[2:]) & (middle > _ONSET_DB)
        peaks &= middle > _ONSET_RATIO * around[: len(rises)][1:-1]
        return float(peaks.sum()) / (len(self._levels) * self._seconds)

    def decay_db_per_second(self) -> float | None:
        """How fast bands fall where they fall by 6 dB or more; None if none ever does.

        The geometric mean over all falls, far ones and loud bands weighing more. The end of the
        file counts as silence, so that a sound that stops dead is dry."""
        importance = np.maximum(self._tops - self._tops.max() + _RANGE_DB, 0.0)
        weights = logarithms = 0.0
        for band in np.flatnonzero(importance):
            drops, frames = _falls(self._all_levels[:, band], float(self._tops[band]))
            weights += importance[band] * float(drops.sum())
            logarithms += importance[band] * float(drops @ np.log(drops / frames))
        return float(np.exp(logarithms / weights)) / self._seconds if weights > 0.0 else None

    def noise_floor_db(self) -> float | None:
        """The 10th percentile of each band over the mean loudness, averaged over the bands.

        Averaging decibels lets hiss show in the bands that the music leaves free. Hiss before and
        after the sound counts, and still does where it was lowered; digital silence does not."""
        mean = self._mean_db()
        if mean is None:
            return None
        quiet = quantile(self._levels[self._recorded], 0.10) - mean
        return float(np.maximum(quiet, _NOISE_FLOOR_DB).mean())

    def sibilance_db(self) -> float | None:
        """The 95th percentile of 5-9 kHz over the mean loudness; None where the rate lacks it."""
        mean = self._mean_db()
        if mean is None or not self._has_sibilance:
            return None
        return max(float(quantile(self._sibilance, 0.95)) - mean, _NOISE_FLOOR_DB)

    def low_dynamics_db(self) -> float | None:
        """How far the levels of the lows spread, 50 to 180 Hz, where they are heard."""
        return spread_db(self._lows[self._body])

    def high_dynamics_db(self) -> float | None:
        """How far the levels of the highs spread, 4 kHz and up, where they are heard."""
        return spread_db(self._highs[self._body])

    def _mean_db(self) -> float | None:
        body_powers = self._total[self._body]
        return float(levels_db(body_powers.mean(keepdims=True))[0]) if body_powers.any() else None


def _span(which: NDArray[np.bool_]) -> slice:
    """From the first to the last that holds."""
    places = np.flatnonzero(which)
    return slice(int(places[0]), int(places[-1]) + 1) if len(places) else slice(0)


def _falls(levels: Doubles, top: float) -> tuple[Doubles, Doubles]:
    """How far and over how many frames one band falls, for each fall of 6 dB or more."""
    floor = top - _RANGE_DB
    held = np.concatenate((np.clip(levels, floor, top), np.full(_SILENT_FRAMES, floor)))
    falling = np.concatenate(((False,), np.diff(held) < -_FALL_SLACK_DB, (False,)))
    turns = np.flatnonzero(falling[1:] != falling[:-1])
    starts, ends = turns[::2], turns[1::2]
    drops = held[starts] - held[ends]
    counted = (drops >= _FALL_DB) & (held[starts] > top - _FALL_FROM_DB)
    return drops[counted], (ends - starts)[counted].astype(float)
