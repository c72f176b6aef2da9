"""Speech for tests and benchmarks, made by espeak-ng here, so that none has to be shipped.

The same words, voice, speed and pitch give the same samples.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

PROGRAM = shutil.which("espeak-ng")
needs_espeak = pytest.mark.skipif(PROGRAM is None, reason="espeak-ng is not installed")
"""For every test, or whole module of tests, that calls `speak`."""


@cache
def speak(
    text: str, voice: str = "en-us", speed_wpm: int = 160, pitch: int = 50
) -> tuple[Audio, int]:
    """The text, spoken: samples of shape (1, samples), not to be written to, and their rate in Hz.

    `voice` as `espeak-ng --voices` lists them, with a variant where wanted ("en-gb+f3"); `pitch`
    from 0 to 99.
    """
    if PROGRAM is None:
        raise RuntimeError("espeak-ng is not installed; mark the test with needs_espeak")
    how = ["-v", voice, "-s", str(speed_wpm), "-p", str(pitch)]
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "spoken.wav"
        subprocess.run([PROGRAM, *how, "-w", str(spoken), "--", text], check=True, timeout=60)
        samples, rate_hz = soundfile.read(spoken, dtype="float32", always_2d=True)
    audio: Audio = np.ascontiguousarray(samples.T)
    audio.flags.writeable = False
    return audio, rate_hz


def over(speech: Audio, sound: Audio, snr_db: float) -> Audio:
    """Speech with a sound under it, summed to mono, repeated to the same length and `snr_db`
    quieter by RMS; both at one rate, shape (channels, samples)."""
    repeated = np.resize(sound.mean(axis=0), speech.shape[1])
    gain = _rms(speech) / _rms(repeated) / 10 ** (snr_db / 20)
    return np.asarray(speech + gain * repeated, np.float32)


def _rms(samples: Audio) -> float:
    return float(np.sqrt(np.mean(np.square(samples), dtype=np.float64)))
