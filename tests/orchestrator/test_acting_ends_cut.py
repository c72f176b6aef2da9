"""What is left of silence at the ends, what counts as silence, and how a voice keeps its level."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from edited_clips import RATE_HZ, SECONDS, Sound, edited, rms_db
from espeak import needs_espeak, speak

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

_BEFORE_SECONDS = 1.0
_AFTER_SECONDS = 1.5
_HISS_HEARD_DB = 11
"""So much louder than a buzz of its power white noise is, as loudness is weighted."""


def _padded(floor_db: float) -> Sound:
    """A buzz in syllables from 1 to 2.5 s of four, with steady noise over all of it."""
    on = (SECONDS >= _BEFORE_SECONDS) & (SECONDS[-1] - _AFTER_SECONDS > SECONDS)
    buzz = sum(np.sin(2 * np.pi * 150 * k * SECONDS) / k for k in range(1, 10))
    noise = np.random.default_rng(5).standard_normal(SECONDS.size)
    return np.asarray(0.05 * buzz * on + 10 ** (floor_db / 20) * noise)


@pytest.mark.parametrize(
    ("phrase", "left_seconds"),
    [
        ("trim the silence but leave half a second", 1.0),
        ("cut the silence at the start and end but leave about a quarter of a second", 0.5),
        ("remove the silence at the start but keep about 300 ms", 0.3 + _AFTER_SECONDS),
        ("trim the dead air at the end and leave about 1 second", 1.0 + _BEFORE_SECONDS),
    ],
)
def test_as_much_silence_is_left_as_was_said(
    tmp_path: Path, phrase: str, left_seconds: float
) -> None:
    out = edited(tmp_path, "take.wav", _padded(-90), phrase)
    sound = SECONDS[-1] - _BEFORE_SECONDS - _AFTER_SECONDS
    assert out.size / RATE_HZ == pytest.approx(sound + left_seconds, abs=0.12)


def test_hiss_22_db_under_the_sound_counts_as_silence(tmp_path: Path) -> None:
    talk = _padded(-120)
    loudest_db = rms_db(talk[RATE_HZ : 2 * RATE_HZ])
    hissing = _padded(loudest_db - 22 - _HISS_HEARD_DB)
    out = edited(tmp_path, "take.wav", hissing, "trim the silence at the start")
    assert out.size / RATE_HZ < SECONDS[-1] - _BEFORE_SECONDS + 0.2


@needs_espeak
@pytest.mark.parametrize("quieter", [1.0, 0.1])
def test_a_radio_voice_is_as_loud_as_it_was(tmp_path: Path, quieter: float) -> None:
    spoken, rate_hz = speak(
        "Good evening, and welcome to the late show. It is very nearly midnight."
    )
    source, out = tmp_path / "voice.wav", tmp_path / "out.wav"
    soundfile.write(source, quieter * spoken.T, rate_hz, subtype="FLOAT")
    errand = Errand("make me sound like a radio host", out, source)
    summary = errand.carry_out(Home(tmp_path / "home"), Planner())
    samples, _ = soundfile.read(out)
    assert summary["status"] in ("met", "partly")
    assert rms_db(samples) == pytest.approx(rms_db(quieter * spoken[0]), abs=3)
