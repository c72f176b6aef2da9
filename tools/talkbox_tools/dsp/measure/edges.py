"""Beginning and end: silence and fades, from K-weighted energy in 10 ms cells."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.loudness import sliding_mean
from talkbox_tools.dsp.measure.quantiles import median
from talkbox_tools.dsp.measure.stillness import still_cells

_SILENT = 1e-6
"""60 dB under the loudest cell, where the reverberation time has run out."""
_RMS_CELLS = 5
_DEEPEST_DB = 30.0
_SOUNDING_DB = 30.0
_DB_IN_A_FADE: float = 20.0 / math.log(10.0) * (1.0 - 10.0 ** (-_DEEPEST_DB / 20.0))
"""How many dB a straight fade lies below its end on average, not counting beyond the deepest."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Seconds at both ends of a sound."""

    lead_silence_seconds: float
    tail_silence_seconds: float
    fade_in_seconds: float
    fade_out_seconds: float


EDGE_NAMES = tuple(field.name for field in fields(Edges))


def edges(cells: Doubles, cell_seconds: float) -> Edges | None:
    """Silence and fades at both ends, steady noise counting as silence; None for silence alone."""
    sounding = np.flatnonzero(cells > cells.max(initial=0.0) * _SILENT)
    if len(sounding) == 0:
        return None
    first = max(int(sounding[0]), still_cells(cells))
    last = min(int(sounding[-1]), len(cells) - 1 - still_cells(cells[::-1]))
    sound = cells[first : last + 1]
    return Edges(
        first * cell_seconds,
        (len(cells) - 1 - last) * cell_seconds,
        _fade_cells(sound) * cell_seconds,
        _fade_cells(sound[::-1]) * cell_seconds,
    )


def _fade_cells(cells: Doubles) -> float:
    """The length of a straight fade at the start of these cells.

    A sound has faded in when it first reaches its usual level, the median of the moments that
    sound at all. Until then, how far below that it has been at most so far, summed over time,
    grows by the same amount for each second of fade, whatever the sound does by itself."""
    levels = levels_db(sliding_mean(np.pad(cells, (0, _RMS_CELLS - 1), "edge"), _RMS_CELLS, 1))
    usual = median(levels[levels > levels.max() - _SOUNDING_DB])
    below = np.clip(usual - np.maximum.accumulate(levels), 0.0, _DEEPEST_DB)
    return float(below.sum()) / _DB_IN_A_FADE
