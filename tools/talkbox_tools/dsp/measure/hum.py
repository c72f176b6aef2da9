"""Mains hum: tones on the multiples of 50 or 60 Hz that never change, under sound that does.

A held note may lie on the same frequency. But it begins and ends, swells, sways or is a little
beside, and hum does none of that: each of its lines has one level and one phase, in the pauses too.
So each line is heard every sixteenth of a second, turned back by the mains frequency that fits all
lines best, and a single tone is fitted to the moments in which the line is softest. What counts is
how surely that tone stands over what it leaves of them. What is far too soft to be heard is no hum,
nor is what is nearly all there is: that is the sound itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import (
    HISTORY_CELLS,
    STEP_CELLS,
    WINDOW_CELLS,
    Doubles,
    Grid,
)
from talkbox_tools.dsp.measure.quantiles import median, quantile

Moments = NDArray[np.complex128]

_MAINS_HZ = (50.0, 60.0)
_HARMONICS = np.arange(1, 7)
_LINES_HZ = np.outer(_MAINS_HZ, _HARMONICS).ravel()
_STRAY_HZ = np.arange(-0.4, 0.401, 0.02)
"""How far mains stray; twice what networks allow."""
_BINS = 24
"""Of two thirds of a hertz, around each line; as many moments come out of a window."""
_TAPER = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(_BINS) / _BINS)
_FIRST, _LAST = 2, 22
"""The moments of a window that its ends do not reach."""
_CLEAR_SECONDS = 0.06
"""How far a moment reaches."""
_STRETCH_MOMENTS, _LEAST_MOMENTS = 60, 8
"""Four seconds: as long as mains keep their phase."""
_LEAST_SECONDS = 1.0
_SOFT_SHARE = 0.2
"""At least so many of the moments tell; the softer the more."""
_MOST_DB, _CHANCE_DB = 40.0, 12.0
"""Soft moments of anything agree a little, and the ends of notes more."""
_HUMMING_SHARE = 0.25
"""Stretches below this quantile may hide a hum under other sound, or hold none of it."""
_SILENT_DB = 100.0
"""Moments this far under the loudest are a gate's, and say nothing of hum."""
_UNHEARD_DB = 48.0
"""A line this far under the sound is not heard."""
_ALL_THERE_IS = 0.8
"""A hum is not four times as strong as everything else."""
_TOP_HZ, _WHOLE_HZ, _NEAR_BINS = 2_000.0, 5_000.0, 2
_LEAST_POWER = 1e-20


class _Lines(NamedTuple):
    """What one stretch says of each line: how sure its tone is, in dB, and the tone's power."""

    over_db: Doubles
    power: Doubles


