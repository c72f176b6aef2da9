"""Peaks that a recorder cut flat, drawn anew as the sound on either side of them foretells.

A flat top is a run of samples that stay where the clip's own highest are, with a steep way in and
out: the top of a low note is as level, but nothing steep leads to it. The samples of a flat top
are replaced by the likeliest ones that reach at least as high; no other sample changes. What was
drawn may stand over full scale: who writes the file makes room for it.
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
    Places = NDArray[np.bool_]

_BLOCK_SAMPLES = 1 << 16
_HEARD_SAMPLES, _PIECE_SAMPLES, _CONTEXT_SAMPLES = 2048, 512, 128
"""What the prediction is learnt from, how much is drawn at once, and what lies on either side."""
_ROUNDS = 2
"""How often a piece is drawn: the second time the prediction knows the peaks of the first."""
_NEAR_TOP = 0.995
_FLAT = 1e-3
"""How far the samples of a flat top may lie apart, as a share of the highest one; -60 dB."""
_STEEP = 16.0
"""The way into and out of a flat top is steeper than the top itself, this many times over; two
samples beside the three highest of a round top lie 8 times as far below as these lie apart."""
_LEAST_SAMPLES = 3
_HIGHEST = 4.0
"""No peak is drawn higher than this many times the flat top; 12 dB."""


def declipped(spool: Spool, amount: float) -> Iterator[Audio]:
    """The clip with its flat tops drawn anew, as far as `amount` from 0 to 1."""
    tops = _tops(spool)
    for lead, block in _blocks(spool):
        for row, (lowest, highest) in zip(block, tops, strict=True):
            flat = _flat(row, lowest, highest)
            if flat.any():
                row += amount * (_drawn(row, flat) - row)
        yield np.ascontiguousarray(block[:, lead : lead + _BLOCK_SAMPLES], np.float32)


def flat_tops_per_minute(spool: Spool, rate_hz: int) -> float:
    """How many flat tops the channel has that has most of them, at whatever level."""
    if not spool.samples:
        return 0.0
    tops, counts = _tops(spool), np.zeros(spool.channels)
    for lead, block in _blocks(spool):
        for channel, (row, (lowest, highest)) in enumerate(zip(block, tops, strict=True)):
            flat = _flat(row, lowest, highest)
            begins = flat[1:] & ~flat[:-1]
            counts[channel] += begins[max(0, lead - 1) : lead + _BLOCK_SAMPLES - 1].sum()
    return 60.0 * float(counts.max()) * rate_hz / spool.samples


def _tops(spool: Spool) -> list[tuple[float, float]]:
    """The lowest and the highest sample of each channel."""
    lowest, highest = np.zeros(spool.channels), np.zeros(spool.channels)
    for block in spool.blocks():
        lowest = np.minimum(lowest, block.min(axis=1, initial=0.0))
        highest = np.maximum(highest, block.max(axis=1, initial=0.0))
    return list(zip(lowest.tolist(), highest.tolist(), strict=True))


def _blocks(spool: Spool) -> Iterator[tuple[int, Samples]]:
    """The clip in blocks with what lies around them, and how many samples lie before each."""
    for start in range(0, spool.samples, _BLOCK_SAMPLES):
        lead = min(start, _HEARD_SAMPLES)
        stop = lead + _BLOCK_SAMPLES + _HEARD_SAMPLES
        yield lead, np.array(spool.read(start - lead, stop), np.float64)


def _flat(row: Samples, lowest: float, highest: float) -> Places:
    """Which samples belong to a flat top or bottom; beside one, also single ones that touch it."""
    places = np.zeros(len(row), bool)
    for signed, top in ((row, highest), (-row, -lowest)):
        runs = [slice(first, last + 1) for first, last in _runs(signed, top)]
        for run in runs:
            places[run] = True
        if runs:
            places |= signed >= (1 - _FLAT) * top
    return places


def _runs(row: Samples, top: float) -> Iterator[tuple[int, int]]:
    """First and last place of every flat top."""
    high = np.flatnonzero(row >= _NEAR_TOP * top) if top > 0 else np.zeros(0, np.intp)
    together = (np.diff(high) == 1) & (np.abs(np.diff(row[high])) <= _FLAT * top)
    ends = np.flatnonzero(np.concatenate(([True], ~together, [True])))
    long = np.flatnonzero(np.diff(ends) >= _LEAST_SAMPLES)
    for begin, end in zip(ends[long], ends[long + 1], strict=True):
        first, last = int(high[begin]), int(high[end - 1])
        if _is_cut(row, first, last):
            yield first, last


def _is_cut(row: Samples, first: int, last: int) -> bool:
    """Whether steep ways lead into and out of the samples; the one beside may be cut in part."""
    if first < 2 or last + 2 >= len(row):
        return False
    inside = row[first : last + 1]
    beside = min(inside[0] - row[first - 2], inside[-1] - row[last + 2])
    return bool(beside > _STEEP * max(float(np.ptp(inside)), _FLAT * abs(float(inside[0])) / 4))


def _drawn(row: Samples, flat: Places) -> Samples:
    """The row with its flat samples as what lies around them foretells."""
    drawn = row.copy()
    for _ in range(_ROUNDS):
        for start in range(0, len(row), _PIECE_SAMPLES):
            if flat[start : start + _PIECE_SAMPLES].any():
                _draw(drawn, row, flat, start)
    return drawn


def _draw(drawn: Samples, row: Samples, flat: Places, start: int) -> None:
    """Draw the flat samples of one piece into `drawn`."""
    middle = start + _PIECE_SAMPLES // 2
    heard = drawn[max(0, middle - _HEARD_SAMPLES // 2) : middle + _HEARD_SAMPLES // 2]
    first = max(0, start - _CONTEXT_SAMPLES)
    piece = slice(first, start + _PIECE_SAMPLES + _CONTEXT_SAMPLES)
    lost = np.flatnonzero(flat[piece])
    if len(heard) < 4 * ORDER:
        return
    found, was = likeliest(drawn[piece], lost, prediction(heard)), row[piece][lost]
    inside = (lost >= start - first) & (lost < start - first + _PIECE_SAMPLES)
    places = first + lost[inside]  # at the ends of the piece the sound beyond them is not known
    drawn[places] = (was * np.clip(found / was, 1.0, _HIGHEST))[inside]
