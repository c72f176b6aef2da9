"""Rings found and damped: single tones that go on when the strokes of a beat have died away.

Every frame counts alike however loud it is, so that what lasts weighs more than what is struck. A
ring stands far out of what lies within half an octave of it; the body of a drum hardly does. It is
turned down by a narrow bell, and all that lies beside it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp import biquads
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.processors import through
from talkbox_tools.dsp.stft import Frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Doubles = NDArray[np.float64]

_FRAME_SECONDS = 0.093
_HEARD_HZ, _WHOLE_FROM_HZ = (150.0, 4_000.0), 100.0
"""Where rings are looked for, and what they are held against: a kick's own tone lies lower."""
_SILENT = 1e-6
_HALF_OCTAVE = 2**0.5
_OUT_DB, _WITH_DB, _MOST = 14.0, 10.0, 2
"""How far a ring stands out, and how far under the plainest one others still count."""
_Q = 5.0
_LEAST = 1e-12


def rings_hz(spool: Spool, rate_hz: int) -> list[float]:
    """The frequencies that ring on, the plainest first."""
    frames = Frames(spool, 1 << round(np.log2(_FRAME_SECONDS * rate_hz)))
    levels = 10 * np.log10(_shares(frames, rate_hz) + _LEAST)
    hz = np.arange(len(levels)) * rate_hz / frames.size
    low, high = _HEARD_HZ
    found = [
        (_out_db(levels, hz, place), float(hz[place]))
        for place in map(int, np.flatnonzero((hz > low) & (hz < min(high, hz[-1] / 2))))
        if levels[place] == levels[place - 2 : place + 3].max()
    ]
    found = sorted((each for each in found if each[0] > _OUT_DB), reverse=True)
    return [at_hz for out_db, at_hz in found[:_MOST] if out_db > found[0][0] - _WITH_DB]


def damped(spool: Spool, gain_db: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with its rings turned by `gain_db`; a clip without any stays as it is."""
    sections = [biquads.bell(hz, gain_db, _Q, rate_hz) for hz in rings_hz(spool, rate_hz)]
    if not sections:
        yield from spool.blocks()
        return
    yield from through(Recursive(sections), spool.blocks())


def _shares(frames: Frames, rate_hz: int) -> Doubles:
    """Each bin's mean share of the power of its moment, in moments that are no silence."""
    first = round(_WHOLE_FROM_HZ * frames.size / rate_hz)
    loudest = max((float(each.sum(axis=1).max()) for each in frames.powers()), default=0.0)
    total, count = np.zeros(frames.size // 2 + 1), 0
    for powers in frames.powers():
        whole = powers[:, first:].sum(axis=1)
        heard = whole > _SILENT * loudest
        total += (powers[heard] / (whole[heard, None] + _LEAST)).sum(axis=0)
        count += int(heard.sum())
    return total / max(count, 1)


def _out_db(levels: Doubles, hz: Doubles, place: int) -> float:
    """How far a bin stands over the middle of those around it."""
    around = (hz > hz[place] / _HALF_OCTAVE) & (hz < hz[place] * _HALF_OCTAVE)
    return float(levels[place] - np.median(levels[around]))