class HumMeter:
    """Hears the lines of both mains over the windows of one file."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._bin_hz = grid.rate_hz / (WINDOW_CELLS * grid.cell)
        self._centres = np.rint(_LINES_HZ / self._bin_hz).astype(int)
        self._heard: list[NDArray[np.complex64]] = []
        self._own: list[Doubles] = []
        # A tone at the centre of _BINS comes out of a moment so many times softer than out of the
        # Hann spectrum of a window.
        self._window_scale = 0.375 * _BINS**2

    def add(self, spectra: Moments) -> None:
        """Take the FFT of a window's mid and side, shape (rows, bins)."""
        places = self._centres[:, None] + np.arange(_BINS) - _BINS // 2
        around = np.fft.ifftshift(spectra[:, places] * _TAPER, axes=-1)
        heard = np.fft.ifft(around, axis=-1)[..., _FIRST:_LAST]
        self._heard.append(heard.astype(np.complex64))
        self._own.append(self._powers(spectra))

    def hum_db(self, seconds: float) -> float | None:
        """How surely the lines hum, on average; None under a second or in silence."""
        if seconds < _LEAST_SECONDS or not any(each.any() for each in self._heard):
            return None
        times, heard = self._moments(seconds)
        count = max(1, round(times.size / _STRETCH_MOMENTS))
        parts = zip(np.array_split(times, count), np.array_split(heard, count, axis=1), strict=True)
        found = [_steady(*part) for part in parts if len(part[0]) >= _LEAST_MOMENTS]
        if not found:
            return 0.0
        over_db = quantile(np.array([each.over_db for each in found]), _HUMMING_SHARE)
        power = quantile(np.array([each.power for each in found]), _HUMMING_SHARE)
        return self._heard_db(over_db, power)

    def _heard_db(self, over_db: Doubles, power: Doubles) -> float:
        """The mean over the lines of the mains that hum more; only what is heard as hum counts."""
        own = np.array(self._own)
        total, lines = own[:, -1], own[:, :-1]
        plain = total > total.max() * 10.0 ** (-_SILENT_DB / 10.0)
        heard = power * self._window_scale > total.max() * 10.0 ** (-_UNHEARD_DB / 10.0)
        means = np.where(heard, over_db, 0.0).reshape(len(_MAINS_HZ), -1).mean(axis=1)
        share = max(median(each[plain] / total[plain]) for each in lines.T)
        return float(means.max()) if share < _ALL_THERE_IS else 0.0

    def _powers(self, spectra: Moments) -> Doubles:
        """The power on all multiples of each mains in a window, and of everything in it."""
        low = spectra[:, : round(_WHOLE_HZ / self._bin_hz) + 2]
        hann = 0.5 * low[:, 1:-1] - 0.25 * (low[:, 2:] + low[:, :-2])
        power = (hann.real**2 + hann.imag**2).sum(axis=0)
        near = np.arange(-_NEAR_BINS, _NEAR_BINS + 1)
        found = []
        for mains_hz in _MAINS_HZ:
            lines = np.rint(np.arange(mains_hz, _TOP_HZ, mains_hz) / self._bin_hz).astype(int)
            found.append(power[lines[:, None] - 1 + near].sum())
        return np.array([*found, power.sum()])

    def _moments(self, seconds: float) -> tuple[Doubles, Moments]:
        """When each moment is, and what the lines have in it, turned back: (rows, moments, lines).

        Only moments that lie wholly in the file, and not in the silence of a gate.
        """
        inside = np.arange(_FIRST, _LAST) / (_BINS * self._bin_hz)
        starts = np.arange(len(self._heard)) * STEP_CELLS - HISTORY_CELLS
        times = (starts[:, None] * self._grid.cell_seconds + inside).ravel()
        heard = np.concatenate([np.swapaxes(each, 1, 2) for each in self._heard], axis=1)
        beside_hz = self._centres * self._bin_hz - _LINES_HZ
        local = np.tile(inside, len(self._heard))
        turns = np.outer(local, beside_hz) - np.outer(times - local, _LINES_HZ)
        power = (np.abs(heard) ** 2).sum(axis=(0, 2))
        clear = power > power.max() * 10.0 ** (-_SILENT_DB / 10.0)
        clear &= (times > _CLEAR_SECONDS) & (times < seconds - _CLEAR_SECONDS)
        return times[clear], (heard * np.exp(2j * np.pi * turns))[:, clear]


def _steady(times: Doubles, heard: Moments) -> _Lines:
    """The tone of each line, with the stray of each mains that fits its lines best."""
    power = (np.abs(heard) ** 2).sum(axis=0)
    weights = 1.0 / (power + quantile(power, _SOFT_SHARE) + _LEAST_POWER) ** 2
    weights /= weights.sum(axis=0)
    multiples = np.tile(_HARMONICS, len(_MAINS_HZ))
    turns = np.exp(-2j * np.pi * _STRAY_HZ[:, None, None] * np.outer(times, multiples))
    tones = np.einsum("tl,rtl,stl->rsl", weights, heard, turns)
    agreed = (np.abs(tones) ** 2).sum(axis=0)
    left = np.maximum((weights * power).sum(axis=0) - agreed, _LEAST_POWER)
    over_db = levels_db(agreed) - levels_db(left * (weights**2).sum(axis=0)) - _CHANCE_DB
    counted = np.clip(over_db, 0.0, _MOST_DB)
    mains = counted.reshape(len(_STRAY_HZ), len(_MAINS_HZ), -1).sum(axis=2).argmax(axis=0)
    best = np.repeat(mains, len(_HARMONICS)), np.arange(len(multiples))
    return _Lines(counted[best], agreed[best])
