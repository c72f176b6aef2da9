"""A clip without some of its parts: both sides of a cut are blended, so that no join clicks.

The blend is shorter than a syllable's beginning, and never longer than what is cut or what is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.cuts import Trim
from talkbox_tools.dsp.processors import through
from talkbox_tools.dsp.spool import BLOCK_SAMPLES, Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spans import Span

Cut = tuple[int, int]
"""The first sample that goes and the one after the last."""

_BLEND_SECONDS = 0.01


def without_part(spool: Spool, part: Span, rate_hz: int) -> Iterator[Audio]:
    """The clip without what lies between two samples (None is the clip's end).

    Raises BackendError where nothing would be left, or the part lies past the end.
    """
    start, end = part[0], spool.samples if part[1] is None else min(part[1], spool.samples)
    if end - start >= spool.samples or start >= end:
        lasts = f"the clip lasts {spool.samples / rate_hz:g} s"
        past = f"nothing lies between the two times, for {lasts}"
        whole = f"nothing is left, for {lasts} and all of it would go"
        raise BackendError(f"{past if start >= end else whole}; set other times.")
    if start == 0 or end == spool.samples:
        kept = Trim(end if start == 0 else 0, None if start == 0 else start, rate_hz)
        yield from through(kept, spool.blocks())
        return
    half = min(round(_BLEND_SECONDS * rate_hz / 2), start, spool.samples - end, (end - start) // 2)
    yield from joined(spool, [(start - half, end + half)], 2 * half)


def joined(spool: Spool, cuts: Sequence[Cut], blend: int) -> Iterator[Audio]:
    """The audio without the cuts; as many samples as `blend` of both sides sound at once."""
    rise = np.sin(np.linspace(0, np.pi / 2, blend, dtype=np.float32)) ** 2
    at = 0
    for start, end in cuts:
        yield from _copied(spool, at, start)
        yield spool.read(start, blend) * (1 - rise) + spool.read(end - blend, blend) * rise
        at = end
    yield from _copied(spool, at, spool.samples)


def _copied(spool: Spool, start: int, end: int) -> Iterator[Audio]:
    for at in range(start, end, BLOCK_SAMPLES):
        yield np.ascontiguousarray(spool.read(at, min(BLOCK_SAMPLES, end - at)))
