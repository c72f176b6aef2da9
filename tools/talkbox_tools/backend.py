"""What renders a stage. Pedalboard is the first backend, not the only one.

Audio is always a C-ordered float32 array of shape (channels, samples), 1 or 2 channels, finite,
full scale at 1.0. A backend never keeps state between renders: each opens fresh processors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from talkbox_tools.chain import Stage
from talkbox_tools.effect import EffectSpec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Audio = NDArray[np.float32]


class BackendError(RuntimeError):
    """A stage could not be rendered; the text is one sentence that names the stage and the cure."""


class Processor(Protocol):
    """A stage at work on one stream of audio, block after block, then `finish`.

    The blocks that go in and those that come out need not have equal lengths; what counts is
    that all of them together are the stage's output.
    """

    def process(self, block: Audio) -> Audio:
        """The output that this block makes available, shape (channels, samples >= 0)."""
        ...

    def finish(self) -> Audio:
        """What is left after the last block: latency, or all that a whole-file effect makes."""
        ...


class Backend(Protocol):
    """Renders stages and describes which effects it has."""

    @property
    def name(self) -> str:
        """A short word: "pedalboard"."""
        ...

    def version(self) -> str:
        """The versions that decide the bytes of a render ("pedalboard 0.9.26, talkbox 0.1.0")."""
        ...

    def describe(self) -> tuple[EffectSpec, ...]:
        """Every effect, without importing anything heavy."""
        ...

    def check(self, stage: Stage, rate_hz: int, channels: int) -> None:
        """Raise BackendError when this stage cannot run at this rate or channel count."""
        ...

    def open(self, stage: Stage, rate_hz: int, channels: int) -> Processor:
        """A fresh processor for this stage; raises BackendError where `check` does."""
        ...

    def tail_seconds(self, stage: Stage) -> float:
        """How long the stage rings after its input has ended; 0 for most."""
        ...

    def render(self, stage: Stage, audio: Audio, rate_hz: int) -> Audio:
        """The stage over a whole clip: `open`, one `process`, `finish`."""
        ...
