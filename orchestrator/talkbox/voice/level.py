"""How loud speech is, and how much louder it is made: quiet speech comes up, nothing ever clips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from talkbox.voice.activity import CHUNK_SAMPLES, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]

SILENT_DBFS = -80.0
"""A sound below this is silence: the speech in it would be three steps of 16 bits."""
_SPEECH_DBFS = -23.0
"""RMS of speech at a usual level, as programme loudness (EBU R 128)."""
_HIGHEST_PEAK_DBFS = -1.0
_MOST_DB = 60.0
_LOUDEST_CHUNKS = 5
"""A click is in two chunks at most, a word in more."""


def centred(samples: Mono) -> Mono:
    """The samples without what is constant in them (DC), as cheap microphone inputs add it."""
    return np.asarray(samples - samples.mean(dtype=np.float64), np.float32)


def loudest_dbfs(samples: Mono) -> float:
    """RMS of the fifth loudest 32 ms, so that no click counts; -inf for none."""
    chunks = samples[: len(samples) // CHUNK_SAMPLES * CHUNK_SAMPLES].reshape(-1, CHUNK_SAMPLES)
    powers = np.sort(np.mean(np.square(chunks), axis=1))[-_LOUDEST_CHUNKS:]
    return _db(float(powers[0]) ** 0.5) if len(powers) else float("-inf")


def audible(samples: Mono) -> Mono:
    """The samples brought up for the detector, which does not hear speech under -45 dBFS; peaks
    over full scale are cut off, so this is for no other ear."""
    gain_db = np.clip(_SPEECH_DBFS - loudest_dbfs(samples), 0.0, _MOST_DB)
    return np.clip(amplified(samples, float(gain_db)), -1.0, 1.0)


def speech_gain_db(samples: Mono, speech: Sequence[Span], kept: Sequence[Span]) -> float:
    """What brings speech to a usual level if it is quieter than that, or as near as the highest
    peak in what is kept allows; negative where that peak is too high already."""
    energy = sum(float(np.sum(np.square(samples[a:b], dtype=np.float64))) for a, b in speech)
    rms = (energy / sum(b - a for a, b in speech)) ** 0.5
    wanted_db = np.clip(_SPEECH_DBFS - _db(rms), 0.0, _MOST_DB)
    peak = max(float(np.abs(samples[a:b]).max()) for a, b in kept)
    return min(float(wanted_db), _HIGHEST_PEAK_DBFS - _db(peak))


def amplified(samples: Mono, gain_db: float) -> Mono:
    """The samples, this much louder."""
    return samples * np.float32(10 ** (gain_db / 20))


def _db(magnitude: float) -> float:
    return float(20 * np.log10(magnitude)) if magnitude > 0 else float("-inf")
