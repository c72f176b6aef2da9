"""Clips made of numbers, put through a whole edit as a producer would ask for it, and rulers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 44_100
SECONDS = np.arange(4 * RATE_HZ) / RATE_HZ
"""The time of each sample of a clip of four seconds."""
Sound = NDArray[np.float64]


def carried_out(folder: Path, name: str, clip: Sound, phrase: str) -> tuple[dict[str, Any], Sound]:
    """The document of the edit, and what it wrote, of shape (samples, channels)."""
    source, out = folder / name, folder / "out.wav"
    soundfile.write(source, clip, RATE_HZ, subtype="FLOAT")
    summary = Errand(phrase, out, source).carry_out(Home(folder / "home"), Planner())
    samples, _ = soundfile.read(out, always_2d=True)
    return dict(summary), samples


def edited(folder: Path, name: str, clip: Sound, phrase: str) -> Sound:
    """The clip after the edit, which must claim success; its channels' mean."""
    summary, samples = carried_out(folder, name, clip, phrase)
    assert summary["status"] == "met", summary["reply"]
    mono: Sound = samples.mean(axis=1)
    return mono


def band_db(sound: Sound, low_hz: float, high_hz: float) -> float:
    """The energy between two frequencies."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    return float(10 * np.log10(power[(hz >= low_hz) & (hz < high_hz)].sum() + 1e-20))


def rms_db(sound: Sound) -> float:
    """The mean power."""
    return float(10 * np.log10(np.mean(sound**2) + 1e-20))
