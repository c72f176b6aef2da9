"""The few kinds of processor from which every effect is built.

Whatever the sizes of the blocks that come in, the blocks that go out, joined, are the same samples
and (unless the effect changes the length) as many of them. Blocks are C-ordered float32 of shape
(channels, samples); a block of no samples is allowed anywhere and says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

from talkbox_tools.backend import BackendError, Processor
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from pedalboard import Plugin as NativePlugin

    from talkbox_tools.backend import Audio

GRAIN = 1024
"""Pedalboard gets multiples of this many samples and nothing else: it forgets its state when a
later block is larger than the first, mistakes square arrays, and crashes on empty ones."""

WHOLE_BYTES = 512 * 2**20
"""The most audio that an effect may hold which needs all of it at once."""

_MOST_LATENCY = 2**20


@runtime_checkable
class Draining(Processor, Protocol):
    """A processor that can give what is left block by block instead of in one array."""

    def drain(self) -> Iterator[Audio]:
        """What `finish` returns, in blocks of bounded size."""
        ...


def nothing(channels: int = 1) -> Audio:
    """A block of no samples."""
    return np.zeros((channels, 0), np.float32)


def join(blocks: Iterable[Audio]) -> Audio:
    """The blocks one after the other; blocks of no samples are left out."""
    kept = [block for block in blocks if block.shape[1]]
    if len(kept) == 1:
        return np.ascontiguousarray(kept[0], np.float32)
    return np.concatenate(kept, axis=1, dtype=np.float32) if kept else nothing()


def left(processor: Processor) -> Iterator[Audio]:
    """What `finish` returns, in blocks of bounded size where the processor can give them."""
    if isinstance(processor, Draining):
        yield from processor.drain()
    else:
        yield processor.finish()


def through(processor: Processor, blocks: Iterable[Audio]) -> Iterator[Audio]:
    """What `processor` makes of the blocks, to the end."""
    for block in blocks:
        yield processor.process(block)
    yield from left(processor)


def run(processor: Processor, audio: Audio) -> Audio:
    """All that `processor` makes of a whole clip."""
    return join([processor.process(audio), processor.finish()])


class Pointwise:
    """`fn` on each block by itself: for what has no memory (gain, matrices, clipping)."""

    def __init__(self, fn: Callable[[Audio], Audio]) -> None:
        self._fn = fn

    def process(self, block: Audio) -> Audio:
        """`fn(block)`."""
        return self._fn(block)

    def finish(self) -> Audio:
        """Nothing is ever left."""
        return nothing()


class Timed:
    """`fn(block, start)` with the index of the block's first sample: for what follows a clock."""

    def __init__(self, fn: Callable[[Audio, int], Audio]) -> None:
        self._fn = fn
        self._start = 0

    def process(self, block: Audio) -> Audio:
        """`fn(block, start)`."""
        start = self._start
        self._start += block.shape[1]
        return self._fn(block, start)

    def finish(self) -> Audio:
        """Nothing is ever left."""
        return nothing()


class Plugin:
    """A fresh pedalboard plug-in or board, its latency taken out: as much comes out as went in."""

    def __init__(self, plugin: NativePlugin, rate_hz: int) -> None:
        self._plugin = plugin
        self._rate_hz = rate_hz
        self._waiting: Audio = nothing()
        self._owed = 0

    def process(self, block: Audio) -> Audio:
        """The output so far; up to one grain and the plug-in's latency stay behind."""
        self._owed += block.shape[1]
        waiting = join([self._waiting, block])
        ready = waiting.shape[1] // GRAIN * GRAIN
        self._waiting = waiting[:, ready:].copy()
        return self._feed(np.ascontiguousarray(waiting[:, :ready]))

    def finish(self) -> Audio:
        """The rest, pushed out with silence."""
        parts: list[Audio] = []
        pushed = 0
        while self._owed and pushed < _MOST_LATENCY:
            pad = GRAIN - self._waiting.shape[1]
            parts.append(self._feed(np.pad(self._waiting, ((0, 0), (0, pad)))))
            self._waiting = self._waiting[:, :0]
            pushed += pad
        if self._owed:
            raise BackendError(f"{type(self._plugin).__name__} kept {self._owed} samples back.")
        return join(parts)

    def _feed(self, block: Audio) -> Audio:
        if not block.shape[1]:
            return block
        out: Audio = self._plugin.process(block, self._rate_hz, buffer_size=GRAIN, reset=False)
        out = out[:, : self._owed]
        self._owed -= out.shape[1]
        return out


