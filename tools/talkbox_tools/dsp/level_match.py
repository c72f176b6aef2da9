"""Effects that know how loud the clip is: they hear all of it once before they act.

Drive that is counted from the clip's own loudness is as dirty on a quiet recording as on a loud
one, and a result brought back to that loudness can be judged for its colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.limiting import true_peak_limiter
from talkbox_tools.dsp.measure.framing import Framer, Grid
from talkbox_tools.dsp.measure.loudness import integrated, k_cells
from talkbox_tools.dsp.processors import Pointwise, Series, Spooled, through
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor

    OpenWet = Callable[[float], Processor]

_LEAST_SECONDS = 0.4
"""BS.1770 defines no loudness for less than one block; a shorter clip is measured repeated."""
_USUAL_PEAK = 0.89
"""-1 dBFS: a matched result may reach this, or the original's peak where that is higher."""
_MOST_GAIN_DB = 20.0
"""Where an effect leaves next to nothing of a clip, its noise is not raised further than this."""
_RELEASE_MS = 100.0


class Level:
    """How loud a clip is, taken block by block."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self.peak = 0.0
        """The highest sample's magnitude."""
        self._rate_hz = rate_hz
        self._framer = Framer(Grid(rate_hz, channels))
        self._cells = [np.zeros(0)]
        self._short: list[Audio] = []
        self._samples = 0

    def add(self, block: Audio) -> None:
        """Take the next block."""
        if not block.shape[1]:
            return
        self.peak = max(self.peak, float(np.abs(block).max()))
        self._samples += block.shape[1]
        if self._samples <= _LEAST_SECONDS * self._rate_hz:
            self._short.append(block)
        self._cells += [k_cells(window, self._framer.grid) for window in self._framer.add(block)]

    def lufs(self) -> float | None:
        """Integrated loudness of all that was added; None for silence. Ask once, at the end."""
        least = math.ceil(_LEAST_SECONDS * self._rate_hz)
        if 0 < self._samples < least and self._short:
            clip = np.concatenate(self._short, axis=1)
            self.add(np.tile(clip, least // self._samples + 1))
        self._cells.append(k_cells(self._framer.finish(), self._framer.grid))
        return integrated(np.concatenate(self._cells))


def measured(blocks: Iterable[Audio], rate_hz: int, channels: int) -> Level:
    """The level of all blocks together."""
    level = Level(rate_hz, channels)
    for block in blocks:
        level.add(block)
    return level


def matched(open_wet: OpenWet, mix: float, rate_hz: int) -> Processor:
    """Dry and wet, the wet brought to the loudness of the dry before they meet.

    `open_wet(lufs)` gives the effect for a clip of that loudness. It must keep length and
    channels. Silence passes untouched. What would peak over the clip's own peak (or -1 dBFS, if
    that is higher) is limited to it.
    """

    def render(dry: Spool) -> Iterator[Audio]:
        level = measured(dry.blocks(), rate_hz, dry.channels)
        lufs = level.lufs()
        if lufs is None:
            yield from dry.blocks()
            return
        wet = Spool()
        wet_level = Level(rate_hz, dry.channels)
        for block in through(open_wet(lufs), dry.blocks()):
            wet_level.add(block)
            wet.write(block)
        levelled = through(_levelled(level.peak, lufs, wet_level, rate_hz), wet.blocks())
        yield from _mixed(dry, levelled, mix)

    return Spooled(render)


def _levelled(dry_peak: float, dry_lufs: float, wet: Level, rate_hz: int) -> Processor:
    """Gain to the loudness of the dry, and a limiter where that would raise the peak."""
    wet_lufs = wet.lufs()
    gain_db = 0.0 if wet_lufs is None else min(dry_lufs - wet_lufs, _MOST_GAIN_DB)
    gain = np.float32(10 ** (gain_db / 20))
    ceiling = max(dry_peak, _USUAL_PEAK)
    processor: Processor = Pointwise(lambda block: block * gain)
    if wet.peak * gain <= ceiling:
        return processor
    return Series(processor, true_peak_limiter(20 * math.log10(ceiling), _RELEASE_MS, rate_hz))


def _mixed(dry: Spool, wet: Iterable[Audio], mix: float) -> Iterator[Audio]:
    dry_gain, wet_gain, start = np.float32(1 - mix), np.float32(mix), 0
    for block in wet:
        yield dry_gain * dry.read(start, block.shape[1]) + wet_gain * block
        start += block.shape[1]
