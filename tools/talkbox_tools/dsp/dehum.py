"""Mains hum taken out where it stands out, and only as much of it as there is.

Hum is what stays at one level on the multiples of 50 or 60 Hz while the music comes and goes: the
low percentile over time of spectra fine enough to tell a hum line from a note. Where it stands out
it is subtracted as steady tones; what wavers too much for that, and stands out still, is subtracted
from each frame's magnitude, so a note on the same frequency loses next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.hum_tones import HumTones
from talkbox_tools.dsp.spool import Spool
from talkbox_tools.dsp.stft import Frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Spectrum = NDArray[np.float32]

_FRAME_SECONDS = 1.0
_LEAST_SECONDS = 0.5
_HIGHEST_HZ = 2000.0
_STEADY_SHARE = 0.2
_MOST_FRAMES = 800
_DRIFT_HZ = 0.4
"""How far mains stray from 50 or 60 Hz; twice what networks allow."""
_DRIFT_STEP_HZ = 0.05
_CLEAR_DB = 9.0
"""A line this far over its surroundings, on either side, stands out."""
_AROUND_HZ = 20.0
_LOBE_BINS = 3
"""How far a Hann window spreads a steady tone."""
_LEAST_MAGNITUDE = 1e-9
_LOW_MULTIPLES = 5
_LEAST_LOW_LINES = 2
"""Hum shows at two or more of its first multiples, and its higher ones are no louder than those;
without this rule the partials of sustained notes pass for hum."""
_EXCESS = 1.3
"""Hum is subtracted this many times, since its level wavers with the noise under it."""


def dehummed(spool: Spool, mains: str, amount: float, rate_hz: int) -> Iterator[Audio]:
    """The clip without its hum, or as it is where none stands out; `mains` "auto", "50" or "60".

    `amount` is the share, in dB, of what would level the hum with its surroundings.
    """
    if spool.samples < _LEAST_SECONDS * rate_hz:
        yield from spool.blocks()
        return
    found = _found(spool, mains, rate_hz)
    if not found.lines:
        yield from spool.blocks()
        return
    toneless = Spool()
    for block in HumTones(spool, found.mains_hz, rate_hz).subtracted(amount):
        toneless.write(block)
    left = _found(toneless, mains, rate_hz)
    if not left.lines:
        yield from toneless.blocks()
        return
    bin_hz = rate_hz / left.frames.size
    yield from left.frames.changed(_Subtraction(left.steady, left.lines, bin_hz, amount))


@dataclass(frozen=True)
class _Found:
    """What stands out of a clip: the bins of its lines, none where it has no hum."""

    frames: Frames
    steady: Spectrum
    lines: list[int]
    mains_hz: float


def _found(spool: Spool, mains: str, rate_hz: int) -> _Found:
    frames = Frames(spool, _frame_size(spool.samples, rate_hz))
    steady = _steady_magnitude(frames)
    lines, mains_hz = _hum_lines(steady, rate_hz / frames.size, mains)
    return _Found(frames, steady, lines, mains_hz)


def _frame_size(samples: int, rate_hz: int) -> int:
    size = 1 << round(np.log2(_FRAME_SECONDS * rate_hz))
    while 2 * size > samples:
        size //= 2
    return int(size)


def _steady_magnitude(frames: Frames) -> Spectrum:
    """The magnitude that each bin keeps to for most of the time."""
    whole, first, kept = frames.whole(), 0, []
    step = -(-(whole.stop - whole.start) // _MOST_FRAMES)
    for powers in frames.powers():
        at = np.arange(first, first + len(powers))
        chosen = (at >= whole.start) & (at < whole.stop) & (at % step == 0)
        kept.append(powers[chosen])
        first += len(powers)
    steady: Spectrum = np.sqrt(np.quantile(np.concatenate(kept), _STEADY_SHARE, axis=0))
    return steady.astype(np.float32)


def _hum_lines(steady: Spectrum, bin_hz: float, mains: str) -> tuple[list[int], float]:
    """The bins of the multiples that stand out, and the mains frequency whose multiples are louder.

    Many faint multiples of the one, as a guitar's pickup brings along, are not what is heard.
    """
    best: list[int] = []
    best_hz = loudest = 0.0
    for nominal_hz in (50.0, 60.0) if mains == "auto" else (float(mains),):
        lines = _drifted_lines(steady, bin_hz, nominal_hz)
        power = float(np.sum(np.square(steady[lines], dtype=np.float64)))
        if power > loudest:
            best, best_hz, loudest = lines, nominal_hz, power
    return best, best_hz


def _drifted_lines(steady: Spectrum, bin_hz: float, nominal_hz: float) -> list[int]:
    """The lines of one mains frequency, strayed by what explains most."""
    best: list[int] = []
    most = 0.0
    for drift_hz in np.arange(-_DRIFT_HZ, _DRIFT_HZ + _DRIFT_STEP_HZ, _DRIFT_STEP_HZ):
        lines, total_db = _clear_lines(steady, bin_hz, nominal_hz + float(drift_hz))
        if total_db > most:
            best, most = lines, total_db
    return best


def _clear_lines(steady: Spectrum, bin_hz: float, mains_hz: float) -> tuple[list[int], float]:
    """The lines of one mains frequency and how far they stand out in all; none where too few."""
    highest_hz = min(_HIGHEST_HZ, (len(steady) - 1) * bin_hz - 2 * _AROUND_HZ)
    multiples = np.round(np.arange(mains_hz, highest_hz, mains_hz) / bin_hz).astype(int)
    over_db = {}
    for line in multiples.tolist():
        over = steady[line] / max(_surroundings(steady, line, bin_hz))
        if over > 10 ** (_CLEAR_DB / 20) and _is_peak(steady, line):
            over_db[line] = 20 * float(np.log10(over))
    low = [line for line in multiples[:_LOW_MULTIPLES].tolist() if line in over_db]
    if len(low) < _LEAST_LOW_LINES:
        return [], 0.0
    loudest = max(steady[line] for line in low)
    lines = [line for line in over_db if steady[line] <= loudest]
    return lines, sum(over_db[line] for line in lines)


def _is_peak(steady: Spectrum, line: int) -> bool:
    """Whether the line, give or take a bin, is the top of its lobe and not a slope of another."""
    lobe = steady[max(0, line - _LOBE_BINS) : line + _LOBE_BINS + 1]
    return bool(steady[line - 1 : line + 2].max() >= lobe.max())


def _surroundings(steady: Spectrum, line: int, bin_hz: float) -> tuple[float, float]:
    """The medians below and above a line, clear of its lobe."""
    reach = max(_LOBE_BINS + 3, round(_AROUND_HZ / bin_hz))
    below = steady[max(0, line - reach) : line - _LOBE_BINS + 1]
    above = steady[line + _LOBE_BINS : line + reach + 1]
    return float(np.median(below)) + _LEAST_MAGNITUDE, float(np.median(above)) + _LEAST_MAGNITUDE


class _Subtraction:
    """Gains that take a line's steady magnitude out of each frame, down to its surroundings."""

    def __init__(self, steady: Spectrum, lines: list[int], bin_hz: float, amount: float) -> None:
        lobes = np.array(lines)[:, None] + np.arange(-_LOBE_BINS, _LOBE_BINS + 1)
        beside = np.array([min(_surroundings(steady, line, bin_hz)) for line in lines], np.float32)
        floor = np.broadcast_to(beside[:, None], lobes.shape)
        self._bins, first = np.unique(np.clip(lobes, 0, len(steady) - 1), return_index=True)
        hum = steady[self._bins] + np.float32(_LEAST_MAGNITUDE)
        self._hum = np.float32(_EXCESS) * hum
        self._least = np.minimum(floor.ravel()[first] / hum, 1)
        self._amount = np.float32(amount)

    def __call__(self, powers: Spectrum) -> Spectrum:
        magnitude = np.sqrt(powers[:, self._bins]) + np.float32(_LEAST_MAGNITUDE)
        left = np.maximum(1 - self._hum / magnitude, self._least)
        gains = np.ones_like(powers)
        gains[:, self._bins] = left**self._amount
        return gains
