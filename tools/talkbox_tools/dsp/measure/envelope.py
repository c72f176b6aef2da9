"""What the level does over time: dynamics, attacks, decay, pumping, noise between the notes.

Worked out from mean squares of 10 ms cells, in dB, never further than 60 dB below the loudest.
"""

from __future__ import annotations

import math

import numpy as np

from talkbox_tools.dsp.measure.framing import CELLS_A_SECOND, Doubles

_DEPTH_DB = 60.0
_SMOOTH_CELLS = 5
_RISE_CELLS = 3
_ONSET_DB = 6.0
_ONSET_GAP_CELLS = 8
_FALL_CELLS = 10
_SLOW_HZ, _FAST_HZ = 2.0, 12.0
_ATTACK_SHARE = 0.05


def levels_db(cells: Doubles) -> Doubles:
    """The cells in dB, held within 60 dB of the loudest; empty for silence."""
    loudest = float(cells.max(initial=0.0))
    if loudest <= 0.0:
        return np.empty(0)
    held: Doubles = np.maximum(cells, loudest * 10.0 ** (-_DEPTH_DB / 10.0))
    return np.asarray(10.0 * np.log10(held))


def smoothed_db(cells: Doubles) -> Doubles:
    """50 ms means of the cells in dB; empty for silence or less than 50 ms."""
    if len(cells) < _SMOOTH_CELLS:
        return np.empty(0)
    return levels_db(np.convolve(cells, np.full(_SMOOTH_CELLS, 1 / _SMOOTH_CELLS), "valid"))


def envelope(cells: Doubles, weighted_cells: Doubles) -> dict[str, float | None]:
    """Every measure of movement; None where the sound is silent or too short for it.

    Attacks are looked for in the K-weighted cells, which show them as they are heard.
    """
    names = ("dynamics_db", "transient_db", "onset_rate_hz", "decay_db_per_second")
    smooth, fine = smoothed_db(cells), levels_db(weighted_cells)
    if len(smooth) < 2 * _FALL_CELLS or len(fine) < 2 * _FALL_CELLS:
        return dict.fromkeys((*names, "modulation_db"))
    rises = _rises(fine)
    return {
        "dynamics_db": float(np.subtract(*np.percentile(smooth, (95.0, 10.0)))),
        "transient_db": _strongest(rises),
        "onset_rate_hz": _onsets(rises) * CELLS_A_SECOND / len(fine),
        "decay_db_per_second": _decay(smooth),
        "modulation_db": _modulation(smooth),
    }


def noise_floor_db(weighted_cells: Doubles, integrated_lufs: float | None) -> float | None:
    """The quietest 5 percent of 50 ms moments, K-weighted, against the integrated loudness."""
    if integrated_lufs is None or len(weighted_cells) < _SMOOTH_CELLS:
        return None
    means = np.convolve(weighted_cells, np.full(_SMOOTH_CELLS, 1 / _SMOOTH_CELLS), "valid")
    quiet = float(np.percentile(means, 5.0))
    level = -0.691 + 10.0 * math.log10(max(quiet, 1e-12))
    return max(level - integrated_lufs, -90.0)


def _rises(levels: Doubles) -> Doubles:
    """How far each cell lies over the mean of the 50 ms that end 20 ms before it."""
    width = _SMOOTH_CELLS + _RISE_CELLS - 1
    padded = np.concatenate((np.full(width, levels.min()), levels))
    before = np.convolve(padded, np.full(_SMOOTH_CELLS, 1 / _SMOOTH_CELLS), "valid")
    return np.maximum(levels - before[: len(levels)], 0.0)


def _strongest(rises: Doubles) -> float:
    """The mean of the strongest twentieth of all rises."""
    count = max(1, round(_ATTACK_SHARE * len(rises)))
    return float(np.partition(rises, len(rises) - count)[-count:].mean())


def _onsets(rises: Doubles) -> int:
    """Rises of 6 dB that are the highest within 80 ms."""
    found, last = 0, -_ONSET_GAP_CELLS
    for cell in np.flatnonzero(rises >= _ONSET_DB):
        if cell - last >= _ONSET_GAP_CELLS:
            found, last = found + 1, int(cell)
    return found


def _decay(smooth: Doubles) -> float:
    """The 90th percentile of how fast the level falls over 100 ms, in dB a second."""
    falls = smooth[:-_FALL_CELLS] - smooth[_FALL_CELLS:]
    fast = float(np.percentile(falls, 90.0)) * CELLS_A_SECOND / _FALL_CELLS
    return max(fast, 0.0)


def _modulation(smooth: Doubles) -> float:
    """The RMS of level movement between 2 and 12 Hz, in dB."""
    spectrum = np.fft.rfft(smooth - smooth.mean())
    hz = np.fft.rfftfreq(len(smooth), 1.0 / CELLS_A_SECOND)
    power = np.abs(spectrum[(hz >= _SLOW_HZ) & (hz <= _FAST_HZ)]) ** 2
    return float(math.sqrt(2.0 * power.sum()) / len(smooth))
