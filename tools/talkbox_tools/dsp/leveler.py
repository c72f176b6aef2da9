"""Levels made even as by a hand on a fader: every phrase is turned to the loudness of most.

A compressor that evened phrases 10 dB apart would also turn every syllable and lift what lies
between them. Here the gain follows the K-weighted loudness of 0.4 s (ITU-R BS.1770's momentary
loudness), centred on the moment, so it neither lags nor touches attacks, tone or syllables. Pauses
and what is far below the rest are never lifted, but for the third of a second next to a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.measure.framing import Framer, Grid
from talkbox_tools.dsp.measure.loudness import k_cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Doubles = NDArray[np.float64]

_WINDOW_CELLS, _GLIDE_CELLS = 40, 24
"""Of 10 ms: the loudness is one of 0.4 s, and the gain glides for a quarter of a second."""
_MOST_DB = 15.0
_TOP_SHARE, _FLOOR_SHARE = 0.95, 0.05
_REACH_DB, _OVER_FLOOR_DB, _LEAST_REACH_DB = 35.0, 8.0, 20.0
"""What is so far under the loudest, or so little above the softest, is a pause; but nothing that is
less than the last under the loudest is."""
_LEAST_ENERGY = 1e-12


def levelled(spool: Spool, share: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with its phrases nearer to one loudness, `share` from 0 to 1 of the way."""
    grid = Grid(rate_hz, spool.channels)
    cells = _cells(spool, grid)
    gains_db = share * _gains_db(cells) if len(cells) else np.zeros(1)
    centres = (np.arange(len(gains_db)) + 0.5) * grid.cell
    start = 0
    for block in spool.blocks():
        places = np.arange(start, start + block.shape[1])
        gain_db = np.interp(places, centres, gains_db)
        yield block * (10 ** (gain_db / 20)).astype(np.float32)
        start += block.shape[1]


def _cells(spool: Spool, grid: Grid) -> Doubles:
    """The K-weighted energy of every 10 ms."""
    framer = Framer(grid)
    cells = [k_cells(window, grid) for block in spool.blocks() for window in framer.add(block)]
    return np.concatenate([*cells, k_cells(framer.finish(), grid)])


def _gains_db(cells: Doubles) -> Doubles:
    """By how much every cell is to be turned."""
    loudness_db = 10 * np.log10(_mean(cells, _WINDOW_CELLS) + _LEAST_ENERGY)
    heard = loudness_db > _gate_db(loudness_db)
    if not heard.any():
        return np.zeros_like(loudness_db)
    wanted = np.clip(np.median(loudness_db[heard]) - loudness_db, -_MOST_DB, _MOST_DB)
    places = np.arange(len(cells))
    held = np.interp(places, places[heard], wanted[heard])
    return _mean(np.where(heard, held, np.minimum(held, 0)), _GLIDE_CELLS)


def _gate_db(loudness_db: Doubles) -> float:
    """The loudness under which a moment is a pause."""
    floor, top = np.quantile(loudness_db, (_FLOOR_SHARE, _TOP_SHARE))
    return float(min(max(top - _REACH_DB, floor + _OVER_FLOOR_DB), top - _LEAST_REACH_DB))


def _mean(values: Doubles, width: int) -> Doubles:
    """The mean over `width` cells around each; fewer at the ends."""
    kernel = np.ones(min(width, len(values)))
    counted = np.convolve(np.ones_like(values), kernel, "same")
    summed: Doubles = np.convolve(values, kernel, "same") / counted
    return summed
