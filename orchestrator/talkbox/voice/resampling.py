"""Blocks of any rate and any channels -> one channel at 16 kHz, by soxr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from talkbox.recording import RATE_HZ
from talkbox.voice.extras import extra

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox.voice.mono import Mix
    from talkbox.voice.reading import Sound


def resampled(sound: Sound, mix: Mix) -> NDArray[np.float32]:
    """The whole sound, shape (samples,), at 16 kHz, still at its own level.

    Raises VoiceError without the extra `voice`, and where the file turns out to be damaged.
    """
    with extra():
        import soxr
    stream = soxr.ResampleStream(sound.rate_hz, RATE_HZ, 1, dtype="float32", quality="HQ")
    pieces = [stream.resample_chunk(mix.weights @ block) for block in sound.blocks()]
    pieces.append(stream.resample_chunk(np.zeros(0, np.float32), last=True))
    return np.concatenate(pieces)
