"""One channel of many: their mean, unless they cancel each other in it; then the loudest.

A microphone wired the wrong way round, or a stereo "widener", gives two channels of which one is
the other upside down. Their mean is silence, or the room without the voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox.voice.reading import Sound

_CANCELLED = 0.25
"""Independent channels, as well as a voice in one of them alone, leave the mean 1/channels of
their average energy; it is less than this share of that only where they are against each other."""


@dataclass(frozen=True, slots=True)
class Mix:
    """How the channels become one."""

    weights: NDArray[np.float32]
    """Of each channel; they sum to 1."""
    cancelled: bool
    """Whether the loudest channel stands for all."""


def mix(sound: Sound) -> Mix:
    """The mix for this sound, which is read once for it where it has several channels."""
    count = sound.channels
    weights = np.full(count, 1 / count, np.float32)
    if count == 1:
        return Mix(weights, False)
    covariance = _covariance(sound)
    average = float(np.trace(covariance)) / count
    if float(covariance.mean()) >= _CANCELLED * average / count:
        return Mix(weights, False)
    loudest = int(np.argmax(np.diag(covariance)))
    return Mix(np.eye(count, dtype=np.float32)[loudest], True)


def _covariance(sound: Sound) -> NDArray[np.float64]:
    """Of the channels, with what is constant in them taken out; its mean is the energy of their
    mean."""
    products = np.zeros((sound.channels, sound.channels))
    sums = np.zeros(sound.channels)
    samples = 0
    for block in sound.blocks():
        products += block @ block.T
        sums += block.sum(axis=1, dtype=np.float64)
        samples += block.shape[1]
    means = sums / max(1, samples)
    covariance: NDArray[np.float64] = products / max(1, samples) - np.outer(means, means)
    return covariance
