"""What is asked for is heard plainly: not only measured, and not only on a full mix."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, edited

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home


def _notes(pitch_hz: float, harmonics: int, fall: float) -> Sound:
    """A plucked note every half second, its harmonics weaker by a power of their number."""
    tone = sum(
        np.sin(2 * np.pi * k * pitch_hz * SECONDS) / k**fall for k in range(1, harmonics + 1)
    )
    note: Sound = 0.2 * tone * np.exp(-4 * (SECONDS % 0.5))
    return note


def test_lofi_on_a_sound_without_highs_is_more_than_saturated(tmp_path: Path) -> None:
    """The hiss of the cassette is heard where the clip has nothing."""
    bass = _notes(55, 6, 2)
    after = edited(tmp_path, "line.wav", bass, "make it lofi")
    assert band_db(after, 1500, 3000) > band_db(after, 40, 400) - 55
    assert band_db(bass, 1500, 3000) < band_db(bass, 40, 400) - 60


@pytest.mark.parametrize("pitch_hz", [110, 210])
def test_a_robot_has_new_tones_beside_those_of_the_voice(tmp_path: Path, pitch_hz: float) -> None:
    """A level that beats puts a tone 50 Hz over and under each of the voice's own."""
    voice = _notes(pitch_hz, 20, 1)
    after = edited(tmp_path, "speech.wav", voice, "robot voice pls")
    own = band_db(after, 2 * pitch_hz - 8, 2 * pitch_hz + 8)
    beside = band_db(after, 2 * pitch_hz + 42, 2 * pitch_hz + 58)
    assert beside > own - 14


def test_a_tightened_bass_is_less_muddy(tmp_path: Path) -> None:
    bass = _notes(50, 10, 1.3)
    phrase = "bass is muddy, tighten up the low end"
    after = edited(tmp_path, "bass.wav", bass, phrase)
    mud = [band_db(x, 180, 400) - band_db(x, 40, 120) for x in (bass, after)]
    assert mud[1] < mud[0] - 2


def _sides_db(samples: Sound) -> float:
    left, right = samples.T
    return float(10 * np.log10(np.mean((left - right) ** 2) / np.mean((left + right) ** 2)))


def test_sides_that_are_hardly_heard_grow_by_more_than_others(tmp_path: Path) -> None:
    middle = _notes(220, 12, 1)
    sides = 0.008 * np.random.default_rng(1).standard_normal(middle.size)
    source, out = tmp_path / "song.wav", tmp_path / "out.wav"
    song = np.stack((middle + sides, middle - sides), axis=1)
    soundfile.write(source, song, RATE_HZ, subtype="FLOAT")
    summary = Errand("wider", out, source).carry_out(Home(tmp_path / "home"), Planner())
    samples, _ = soundfile.read(out, always_2d=True)
    assert summary["status"] == "met"
    assert _sides_db(song) < -20
    assert _sides_db(samples) > _sides_db(song) + 5.5
