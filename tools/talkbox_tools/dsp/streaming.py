"""Renders a chain over audio of any length, block by block, in bounded memory.

Each stage is a generator that pulls blocks from the one before it. A stage that must hear the end
before it can begin keeps its input in a temporary file; one that needs all samples at once says
how many it can take. The samples are those of a render in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.guards import check_audio, check_channels, check_rate
from talkbox_tools.dsp.staging import RenderCancelled, pieces, run_stage

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Backend
    from talkbox_tools.chain import Chain

__all__ = ["RenderCancelled", "stream"]

_LARGEST_BLOCK_SAMPLES = 2**18
"""Larger blocks are cut, or the temporaries of a stage would outgrow the audio."""


def stream(
    chain: Chain,
    blocks: Iterable[Audio],
    rate_hz: int,
    channels: int,
    backend: Backend,
    *,
    samples: int | None = None,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Audio]:
    """The blocks through all stages that are on, as blocks of bounded size.

    `samples` is the length of the input; with it `on_progress` gets the share that is done, 0 to 1.
    Checks the chain before it takes the first block. Raises BackendError naming the stage, or
    RenderCancelled when `cancelled`, asked between blocks, says so.
    """
    check_rate(rate_hz)
    check_channels(channels)
    stages = chain.active()
    for stage in stages:
        backend.check(stage, rate_hz, channels)
    seen = 0

    def tick(count: int) -> None:
        nonlocal seen
        seen += count
        if cancelled is not None and cancelled():
            raise RenderCancelled
        if on_progress is not None and samples:
            on_progress(min(1.0, seen / (2 * samples * len(stages))))

    flowing = _checked(blocks, channels)
    for stage in stages:
        flowing = _cut(run_stage(backend, stage, flowing, rate_hz, tick))
    return flowing


def _checked(blocks: Iterable[Audio], channels: int) -> Iterator[Audio]:
    for block in _cut(blocks):
        check_audio(block)
        if block.shape[0] != channels:
            raise BackendError(
                f"A block of {block.shape[0]} channels came in audio of {channels}; "
                "the file changes its layout half way and must be converted first."
            )
        yield block


def _cut(blocks: Iterable[Audio]) -> Iterator[Audio]:
    for block in blocks:
        yield from pieces(block, _LARGEST_BLOCK_SAMPLES)
