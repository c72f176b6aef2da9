"""Test signals with known properties, and the real recordings where they are at hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

RECORDINGS = Path(__file__).parents[3] / "shared" / "audio"
CLIPS = ("bass", "bell-pad", "break", "guitar-clean", "music-bed", "sax", "sitar", "voice")
LONGEST_SECONDS = 4.0


def tone(
    frequency_hz: float, seconds: float, level_dbfs: float, rate_hz: int, channels: int = 2
) -> Audio:
    """A sine with this peak level, the same in every channel."""
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    sine = 10.0 ** (level_dbfs / 20.0) * np.sin(2.0 * np.pi * frequency_hz * time)
    return copies(sine, channels)


def tones(parts: Iterable[tuple[float, float]], rate_hz: int) -> Audio:
    """Stereo 1 kHz sines one after the other, each (level in dBFS, seconds)."""
    return np.concatenate([tone(1000.0, s, level, rate_hz) for level, s in parts], axis=1)


def noise(seconds: float, level_dbfs: float, rate_hz: int, channels: int = 2) -> Audio:
    """White noise of this RMS level, different in every channel but the same every time."""
    random = np.random.default_rng(7)
    samples = random.standard_normal((channels, round(seconds * rate_hz)))
    return np.asarray(10.0 ** (level_dbfs / 20.0) * samples, np.float32)


def hits(seconds: float, a_second: float, fall_db_per_second: float, rate_hz: int) -> Audio:
    """Mono noise hits that fall in a straight line, in dB."""
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    since = time % (1.0 / a_second)
    fall = 10.0 ** (-fall_db_per_second * since / 20.0)
    return noise(seconds, -12.0, rate_hz, 1) * fall.astype(np.float32)


def silence(seconds: float, rate_hz: int, channels: int = 2) -> Audio:
    """Digital silence."""
    return np.zeros((channels, round(seconds * rate_hz)), np.float32)


def copies(samples: NDArray[np.float64], channels: int) -> Audio:
    """The same samples in every channel."""
    return np.repeat(samples.astype(np.float32)[None], channels, axis=0)


def joined(*parts: Audio) -> Audio:
    """One after the other."""
    return np.ascontiguousarray(np.concatenate(parts, axis=1))


def recording(name: str) -> tuple[Audio, int]:
    """A real clip, at most 4 s, and its rate; skips the test where there is none."""
    path = RECORDINGS / f"{name}.flac"
    if not path.exists():
        pytest.skip(f"the recording {path.name} is not at hand in ../shared/audio")
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return np.ascontiguousarray(samples[: round(LONGEST_SECONDS * rate_hz)].T), rate_hz
