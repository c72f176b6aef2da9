"""Cuts and fades of a clip: what is kept or added, backwards, and how it begins and ends.

Cut edges get a ramp too short to hear, so that no cut clicks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.measure.framing import CELLS_A_SECOND
from talkbox_tools.dsp.measure.stillness import still_cells
from talkbox_tools.dsp.processors import join, nothing, through
from talkbox_tools.dsp.spool import BLOCK_SAMPLES, Spool

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spans import Span

_ONSET_SECONDS, _RELEASE_SECONDS = 0.001, 0.005
"""Ramps at a cut: an attack that begins there keeps its edge, and no low note ends with a click."""
_GAIN_SECONDS = 0.005
_LEAD_SECONDS = 0.005
_TAIL_SECONDS = 0.02
_BREATH_SECONDS, _LAST_BREATH_SECONDS = 0.08, 0.2
"""What is left of a recording's noise before and after the sound: soft beginnings lie in it, and
last consonants and rooms that die away."""
_CELLS_AT_ONCE = 1000


def backwards(spool: Spool) -> Iterator[Audio]:
    """The clip from its last sample to its first."""
    for end in range(spool.samples, 0, -BLOCK_SAMPLES):
        start = max(0, end - BLOCK_SAMPLES)
        yield np.ascontiguousarray(spool.read(start, end - start)[:, ::-1])


def repeated(spool: Spool, times: int) -> Iterator[Audio]:
    """The clip so many times in a row, with nothing between."""
    for _ in range(times):
        yield from spool.blocks()


def without_silence(spool: Spool, threshold_db: float, rate_hz: int) -> Iterator[Audio]:
    """The clip from just before its first to just after its last sample above the threshold.

    The steady noise that a recording has in place of silence goes too. Raises BackendError where
    nothing is above the threshold.
    """
    first, last = _loud_span(spool, 10 ** (threshold_db / 20))
    if last < first:
        raise BackendError(
            f"nothing is left, for the clip never rises above {threshold_db:g} dB; "
            "set threshold_db lower."
        )
    before, after = _still_samples(spool, rate_hz)
    start = max(0, first - round(_LEAD_SECONDS * rate_hz), before)
    end = min(spool.samples - after, last + 1 + round(_TAIL_SECONDS * rate_hz))
    kept = Trim(start, end if end < spool.samples else None, rate_hz)
    yield from through(kept, spool.blocks())


def _still_samples(spool: Spool, rate_hz: int) -> tuple[int, int]:
    """Samples of steady noise at both ends, without the breath that is left before the sound."""
    cell = max(1, round(rate_hz / CELLS_A_SECOND))
    chunk, energies = cell * _CELLS_AT_ONCE, [np.zeros(0)]
    for start in range(0, spool.samples // cell * cell, chunk):
        block = spool.read(start, min(chunk, spool.samples // cell * cell - start))
        squares = np.square(block, dtype=np.float64).mean(axis=0)
        energies.append(squares.reshape(-1, cell).mean(axis=1))
    cells = np.concatenate(energies)
    before, after = still_cells(cells), still_cells(cells[::-1])
    breaths = [round(each * rate_hz) for each in (_BREATH_SECONDS, _LAST_BREATH_SECONDS)]
    return max(0, before * cell - breaths[0]), max(0, after * cell - breaths[1])


def _loud_span(spool: Spool, threshold: float) -> tuple[int, int]:
    """The first and the last sample above the threshold; last before first where none is."""
    first, last, start = spool.samples, -1, 0
    for block in spool.blocks():
        loud = np.flatnonzero(np.abs(block).max(axis=0) > threshold)
        if len(loud):
            first, last = min(first, start + int(loud[0])), start + int(loud[-1])
        start += block.shape[1]
    return first, last


def faded_out(spool: Spool, length: int) -> Iterator[Audio]:
    """The clip with its last `length` samples, or all where it has fewer, falling to exactly 0."""
    fall = _rise(min(length, spool.samples))[::-1]
    first, at = spool.samples - len(fall), 0
    for block in spool.blocks():
        into_fade = np.arange(at, at + block.shape[1]) - first
        at += block.shape[1]
        gain = np.where(into_fade < 0, np.float32(1), fall[np.maximum(into_fade, 0)])
        yield block * gain


def ramped(spool: Spool, gain_db: float, part: Span) -> Iterator[Audio]:
    """The clip with a level that goes by `gain_db` between two samples (None is the clip's end).

    What is loudest keeps its level, so that no ramp ever clips.
    """
    start, end = part[0], spool.samples if part[1] is None else part[1]
    gains_db = (min(-gain_db, 0.0), min(gain_db, 0.0))
    at = 0
    for block in spool.blocks():
        places = np.arange(at, at + block.shape[1])
        at += block.shape[1]
        gain_curve_db = np.interp(places, (start, max(end, start + 1)), gains_db)
        yield block * (10 ** (gain_curve_db / 20)).astype(np.float32)


class FadeIn:
    """Holds the fade back until it knows that the clip is as long as the fade."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._held: list[Audio] = []
        self._missing = length

    def process(self, block: Audio) -> Audio:
        """Nothing until the whole fade is there, then everything as it comes."""
        if self._missing <= 0:
            return block
        self._held.append(block)
        self._missing -= block.shape[1]
        return nothing(block.shape[0]) if self._missing > 0 else self._release()

    def finish(self) -> Audio:
        """A clip shorter than the fade, faded over its whole length."""
        return self._release() if self._held else nothing()

    def _release(self) -> Audio:
        audio = join(self._held).copy()
        self._held.clear()
        rise = _rise(min(self._length, audio.shape[1]))
        audio[:, : len(rise)] *= rise
        return audio


class Trim:
    """Lets pass what lies between two samples, with a short ramp at each cut."""

    def __init__(self, start: int, end: int | None, rate_hz: int) -> None:
        self._start = start
        self._end = end
        self._onset, self._release = (
            np.append(_rise(max(1, round(seconds * rate_hz))), np.float32(1))
            for seconds in (_ONSET_SECONDS, _RELEASE_SECONDS)
        )
        self._rate_hz = rate_hz
        self._at = 0

    def process(self, block: Audio) -> Audio:
        """The part of the block that is kept."""
        at = np.arange(self._at, self._at + block.shape[1])
        self._at += block.shape[1]
        kept = at >= self._start
        if self._end is not None:
            kept &= at < self._end
        return block[:, kept] * self._gain(at[kept])

    def finish(self) -> Audio:
        """Nothing; raises BackendError when the clip ended before the start."""
        if 0 < self._at <= self._start:
            raise BackendError(
                f"nothing is left, for the clip ends at {self._at / self._rate_hz:g} s, before the "
                "start that was given; set start_seconds earlier."
            )
        return nothing()

    def _gain(self, at: NDArray[np.int64]) -> NDArray[np.float32]:
        gain = np.ones(len(at), np.float32)
        if self._start:
            gain *= self._onset[np.clip(at - self._start, 0, len(self._onset) - 1)]
        if self._end is not None:
            gain *= self._release[np.clip(self._end - 1 - at, 0, len(self._release) - 1)]
        return gain


class Pad:
    """Puts silence before the first sample and after the last."""

    def __init__(self, before: int, after: int, channels: int) -> None:
        self._before, self._after, self._channels = before, after, channels

    def process(self, block: Audio) -> Audio:
        """The block, the first one behind the silence."""
        before, self._before = self._before, 0
        return join([self._silence(before), block]) if before else block

    def finish(self) -> Audio:
        """The silence at the end."""
        return self._silence(self._after)

    def _silence(self, samples: int) -> Audio:
        return np.zeros((self._channels, samples), np.float32)


class PartGain:
    """Another gain between two samples, reached and left along a ramp too short to hear."""

    def __init__(self, gain: float, start: int, end: int | None, rate_hz: int) -> None:
        self._gain = np.float32(gain)
        self._start, self._end = start, end
        self._ramp = max(1, round(_GAIN_SECONDS * rate_hz))
        self._at = 0

    def process(self, block: Audio) -> Audio:
        """The block with the part that lies in it turned up or down."""
        at = np.arange(self._at, self._at + block.shape[1])
        self._at += block.shape[1]
        inside = self._share(at - self._start) if self._start else np.ones(len(at), np.float32)
        if self._end is not None:
            inside = np.minimum(inside, self._share(self._end - 1 - at))
        return block * (1 + (self._gain - 1) * inside)

    def finish(self) -> Audio:
        """Nothing: the length stays."""
        return nothing()

    def _share(self, past: NDArray[np.int64]) -> NDArray[np.float32]:
        """0 outside an edge, 1 from a ramp's length inside it."""
        share: NDArray[np.float32] = np.clip(past / self._ramp, 0, 1).astype(np.float32)
        return share


def _rise(length: int) -> NDArray[np.float32]:
    """Half a cosine from exactly 0 towards 1, which the sample after it would reach."""
    curve = 0.5 - 0.5 * np.cos(np.pi * np.arange(length) / max(1, length))
    return curve.astype(np.float32)
