"""A pass filter whose corner wanders from one frequency to another, evenly in octaves.

Still filters a twenty-fourth of an octave apart take turns: each rises while the one before it
falls, so the corner glides and no coefficient ever jumps. Neighbours so close turn the phase alike
and mix without cancelling.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.biquads import PassKind, butterworth
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.spool import BLOCK_SAMPLES, Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spans import Span

_STEPS_AN_OCTAVE = 24
_WARM_SECONDS = 0.25
"""A filter listens so long before it is heard; the lowest corner has settled by then."""

Corners = tuple[float, float]


def swept(
    spool: Spool, kind: PassKind, corners_hz: Corners, order: int, span: Span, rate_hz: int
) -> Iterator[Audio]:
    """The clip through the wandering filter.

    The corner goes from the first frequency to the second between the samples of `span` (None is
    the clip's end) and stands still before and after.
    """
    first_hz, last_hz = corners_hz
    start = min(span[0], spool.samples)
    end = spool.samples if span[1] is None else min(max(span[1], start), spool.samples)
    steps = max(1, math.ceil(abs(math.log2(last_hz / first_hz)) * _STEPS_AN_OCTAVE))
    edges = np.linspace(start, end, steps + 1).round().astype(int)
    falling = Recursive(butterworth(kind, first_hz, order, rate_hz))
    yield from _still(spool, falling, 0, start)
    for step in range(steps):
        corner_hz = first_hz * (last_hz / first_hz) ** ((step + 1) / steps)
        rising = Recursive(butterworth(kind, corner_hz, order, rate_hz))
        _warm(rising, spool, int(edges[step]), rate_hz)
        yield from _crossed(spool, falling, rising, int(edges[step]), int(edges[step + 1]))
        falling = rising
    yield from _still(spool, falling, end, spool.samples)


def _blocks(spool: Spool, start: int, end: int) -> Iterator[tuple[int, Audio]]:
    for at in range(start, end, BLOCK_SAMPLES):
        yield at, spool.read(at, min(BLOCK_SAMPLES, end - at))


def _still(spool: Spool, held: Recursive, start: int, end: int) -> Iterator[Audio]:
    for _, block in _blocks(spool, start, end):
        yield held.process(block)


def _warm(filter_: Recursive, spool: Spool, start: int, rate_hz: int) -> None:
    before = max(0, start - round(_WARM_SECONDS * rate_hz))
    filter_.process(spool.read(before, start - before))


def _crossed(
    spool: Spool, falling: Recursive, rising: Recursive, start: int, end: int
) -> Iterator[Audio]:
    """From one filter to the next over these samples."""
    for at, block in _blocks(spool, start, end):
        share = ((at - start + np.arange(block.shape[1])) / (end - start)).astype(np.float32)
        yield (1 - share) * falling.process(block) + share * rising.process(block)
