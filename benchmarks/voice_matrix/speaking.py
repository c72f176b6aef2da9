"""Instructions read aloud by espeak-ng, with music under them where that is asked for.

Its voices are made by rule, sound like no person, and are the same bytes everywhere: harder to
understand than a person in a quiet room, and fair to compare with.
"""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from talkbox.clip import RATE_HZ, clip

MUSIC_UNDER_DB = 10.0
"""How far the music lies under the speech, both as root mean squares over the whole phrase."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Who reads, how fast, and whether music plays."""

    voice: str
    words_per_minute: int = 160
    music: bool = False

    def __str__(self) -> str:
        music = ", music" if self.music else ""
        return f"{self.voice}, {self.words_per_minute} wpm{music}"


CONDITIONS = (
    Condition("en-us"),
    Condition("en-gb"),
    Condition("en-gb-scotland"),
    Condition("en-us+f3"),
    Condition("en-us+m7"),
    Condition("en-us", 130),
    Condition("en-us", 200),
    Condition("en-us", music=True),
)


def read_aloud(text: str, condition: Condition) -> tuple[NDArray[np.float32], int]:
    """The speech, shape (1, samples), and its rate in Hz."""
    command = ["espeak-ng", "-v", condition.voice, "-s", str(condition.words_per_minute)]
    ran = subprocess.run([*command, "--stdout", text], check=True, capture_output=True)
    speech, rate_hz = soundfile.read(io.BytesIO(ran.stdout), dtype="float32")
    if condition.music:
        speech = speech + _music(rate_hz, len(speech)) * _gain(speech, rate_hz)
        speech /= max(1.0, float(np.abs(speech).max()))
    return speech[np.newaxis].astype(np.float32), rate_hz


def espeak_version() -> str:
    """As it tells its version."""
    ran = subprocess.run(["espeak-ng", "--version"], check=True, capture_output=True, text=True)
    return ran.stdout.partition("  Data")[0].strip()


def _gain(speech: NDArray[Any], rate_hz: int) -> float:
    music = _music(rate_hz, len(speech))
    ratio = np.sqrt(np.mean(speech**2) / np.mean(music**2))
    return float(ratio * 10 ** (-MUSIC_UNDER_DB / 20))


def _music(rate_hz: int, length: int) -> NDArray[np.float32]:
    return np.resize(_bed(rate_hz), length)


@cache
def _bed(rate_hz: int) -> NDArray[np.float32]:
    mono = clip().mean(axis=0)
    return np.asarray(soxr.resample(mono, RATE_HZ, rate_hz), dtype=np.float32)
