"""Moments that come at a regular period told from those that come as they will.

A shaker, a rim or a hat keeps time; lips and nails do not. A moment is regular where most moments
near it have another one the same time before them and behind them; it may be a bar's pattern, with
gaps and off the straight beat. Moments so many that no mouth makes them count as regular too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]
    Marks = NDArray[np.bool_]

_WINDOW_SECONDS, _HOP_SECONDS = 8.0, 4.0
"""How much is listened to at a time: a tempo may drift, and a shaker may pause."""
_PERIODS_SECONDS = (0.07, 2.6)
_WITHIN_SECONDS = 0.015
"""How far a hand lies off its beat."""
_SHARE, _LEAST = 0.4, 2
"""How many moments must stand amid two others before a period is believed."""
_MOSTLY = 0.8
"""Where so many keep time, the others are misses of the same hand."""
_A_SECOND, _SPAN_SECONDS = 6.0, 4.0
"""More moments than these, over this long at least, are a texture."""


def regular(seconds: Doubles) -> Marks:
    """Which of these moments, given in order, are music and no accidents."""
    marks = np.zeros(len(seconds), bool)
    end = float(seconds[-1]) if len(seconds) else 0.0
    for start in np.arange(0.0, max(end - _HOP_SECONDS, 0.0) + _HOP_SECONDS, _HOP_SECONDS):
        first, stop = np.searchsorted(seconds, (start, start + _WINDOW_SECONDS))
        marks[first:stop] |= _marks(seconds[first:stop])
    return marks


def _marks(near: Doubles) -> Marks:
    """Which moments of a window are regular."""
    marks = np.zeros(len(near), bool)
    if len(near) < _LEAST + 2:
        return marks
    if len(near) > _A_SECOND * max(float(near[-1] - near[0]), _SPAN_SECONDS):
        return ~marks
    for period in _periods(near):
        before, behind = _is_one(near, near - period), _is_one(near, near + period)
        amid = int((before & behind).sum())
        told = (near - period > near[0] - _WITHIN_SECONDS) & (
            near + period < near[-1] + _WITHIN_SECONDS
        )
        if amid >= max(_LEAST, _SHARE * int(told.sum())):
            marks |= before | behind
    return np.full(len(near), fill_value=True) if marks.mean() >= _MOSTLY else marks


def _periods(near: Doubles) -> list[float]:
    """Every time that lies between two of the moments, each once."""
    apart = np.sort((near[None, :] - near[:, None])[np.triu_indices(len(near), 1)])
    shortest, longest = _PERIODS_SECONDS
    periods: list[float] = []
    for each in apart[(apart > shortest) & (apart < longest)]:
        if not periods or each > periods[-1] + _WITHIN_SECONDS / 4:
            periods.append(float(each))
    return periods


def _is_one(near: Doubles, seconds: Doubles) -> Marks:
    """At which of these times there is a moment."""
    place = np.searchsorted(near, seconds)
    left, right = near[np.maximum(place - 1, 0)], near[np.minimum(place, len(near) - 1)]
    distance = np.minimum(np.abs(seconds - left), np.abs(seconds - right))
    found: Marks = distance <= _WITHIN_SECONDS
    return found
