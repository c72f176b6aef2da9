"""Clicks found and mended: single faults of a recording that last a millisecond or less.

A click is a moment that the samples around it do not foretell and that is over at once; the attack
of a drum or a string is followed by its sound. What a linear prediction leaves over shows both, so
a click is what stands far out of it and out of what follows. The samples of a click are replaced by
those that the same prediction finds likeliest from both sides; no other sample changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.linear_prediction import ORDER, likeliest, prediction

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Samples = NDArray[np.float64]

_FRAME_SECONDS, _BLOCK_FRAMES = 0.04, 256
_LONGEST_SECONDS = 0.0025
_AFTER_SECONDS = 0.006
"""How long what follows is listened to: an attack is still there, a click is not."""
_AFTERMATH = 4.0
"""An attack leaves its surroundings this many times as restless as they were before."""
_AROUND_SECONDS, _ALONE = 0.015, 2.0
"""A click stands out so many times over all of this long before it and after it; the pulses of a
voice or a string come again sooner (67 Hz)."""
_STRETCHES, _APART = 3, 4.0
"""Where a record crackles, two clicks lie side by side: one stands out so many times over all but
one of so many such stretches before it and after it. Three pulses are a tone."""
_PASSES = 3
_EDGE = 3
"""Samples on either side of what stands out that belong to a click too."""
_LEAST = 1e-5
_SURE, _DOUBTFUL = 30.0, 10.0
"""How many times over the median of its frame a residual stands out with amount 0 and 1."""


def declicked(spool: Spool, amount: float, rate_hz: int) -> Iterator[Audio]:
    """The clip without its clicks; `amount` is 0 for gross ones alone to 1 for faint ones too."""
    for lead, block in _blocks(spool, rate_hz):
        for row in block:
            _mend(row, amount, rate_hz)
        yield np.ascontiguousarray(block[:, lead : lead + _block_samples(rate_hz)], np.float32)


def _mend(row: Samples, amount: float, rate_hz: int) -> None:
    """Again where clicks were: one hides the fainter ones beside it."""
    for _ in range(_PASSES):
        clicks = list(_found(row, amount, rate_hz))
        for first, last, weights in clicks:
            _fill(row, first, last, weights)
        if not clicks:
            return


def clicks_per_minute(spool: Spool, amount: float, rate_hz: int) -> float:
    """How many clicks `declicked` would take out, in the channel that has most of them."""
    if not spool.samples:
        return 0.0
    counts = np.zeros(spool.channels)
    for lead, block in _blocks(spool, rate_hz):
        stop = lead + _block_samples(rate_hz)
        for channel, row in enumerate(block):
            firsts = [first for first, _, _ in _found(row, amount, rate_hz)]
            counts[channel] += sum(lead <= first < stop for first in firsts)
    return 60.0 * float(counts.max()) * rate_hz / spool.samples


def _block_samples(rate_hz: int) -> int:
    return _BLOCK_FRAMES * round(_FRAME_SECONDS * rate_hz)


def _blocks(spool: Spool, rate_hz: int) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """The clip in blocks with what lies around them, and how many samples lie before each."""
    beside, size = 2 * round(_FRAME_SECONDS * rate_hz), _block_samples(rate_hz)
    for start in range(0, spool.samples, size):
        lead = min(start, beside)
        yield lead, np.array(spool.read(start - lead, lead + size + beside), np.float64)


def _found(row: Samples, amount: float, rate_hz: int) -> Iterator[tuple[int, int, Samples]]:
    """First and last place of every click of one channel, and what foretells the samples there."""
    frame = round(_FRAME_SECONDS * rate_hz)
    ratio = _SURE * (_DOUBTFUL / _SURE) ** amount
    for start in range(0, len(row), frame):
        begin = max(0, start - frame // 2)
        heard = row[begin : start + frame + frame // 2]
        if len(heard) < 4 * ORDER or not heard.any():
            continue
        weights = prediction(heard)
        residual = np.abs(np.convolve(heard, weights)[: len(heard)])
        residual[:ORDER] = 0.0
        for first, last in _clicks(residual, ratio, rate_hz):
            if start <= begin + first < start + frame:
                yield begin + first, begin + last, weights


def _clicks(residual: Samples, ratio: float, rate_hz: int) -> Iterator[tuple[int, int]]:
    """First and last place of every click in a frame's residual."""
    threshold = ratio * float(np.median(residual)) + _LEAST
    places = np.flatnonzero(residual > threshold)
    longest = round(_LONGEST_SECONDS * rate_hz)
    for group in np.split(places, np.flatnonzero(np.diff(places) > longest) + 1):
        if not len(group) or group[-1] - group[0] > longest:
            continue
        first, last = int(group[0]) - _EDGE, int(group[-1]) + _EDGE
        before, behind = residual[: max(0, first)], residual[last + 1 :]
        told = len(before) >= ORDER * 4 and len(behind)  # at an edge nobody can tell
        if told and _stands_alone(before, residual[group], behind, rate_hz):
            yield first, last


def _stands_alone(before: Samples, click: Samples, behind: Samples, rate_hz: int) -> bool:
    """Whether it is neither the first moment of an attack nor one of the pulses of a voice."""
    after, around = round(_AFTER_SECONDS * rate_hz), round(_AROUND_SECONDS * rate_hz)
    ends = _quiet(behind[:after]) <= _AFTERMATH * (_quiet(before[-after:]) + _LEAST)
    beside = max(float(before[-around:].max()), float(behind[:around].max()))
    near = _stretches(before[::-1], around) + _stretches(behind, around)
    others, peak = sorted(float(stretch.max()) for stretch in near)[:-1], float(click.max())
    return ends and (peak > _ALONE * beside or peak > _APART * max(others, default=peak))


def _stretches(residual: Samples, samples: int) -> list[Samples]:
    """The residual beside a click in stretches, the nearest first."""
    starts = range(0, min(len(residual), _STRETCHES * samples), samples)
    return [residual[start : start + samples] for start in starts]


def _quiet(residual: Samples) -> float:
    return float(np.median(residual))


def _fill(row: Samples, first: int, last: int, weights: Samples) -> None:
    """Put the likeliest samples in place of those from `first` to `last`."""
    start, stop = first - ORDER, last + 1 + ORDER
    if start < 0 or stop > len(row):
        return
    lost = np.arange(ORDER, stop - start - ORDER)
    row[first : last + 1] = likeliest(row[start:stop], lost, weights)
