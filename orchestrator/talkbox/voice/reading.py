"""What was spoken, from a file or from samples: blocks at its own rate, with its own channels.

A sound can be read as often as wanted and is never in memory as a whole because of that. All that
is wrong with a file is a VoiceError with the sentence of `talkbox_tools.dsp.files`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from talkbox.voice.refusals import impossible_rate, not_finite, unscaled
from talkbox.voice.transcriber import VoiceError
from talkbox_tools.dsp import files
from talkbox_tools.dsp.files_read import HIGHEST_RATE_HZ, LOUDEST, LOWEST_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_BLOCK_VALUES = 1 << 17
"""Of all channels together in one block: 0.5 MB."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound of any rate and any number of channels."""

    name: str
    """How a sentence about it begins."""
    rate_hz: int
    channels: int
    samples: int
    """Per channel, as far as the header of a file can be trusted."""
    blocks: Callable[[], Iterator[Audio]]
    """Begins to read it: blocks of shape (channels, samples), full scale at 1. Raises VoiceError
    on the way where a file is damaged."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.samples / self.rate_hz


def of_file(path: Path) -> Sound:
    """The sound in a file of any kind that soundfile reads. Raises VoiceError for all others."""
    with _refused():
        info = files.probe(path, any_channels=True)
    size = max(1, _BLOCK_VALUES // info.channels)

    def blocks() -> Iterator[Audio]:
        with _refused():
            yield from files.blocks(path, size, any_channels=True)

    return Sound(str(path), info.rate_hz, info.channels, info.frames, blocks)


def of_samples(samples: NDArray[Any], rate_hz: int) -> Sound:
    """The sound of floats or signed integers, shape (channels, samples) or (samples,).

    Integers have their type's full scale. Raises VoiceError for samples that are not finite or
    far over full scale, and for a rate outside 8 to 384 kHz.
    """
    name = "The recording"
    if not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
        raise impossible_rate(name, rate_hz)
    scaled = _floats(np.atleast_2d(samples))
    if not np.isfinite(scaled).all():
        raise not_finite(name)
    if np.abs(scaled).max(initial=0.0) > LOUDEST:
        raise unscaled(name)
    size = max(1, _BLOCK_VALUES // max(1, len(scaled)))

    def blocks() -> Iterator[Audio]:
        for start in range(0, scaled.shape[1], size):
            yield scaled[:, start : start + size]

    return Sound(name, rate_hz, len(scaled), scaled.shape[1], blocks)


def _floats(samples: NDArray[Any]) -> Audio:
    if np.issubdtype(samples.dtype, np.signedinteger):
        return np.asarray(samples / -float(np.iinfo(samples.dtype).min), np.float32)
    return np.asarray(samples, np.float32)


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except files.FileError as error:
        raise VoiceError(str(error)) from error
