"""Sounds and files of them for tests: every kind of sample, and what a folder holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

Audio = NDArray[np.float32]

RATE_HZ = 44_100
LOSSLESS = (".wav", ".flac", ".aiff", ".aif", ".caf", ".w64")
LOSSY = (".ogg", ".opus", ".mp3")


def tone(rate_hz: int = RATE_HZ, seconds: float = 0.5, channels: int = 2) -> Audio:
    t = np.arange(round(rate_hz * seconds)) / rate_hz
    voices = [0.4 * np.sin(2 * np.pi * hz * t) for hz in (440.0, 660.0)[:channels]]
    return np.ascontiguousarray(voices, dtype=np.float32)


def noise(samples: int, channels: int = 2, level: float = 0.2) -> Audio:
    noise = np.random.default_rng(7).standard_normal((channels, samples)) * level
    return np.asarray(np.clip(noise, -1.0, 1.0), np.float32)


def grid(bits: int, samples: int = 3_000) -> Audio:
    """Every kind of value that an integer file can hold, its two ends included."""
    top = 2 ** (bits - 1)
    whole = np.random.default_rng(bits).integers(-top, top, (2, samples))
    whole[:, :2] = [[-top, top - 1], [top - 1, -top]]
    return np.asarray(whole / top, np.float32)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def stored(path: Path, audio: Audio, **how: str) -> Path:
    soundfile.write(path, audio.T, RATE_HZ, **how)
    return path
