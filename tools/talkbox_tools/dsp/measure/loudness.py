"""Loudness by ITU-R BS.1770-4 and EBU Tech 3341 and 3342, from K-weighted energy in 10 ms cells.

Integrated loudness and loudness range use the standard's windows every 100 ms and its two gates.
The loudest moments are looked for every 10 ms, so that a burst between two steps is not missed.
Everything is None for sound that is too short (under 0.4 s) or never above the absolute gate.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.measure.framing import Doubles, Framer, Grid, Window
from talkbox_tools.dsp.measure.kweighting import weighted
from talkbox_tools.dsp.measure.quantiles import quantile

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

_OFFSET_DB = -0.691
_ABSOLUTE_GATE_LUFS = -70.0
_INTEGRATED_GATE_LU = -10.0
_RANGE_GATE_LU = -20.0
_MOMENTARY_CELLS = 40
_SHORT_TERM_CELLS = 300
_STEP_CELLS = 10


def lufs(mean_square: float) -> float:
    """The loudness of a K-weighted mean square summed over channels; -inf for none."""
    return _OFFSET_DB + 10.0 * math.log10(mean_square) if mean_square > 0.0 else -math.inf


def window_cells(weighted_rows: Doubles, new: int, grid: Grid) -> Doubles:
    """The mean square of each whole cell among the new samples, summed over the channels.

    `weighted_rows` are K-weighted mid and side (2, step), or the one channel of a mono file;
    left and right together carry twice the energy of mid and side together."""
    cells = new // grid.cell
    rows = weighted_rows[:, : cells * grid.cell].reshape(len(weighted_rows), cells, grid.cell)
    energy: Doubles = np.einsum("rcs,rcs->c", rows, rows) * (len(rows) / grid.cell)
    return energy


def sliding_mean(cells: Doubles, width: int, step: int) -> Doubles:
    """The mean over every `width` cells, begun every `step` cells; empty when too short."""
    if len(cells) < width:
        return np.empty(0)
    total = np.concatenate(((0.0,), np.cumsum(cells)))
    means: Doubles = np.maximum(total[width:] - total[:-width], 0.0)[::step] / width
    return means


def integrated(cells: Doubles) -> float | None:
    """Integrated loudness in LUFS with the absolute and the relative gate."""
    blocks = sliding_mean(cells, _MOMENTARY_CELLS, _STEP_CELLS)
    kept = _gated(blocks, _INTEGRATED_GATE_LU)
    return lufs(float(kept.mean())) if len(kept) else None


def loudness_range(cells: Doubles) -> float | None:
    """Loudness range in LU: 95th less 10th percentile of the gated short-term loudness."""
    kept = _gated(sliding_mean(cells, _SHORT_TERM_CELLS, _STEP_CELLS), _RANGE_GATE_LU)
    if len(kept) == 0:
        return None
    heard = 10.0 * np.log10(kept)
    low, high = quantile(heard, 0.10), quantile(heard, 0.95)
    return float(high - low)


def momentary_max(cells: Doubles) -> float | None:
    """The loudest 0.4 seconds in LUFS."""
    return _loudest(cells, _MOMENTARY_CELLS)


def short_term_max(cells: Doubles) -> float | None:
    """The loudest 3 seconds in LUFS; None for shorter sound."""
    return _loudest(cells, _SHORT_TERM_CELLS)


def _loudest(cells: Doubles, width: int) -> float | None:
    means = sliding_mean(cells, width, 1)
    loudest = lufs(float(means.max())) if len(means) else -math.inf
    return loudest if loudest > _ABSOLUTE_GATE_LUFS else None


def _gated(blocks: Doubles, relative_lu: float) -> Doubles:
    kept = blocks[blocks > _mean_square(_ABSOLUTE_GATE_LUFS)]
    if len(kept) == 0:
        return kept
    gated: Doubles = kept[kept > kept.mean() * 10.0 ** (relative_lu / 10.0)]
    return gated


def _mean_square(loudness_lufs: float) -> float:
    return float(10.0 ** ((loudness_lufs - _OFFSET_DB) / 10.0))


def k_cells(window: Window, grid: Grid) -> Doubles:
    """The K-weighted energy of a window's new cells, straight from its samples."""
    return window_cells(weighted(np.fft.rfft(window.mid_side), grid), window.new, grid)


def integrated_lufs(audio: Audio, rate_hz: int) -> float | None:
    """The integrated loudness of a whole clip of shape (channels, samples), in LUFS.

    None for silence and for clips under 0.4 s."""
    grid = Grid(rate_hz, len(audio))
    framer = Framer(grid)
    cells = [k_cells(window, grid) for window in framer.add(audio)]
    cells.append(k_cells(framer.finish(), grid))
    return integrated(np.concatenate(cells))
