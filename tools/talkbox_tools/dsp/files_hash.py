"""The name that samples give themselves: a hash of what is heard, whatever file or block it is in.

Hashed are the rate, the channel count and the float32 samples, interleaved and little-endian, so
that the same sound gets the same name on every machine and however it was cut into blocks.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

_BLOCK_SAMPLES = 65_536


class SamplesHash:
    """A sha256 that grows block by block."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._channels = 0
        self._digest = hashlib.sha256()

    def add(self, block: Audio) -> None:
        """Add a block of shape (channels, samples); raises ValueError when the channels change."""
        if not self._channels:
            self._channels = block.shape[0]
            self._digest.update(f"talkbox {self._rate_hz} {self._channels}\n".encode("ascii"))
        if block.shape[0] != self._channels:
            raise ValueError(f"a block of {block.shape[0]} channels after {self._channels}")
        for start in range(0, block.shape[1], _BLOCK_SAMPLES):
            part = block[:, start : start + _BLOCK_SAMPLES].T
            self._digest.update(np.ascontiguousarray(part, dtype="<f4").data)

    def hexdigest(self) -> str:
        """The hash of everything so far, 64 hex digits."""
        return self._digest.hexdigest()


def sha256_of_samples(audio: Audio, rate_hz: int) -> str:
    """The `SamplesHash` of a whole sound of shape (channels, samples)."""
    samples = SamplesHash(rate_hz)
    samples.add(audio)
    return samples.hexdigest()
