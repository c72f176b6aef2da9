"""Ticks found and softened: bursts of highs that last a few milliseconds longer than a click.

Lips, a tongue, a nail on a string: some milliseconds of noise that start at once and leave
everything as it was. A tick stands out of the 40 ms before it and behind it but for one moment, as
ticks come in pairs; so the pulses of a voice and the attack of a note, which goes on, are none, nor
is what is heard below 1200 Hz more than above. Its highs are brought down to what lies around it;
what sounds under them stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

_CELLS_A_SECOND = 1000
_HEARD_HZ, _SOFTENED_HZ, _LOWS_HZ = 2000.0, 1000.0, (150.0, 1200.0)
_SLOPE = 8
_STRETCHES, _STRETCH = 4, 10
_AROUND = _STRETCHES * _STRETCH
"""How many cells before and behind are listened to. In one stretch of them another tick may lie;
the pulses of a low voice lie in two."""
_GAP_BEFORE, _GAP_BEHIND = 2, 4
_BODY_DB, _LONGEST = 12.0, 9
"""A tick is what lies so little under its peak, and lasts no more cells than this."""
_FAINT_DB, _PLAIN_DB = 10.0, 20.0
"""How far a tick stands out with amount 1 and 0."""
_AFTERMATH_DB = 8.0
"""An attack leaves the highs this much louder than they were."""
_LOW_RISE_DB = 6.0
_AUDIBLE_DB = -66.0
_TRACE_DB, _REACH = 2.0, 20
"""The tail of a tick is followed down to so little over its surroundings, over so many cells."""
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick: its first and last cell, and the level of the highs around it."""

    first: int
    last: int
    around_db: float


def ticks(block: Doubles, amount: float, rate_hz: int) -> list[Tick]:
    """The ticks of some channels, by cells of `cell_samples`; none near an edge."""
    highs, lows = _levels(block, rate_hz)
    if len(highs) <= 2 * (_AROUND + _LONGEST + _GAP_BEHIND):
        return []
    usual = _usual(highs)
    out_db = _PLAIN_DB + (_FAINT_DB - _PLAIN_DB) * amount
    found: list[Tick] = []
    for peak in _peaks(highs):
        first, last = _body(highs, peak)
        before, behind = first - _GAP_BEFORE - _AROUND, last + _GAP_BEHIND
        if last - first >= _LONGEST or before < 0 or behind >= len(usual):
            continue
        around = float(max(usual[before], usual[behind]))
        ends = usual[behind] <= usual[before] + _AFTERMATH_DB
        stands_out = highs[peak] > around + out_db
        if ends and stands_out and not _is_low(highs, lows, first, last):
            found.append(Tick(first, _tail(highs, last, around), around))
    return found


def softened(block: Doubles, found: list[Tick], rate_hz: int) -> Doubles:
    """The channels with the highs of these ticks no louder than those around them."""
    if not found:
        return block
    highs, _ = _levels(block, rate_hz)
    lower_db = np.zeros(len(highs))
    for tick in found:
        span = slice(tick.first - 1, tick.last + 1)
        lower_db[span] = np.minimum(tick.around_db - highs[span], 0.0)
    cell = cell_samples(rate_hz)
    centres = (np.arange(len(highs)) + 0.5) * cell
    gain = 10 ** (np.interp(np.arange(block.shape[1]), centres, lower_db) / 20)
    mended: Doubles = block + (gain - 1.0) * _above(block, _SOFTENED_HZ, rate_hz)
    return mended


def cell_samples(rate_hz: int) -> int:
    """The length of a cell."""
    return max(1, rate_hz // _CELLS_A_SECOND)


def _levels(block: Doubles, rate_hz: int) -> tuple[Doubles, Doubles]:
    """The levels of the highs and of what lies under them, of the louder channel, in each cell."""
    low_hz, high_hz = _LOWS_HZ
    lows = _above(block, low_hz, rate_hz) - _above(block, high_hz, rate_hz)
    return _cells(_above(block, _HEARD_HZ, rate_hz), rate_hz), _cells(lows, rate_hz)


def _cells(block: Doubles, rate_hz: int) -> Doubles:
    cell = cell_samples(rate_hz)
    whole = block.shape[1] // cell
    power = (block[:, : whole * cell] ** 2).reshape(len(block), whole, cell).mean(axis=2)
    levels: Doubles = 10 * np.log10(power.max(axis=0) + _LEAST)
    return levels


def _above(block: Doubles, hz: float, rate_hz: int) -> Doubles:
    """What lies over a frequency, in time."""
    samples = block.shape[1]
    frequencies = np.fft.rfftfreq(samples, 1 / rate_hz)
    share = frequencies**_SLOPE / (frequencies**_SLOPE + hz**_SLOPE)
    above: Doubles = np.fft.irfft(np.fft.rfft(block) * share, samples)
    return above


def _peaks(highs: Doubles) -> list[int]:
    """Cells that are heard, and louder than the three on either side."""
    beside = sliding_window_view(np.pad(highs, 3, mode="edge"), 7).max(axis=1)
    return [int(place) for place in np.flatnonzero((highs >= beside) & (highs > _AUDIBLE_DB))]


def _usual(levels: Doubles) -> Doubles:
    """How loud it gets from each cell on, over all stretches but the loudest."""
    highest = sliding_window_view(levels, _STRETCH).max(axis=1)
    starts = len(levels) - _AROUND + 1
    stretches = [highest[place * _STRETCH :][:starts] for place in range(_STRETCHES)]
    usual: Doubles = np.sort(np.stack(stretches), axis=0)[-2]
    return usual


def _body(highs: Doubles, peak: int) -> tuple[int, int]:
    """The first and the last cell that lie little under the peak, as far as one tick may last."""
    near = highs > highs[peak] - _BODY_DB
    first = last = peak
    while first > 0 and near[first - 1] and peak - first < _LONGEST:
        first -= 1
    while last < len(highs) - 1 and near[last + 1] and last - peak < _LONGEST:
        last += 1
    return first, last


def _is_low(highs: Doubles, lows: Doubles, first: int, last: int) -> bool:
    """Whether more of it is heard under the highs: a pulse of a creaking voice, a thump."""
    before = first - _GAP_BEFORE
    usual = float(_usual(lows[before - _AROUND : before])[0])
    here = slice(first, last + 1)
    own = float(lows[here].max())
    return own > usual + _LOW_RISE_DB and own > float(highs[here].max())


def _tail(highs: Doubles, last: int, around_db: float) -> int:
    end = min(last + _REACH, len(highs) - 1)
    while last < end and highs[last + 1] > around_db + _TRACE_DB:
        last += 1
    return last