class Series:
    """Processors one after the other; with none of them, the input itself."""

    def __init__(self, *processors: Processor) -> None:
        self._processors = processors

    def process(self, block: Audio) -> Audio:
        """The block through all of them."""
        return self._from(0, block)

    def drain(self) -> Iterator[Audio]:
        """What each still held, through those behind it."""
        for index, processor in enumerate(self._processors):
            for block in left(processor):
                yield self._from(index + 1, block)

    def finish(self) -> Audio:
        """What each still held, in one block."""
        return join(self.drain())

    def _from(self, index: int, block: Audio) -> Audio:
        for processor in self._processors[index:]:
            if not block.shape[1]:
                return block
            block = processor.process(block)
        return block


class Parallel:
    """`combine(first's output, second's output)`, sample for sample, whichever answers later.

    Both hear the same input and must keep its length; their channels may differ.
    """

    def __init__(
        self, first: Processor, second: Processor, combine: Callable[[Audio, Audio], Audio]
    ) -> None:
        self._first = first
        self._second = second
        self._combine = combine
        self._early: tuple[Audio, Audio] = (nothing(), nothing())

    def process(self, block: Audio) -> Audio:
        """As much as both have answered."""
        return self._answer(self._first.process(block), self._second.process(block))

    def finish(self) -> Audio:
        """The rest."""
        return self._answer(self._first.finish(), self._second.finish())

    def _answer(self, first: Audio, second: Audio) -> Audio:
        first, second = join([self._early[0], first]), join([self._early[1], second])
        count = min(first.shape[1], second.shape[1])
        self._early = (first[:, count:], second[:, count:])
        return self._combine(first[:, :count], second[:, :count]) if count else nothing()


class Combined(Parallel):
    """`combine(input, inner's output)`, in time with each other."""

    def __init__(self, inner: Processor, combine: Callable[[Audio, Audio], Audio]) -> None:
        super().__init__(Pointwise(lambda block: block), inner, combine)


class Mixed(Combined):
    """Dry and wet: `(1 - mix) * input + mix * wet`, in time with each other."""

    def __init__(self, wet: Processor, mix: float) -> None:
        dry_gain, wet_gain = np.float32(1 - mix), np.float32(mix)
        super().__init__(wet, lambda dry, out: dry_gain * dry + wet_gain * out)


class Spooled:
    """`fn(spool)` once all the input is there: for what must look back, in bounded memory.

    `fn` yields the output in blocks and may read the spool as often as it likes.
    """

    def __init__(self, fn: Callable[[Spool], Iterator[Audio]]) -> None:
        self._fn = fn
        self._spool = Spool()

    def process(self, block: Audio) -> Audio:
        """Only listens."""
        self._spool.write(block)
        return nothing(block.shape[0])

    def drain(self) -> Iterator[Audio]:
        """The whole output, block by block."""
        if self._spool.samples:
            yield from self._fn(self._spool)

    def finish(self) -> Audio:
        """The whole output."""
        return join(self.drain())


class Whole:
    """`fn(audio)` on all the samples at once: for what allows no blocks.

    Raises BackendError for more than WHOLE_BYTES of audio.
    """

    def __init__(self, fn: Callable[[Audio], Audio]) -> None:
        self._fn = fn
        self._blocks: list[Audio] = []
        self._bytes = 0

    def process(self, block: Audio) -> Audio:
        """Only collects."""
        self._bytes += block.nbytes
        if self._bytes > WHOLE_BYTES:
            self._blocks.clear()
            raise BackendError(
                f"needs all of the audio at once and can hold {WHOLE_BYTES // 2**20} MB of it "
                "(50 minutes of mono, 25 of stereo at 44.1 kHz); cut the file into shorter parts."
            )
        self._blocks.append(block)
        return nothing(block.shape[0])

    def finish(self) -> Audio:
        """`fn` of everything."""
        audio = join(self._blocks)
        self._blocks.clear()
        return self._fn(audio) if audio.shape[1] else audio
