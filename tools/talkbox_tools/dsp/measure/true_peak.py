"""True peak after ITU-R BS.1770-4, Annex 2: the highest value between the samples, 4 times finer.

Oversampling everything is slow, so it is done only where the maximum can be. A value between two
samples differs from the straight line through them by a filter whose taps sum to nothing twice
over; written on second differences, its absolute taps sum to a small number. That bounds what
each stretch can reach, strictly; only stretches whose bound beats the peak so far are oversampled.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.measure.framing import Doubles

_REACH = 16
"""Samples that the interpolation looks at on each side: flat within 0.03 dB to 0.45 of the rate."""
_STRETCH = 32
_BATCH = 32
"""Stretches oversampled at once: products so small that BLAS keeps them on one core."""
_PHASES = (0.25, 0.5, 0.75)
_KAISER_BETA = 5.0


@lru_cache(maxsize=1)
def _taps() -> Doubles:
    """A windowed-sinc interpolator, a row for each phase; straight lines pass unchanged."""
    rows = []
    offsets = np.arange(1 - _REACH, _REACH + 1, dtype=float)
    for phase in _PHASES:
        away = offsets - phase
        taps = np.sinc(away) * np.i0(
            _KAISER_BETA * np.sqrt(np.maximum(1.0 - (away / _REACH) ** 2, 0.0))
        )
        taps /= taps.sum()
        # Two neighbours take up the first moment's error, far below the stop band's ripple.
        error = float(taps @ away)
        taps[_REACH - 1] += error
        taps[_REACH] -= error
        rows.append(taps)
    return np.stack(rows)


@lru_cache(maxsize=1)
def _excess_ratio() -> float:
    """How far a value can lie beyond both neighbours, as a multiple of the second differences."""
    error = _taps().copy()
    error[:, _REACH - 1] -= 1.0 - np.asarray(_PHASES)
    error[:, _REACH] -= np.asarray(_PHASES)
    on_second_differences = np.cumsum(np.cumsum(error, axis=1), axis=1)
    return float(np.abs(on_second_differences).sum(axis=1).max())


@lru_cache(maxsize=1)
def _interpolator() -> Doubles:
    """(stretch + 2 reach, phases * stretch): every value between the samples of a stretch."""
    matrix = np.zeros((_STRETCH + 2 * _REACH, len(_PHASES), _STRETCH))
    for phase, taps in enumerate(_taps()):
        for position in range(_STRETCH):
            matrix[position + 1 : position + 1 + 2 * _REACH, phase, position] = taps
    return matrix.reshape(len(matrix), -1)


class TruePeak:
    """Follows the sample peak and the true peak over the windows of one file."""

    def __init__(self) -> None:
        self.sample_peak = 0.0
        self.true_peak = 0.0

    def add(self, row: Doubles, history: int, last: bool = False) -> None:
        """Take one channel of a window; its end waits for the next one, unless it is the last."""
        if last:
            row = np.concatenate((row, np.zeros(_STRETCH)))
        self.sample_peak = max(self.sample_peak, float(np.abs(row[history:]).max(initial=0.0)))
        self.true_peak = max(self.true_peak, self.sample_peak)
        # From one stretch before the new samples on, so that those held back come now.
        span = row[history - _STRETCH - 2 * _REACH :]
        whole = (len(span) - 2 * _REACH) // _STRETCH
        first = len(span) - 2 * _REACH - whole * _STRETCH
        self._search(span[first:], whole)

    def _search(self, span: Doubles, stretches: int) -> None:
        bounds = _bounds(span, stretches)
        windows = sliding_window_view(span, _STRETCH + 2 * _REACH)[::_STRETCH]
        left = np.flatnonzero(bounds > self.true_peak)
        left = left[np.argsort(bounds[left])[::-1]]
        while len(left):
            values = windows[left[:_BATCH]] @ _interpolator()
            self.true_peak = max(self.true_peak, float(np.abs(values).max()))
            left = left[_BATCH:]
            left = left[bounds[left] > self.true_peak]


def _bounds(span: Doubles, stretches: int) -> Doubles:
    """The most that each stretch can reach between its samples."""
    inner = slice(_REACH, _REACH + stretches * _STRETCH)
    magnitude = np.abs(span)
    peaks = magnitude[inner].reshape(stretches, _STRETCH).max(axis=1)
    peaks = np.maximum(peaks, magnitude[_REACH + _STRETCH :: _STRETCH][:stretches])
    bend = np.abs(np.diff(span, 2))
    reached: Doubles = peaks + _excess_ratio() * _bend_maxima(bend, stretches)
    return reached


def _bend_maxima(bend: Doubles, stretches: int) -> Doubles:
    """The largest second difference that each stretch's interpolation touches, or more."""
    whole = np.zeros((stretches + 1) * _STRETCH)
    whole[: len(bend)] = bend[: len(whole)]
    maxima = whole.reshape(-1, _STRETCH).max(axis=1)
    touched: Doubles = np.maximum(maxima[:-1], maxima[1:])
    return touched


def decibels(peak: float) -> float | None:
    """The peak in dB re full scale; None for digital silence."""
    return 20.0 * math.log10(peak) if peak > 0.0 else None
