"""Coarse levels and low sample rates, as old samplers and games had them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp import biquads
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.processors import Mixed, Series, Spooled, Timed
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.effect import Value


def bit_reduction(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Rounds every sample to one of 2^bits levels, spread over the clip's own peak to peak range.

    Counted from full scale instead, a quiet clip at few bits would round to silence.
    """
    steps, mix = np.float32(2 ** (float(values["bits"]) - 1)), np.float32(values["mix"])

    def render(spool: Spool) -> Iterator[Audio]:
        peak = max(float(np.abs(block).max()) for block in spool.blocks())
        step = np.float32(max(peak, 1e-9)) / steps
        for block in spool.blocks():
            yield (1 - mix) * block + mix * (np.round(block / step) * step)

    return Spooled(render)


def rate_reduction(values: Mapping[str, Value], rate_hz: int, channels: int) -> Processor:
    """Holds each sample until a slow clock ticks again, then softens the steps a little.

    Nothing is filtered before the clock, so highs fold down as they did in cheap converters; the
    gentle filter behind it leaves some of the images, which is the metallic part.
    """
    target_hz = int(float(values["target_rate_hz"]))
    if target_hz >= rate_hz:
        return Series()
    processors: list[Processor] = [Timed(_Hold(target_hz, rate_hz))]
    if target_hz / 2 < biquads.highest_hz(rate_hz):
        processors.append(Recursive(biquads.butterworth("low", target_hz / 2, 2, rate_hz)))
    return Mixed(Series(*processors), float(values["mix"]))


class _Hold:
    """Sample and hold by whole-number arithmetic, so that hours stay in step."""

    def __init__(self, target_hz: int, rate_hz: int) -> None:
        self._target_hz = target_hz
        self._rate_hz = rate_hz
        self._held: Audio | None = None

    def __call__(self, block: Audio, start: int) -> Audio:
        if not block.shape[1]:
            return block
        tick = np.arange(start, start + block.shape[1], dtype=np.int64) * self._target_hz
        source = -(-(tick // self._rate_hz * self._rate_hz) // self._target_hz) - start
        out = block[:, np.maximum(source, 0)]
        if self._held is not None:
            out[:, source < 0] = self._held
        self._held = out[:, -1:].copy()
        return np.ascontiguousarray(out)
