"""From float32 samples to the numbers that a file holds, on libsndfile's scale (2^15, 2^23, 2^31).

Samples that lie on the file's grid already pass unchanged, so that an unedited file is written
back bit for bit and silence stays silent. Those between two 16-bit values are dithered with
triangular noise two steps wide, which makes the rounding error independent of the sound (Lipshitz,
Wannamaker, Vanderkooy, "Quantization and Dither", JAES 40(5), 1992); at 24 bits that error is far
below any converter's own noise. The noise is the same on every run and for every way of cutting
the sound into blocks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Samples = NDArray[np.int16] | NDArray[np.int32] | NDArray[np.float32]

_DITHER_SEED = 16


class Converter:
    """Turns blocks of (channels, samples) into frames of (samples, channels) for one file."""

    def __init__(self, subtype: str, *, limited: bool) -> None:
        """`subtype` as soundfile names it; `limited` keeps float samples within full scale."""
        self._subtype = subtype
        self._limited = limited
        self.clipped = 0
        """How many samples were beyond full scale and were put there."""

    @cached_property
    def _noise(self) -> np.random.Generator:
        """Made for 16 bits alone: numpy loads its random numbers when they are first used."""
        return np.random.default_rng(_DITHER_SEED)

    @property
    def dtype(self) -> str:
        """What the frames are made of, as soundfile names it."""
        return {"PCM_16": "int16", "PCM_24": "int32", "PCM_32": "int32"}.get(
            self._subtype, "float32"
        )

    def convert(self, block: Audio) -> Samples:
        """The block's frames as the file wants them."""
        frames = np.ascontiguousarray(block.T, dtype=np.float32)
        if self.dtype == "float32" and not self._limited:
            return frames
        self.clipped += int(np.count_nonzero(np.abs(frames) > 1.0))
        frames = np.clip(frames, -1.0, 1.0)
        if self._subtype == "PCM_16":
            return self._to_16(frames)
        if self._subtype == "PCM_24":
            return _rounded(frames, 2.0**23) << 8
        if self._subtype == "PCM_32":
            return _rounded(frames.astype(np.float64), 2.0**31)
        return frames

    def _to_16(self, frames: NDArray[np.float32]) -> NDArray[np.int16]:
        scaled = frames * np.float32(2.0**15)
        draws = self._noise.random((*frames.shape, 2), dtype=np.float32)
        between = scaled != np.rint(scaled)
        scaled += (draws[..., 0] - draws[..., 1]) * between
        whole: NDArray[np.int16] = np.minimum(np.rint(scaled), 2.0**15 - 1).astype(np.int16)
        return whole


def _rounded(frames: NDArray[np.float32] | NDArray[np.float64], scale: float) -> NDArray[np.int32]:
    whole: NDArray[np.int32] = np.minimum(np.rint(frames * scale), scale - 1).astype(np.int32)
    return whole
