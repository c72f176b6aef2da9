"""What tests of the evaluation share: a case in a line, a tone with some treble, edits of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from talkbox.evaluation.cases import Case
from talkbox.evaluation.judging import Result, judged
from talkbox.evaluation.sound import Doubles, Sound

RATE_HZ = 44_100


def case(say: str | None = "darker", **given: Any) -> Case:
    """A case about any clip."""
    return Case.model_validate({"say": say, "kind": "tone", "on": ["any"], **given})


def noise(seconds: float = 1.0, channels: int = 1, level: float = 0.1) -> Sound:
    """Pink noise in bursts, the same each time."""
    samples = round(seconds * RATE_HZ)
    bins = np.fft.rfft(np.random.default_rng(5).standard_normal((channels, samples)))
    bins[:, 1:] /= np.sqrt(np.arange(1, bins.shape[1]))
    bins[:, 0] = 0
    audio = np.fft.irfft(bins, samples)
    bursts = 0.15 + (np.arange(samples) % (RATE_HZ // 4) < RATE_HZ // 8)
    return Sound(level * bursts * audio / audio.std(), RATE_HZ)


def shelved(sound: Sound, gain_db: float, corner_hz: float = 2_000.0) -> Sound:
    """Everything above a corner louder or softer."""
    bins = np.fft.rfft(sound.audio)
    frequencies = np.fft.rfftfreq(sound.samples, 1 / sound.rate_hz)
    share = 1 / (1 + (corner_hz / np.maximum(frequencies, 1)) ** 4)
    return made(np.fft.irfft(bins * 10 ** (gain_db * share / 20), sound.samples))


def made(audio: Doubles) -> Sound:
    """Samples as a sound."""
    return Sound(audio, RATE_HZ)


def broken(of: Case, source: Sound, *results: Sound | None) -> list[str]:
    """What does not hold when these sounds were written (None: a refusal in words)."""
    given = [Result(sound, "words", refused=sound is None) for sound in results]
    return judged(of, frozenset({"mono"}), source, given)
