"""What audio must be before and after every stage, and the sentence when it is not.

Native code answers bad numbers with noise, hangs and crashes, so nothing passes here that is not a
finite array of one or two channels at a possible sample rate and a possible level. Every error
that leaves a stage names it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.processors import join, left

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.chain import Stage

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8000, 384_000
MOST_CHANNELS = 2
HIGHEST_LEVEL_DB = 24.0
"""No stage may put out more than this; what does is a mistake that hurts ears and speakers."""

_HIGHEST = 10 ** ((HIGHEST_LEVEL_DB + 0.01) / 20)


def check_rate(rate_hz: int) -> None:
    """Raise BackendError unless `rate_hz` is a whole number from 8000 to 384000."""
    whole = isinstance(rate_hz, int) and not isinstance(rate_hz, bool)
    if not whole or not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
        raise BackendError(
            f"The sample rate must be a whole number from {LOWEST_RATE_HZ} to {HIGHEST_RATE_HZ} "
            f"Hz, not {rate_hz!r}; convert the file to 44100 or 48000 Hz first."
        )


def check_channels(channels: int) -> None:
    """Raise BackendError unless it is mono or stereo."""
    if not 1 <= channels <= MOST_CHANNELS:
        raise BackendError(
            f"The audio has {channels} channels, and only mono and stereo can be worked on; "
            "mix it down to two channels first."
        )


def check_audio(audio: Audio) -> None:
    """Raise BackendError unless `audio` is float32 (1 or 2, samples), finite and no louder than
    +24 dBFS.
    """
    if audio.ndim != 2 or audio.dtype != np.float32:
        raise BackendError(
            "The audio must be a float32 array of shape (channels, samples), "
            f"not {audio.dtype} of shape {audio.shape}."
        )
    check_channels(audio.shape[0])
    peak = _peak(audio)
    if not math.isfinite(peak):
        raise BackendError(
            "The audio holds samples that are not finite numbers; export the file again."
        )
    if peak > _HIGHEST:
        raise BackendError(
            f"The audio peaks at {_decibels(peak)} and may reach +24 dBFS at most; full scale is "
            "1.0, so samples counted as whole numbers must be divided by their full scale first."
        )


def stage_error(stage: Stage, text: object) -> BackendError:
    """A BackendError that names the stage."""
    return BackendError(f"Stage {stage.id} ({stage.effect}): {text}")


@contextmanager
def named(stage: Stage) -> Iterator[None]:
    """Whatever goes wrong inside becomes a BackendError that names the stage and keeps the cause.

    This is the boundary to effects and native code, hence the broad catch.
    """
    try:
        yield
    except BackendError as error:
        raise stage_error(stage, error) from error
    except MemoryError as error:
        raise stage_error(
            stage,
            "there is not enough memory for a clip of this length; cut it into shorter parts.",
        ) from error
    except Exception as error:
        raise stage_error(
            stage, f"failed inside ({type(error).__name__}: {error}); remove or bypass it."
        ) from error


class Guarded:
    """A processor whose every block is checked on its way out."""

    def __init__(self, processor: Processor, stage: Stage) -> None:
        self._processor = processor
        self._stage = stage

    def process(self, block: Audio) -> Audio:
        """The processor's output; raises BackendError for what no stage may put out."""
        with named(self._stage):
            return self._checked(self._processor.process(block))

    def drain(self) -> Iterator[Audio]:
        """What is left, block by block."""
        with named(self._stage):
            for block in left(self._processor):
                yield self._checked(block)

    def finish(self) -> Audio:
        """What is left."""
        return join(self.drain())

    def _checked(self, block: Audio) -> Audio:
        if not block.shape[1]:
            return block
        check_channels(block.shape[0])
        peak = _peak(block)
        if not math.isfinite(peak):
            raise BackendError("put out samples that are not finite numbers; remove or bypass it.")
        if peak > _HIGHEST:
            raise BackendError(
                f"came out at {_decibels(peak)}, and +24 dBFS is the most allowed; turn it down "
                "or lower the level before it."
            )
        return np.ascontiguousarray(block, np.float32)


def _peak(audio: Audio) -> float:
    """The highest magnitude; not a number if a sample is none."""
    if not audio.size:
        return 0.0
    return float(np.maximum(audio.max(), -audio.min()))


def _decibels(peak: float) -> str:
    return f"{20 * math.log10(peak):+.1f} dBFS"
