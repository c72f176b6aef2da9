"""One stage at work on a stream of blocks: opened when sound arrives, rung out, trimmed.

The tail of an echo or a room is rendered to its end and then cut where it stays under -80 dBFS;
what the input itself held is never cut. Rendering in memory and rendering a stream both go through
here, which is why they give the same samples.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import chain as one_after_another
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.guards import stage_error
from talkbox_tools.dsp.processors import left

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Backend
    from talkbox_tools.chain import Stage

    Tick = Callable[[int], None]
    """Told how many samples have gone into or come out of a stage; may raise RenderCancelled."""

SILENT = np.float32(1e-4)
"""-80 dBFS."""

_TAIL_BLOCK_SAMPLES = 65_536


class RenderCancelled(Exception):
    """Whoever asked for the render no longer wants it; nothing was kept of the stage at work."""


def run_stage(
    backend: Backend, stage: Stage, blocks: Iterable[Audio], rate_hz: int, tick: Tick
) -> Iterator[Audio]:
    """What the stage makes of `blocks`, tail included; nothing from nothing.

    Raises BackendError naming the stage, also when it leaves nothing of the clip.
    """
    arriving = (block for block in blocks if block.shape[1])
    first = next(arriving, None)
    if first is None:
        return
    processor = backend.open(stage, rate_hz, first.shape[0])
    taken = made = 0
    for block in one_after_another([first], arriving):
        taken += block.shape[1]
        out = processor.process(block)
        made += out.shape[1]
        tick(block.shape[1] + out.shape[1])
        yield out
    rest = left(processor)
    tail = math.ceil(backend.tail_seconds(stage) * rate_hz)
    if tail:
        ringing = (processor.process(block) for block in _silence(first.shape[0], tail))
        rest = _trimmed(one_after_another(ringing, rest), taken - made)
    for block in rest:
        made += block.shape[1]
        tick(block.shape[1])
        yield block
    if not made:
        raise stage_error(stage, "leaves nothing of the clip; change its times or remove it.")


def pieces(audio: Audio, size: int) -> Iterator[Audio]:
    """`audio` in blocks of `size` samples."""
    for start in range(0, audio.shape[1], size):
        yield np.ascontiguousarray(audio[:, start : start + size])


def _silence(channels: int, samples: int) -> Iterator[Audio]:
    for start in range(0, samples, _TAIL_BLOCK_SAMPLES):
        count = min(_TAIL_BLOCK_SAMPLES, samples - start)
        yield np.zeros((channels, count), np.float32)


def _trimmed(blocks: Iterator[Audio], body: int) -> Iterator[Audio]:
    """The first `body` samples whole, the rest up to the last that is louder than SILENT."""
    held: list[Audio] = []
    for block in blocks:
        kept = min(body, block.shape[1])
        body -= kept
        loud = np.flatnonzero(np.abs(block).max(axis=0) > SILENT)
        end = max(kept, int(loud[-1]) + 1 if len(loud) else 0)
        if end:
            yield from held
            held.clear()
            yield block[:, :end]
        held.append(block[:, end:])
