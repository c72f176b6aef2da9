"""How far a word goes on a clip, and what is not done twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 44_100


def told(folder: Path, say: str, level_db: float) -> dict[str, Any]:
    """What comes of a request for a chord of notes at such a peak level."""
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    chord = sum(np.sin(2 * np.pi * pitch_hz * t) for pitch_hz in (220, 277.2, 329.6))
    clip = chord / np.abs(chord).max() * np.exp(-3 * (t % 0.75)) * 10 ** (level_db / 20)
    soundfile.write(folder / "take.wav", clip, RATE_HZ, subtype="FLOAT")
    errand = Errand(say, folder / "out.wav", folder / "take.wav")
    return dict(errand.carry_out(Home(folder / "home"), Planner()))


def gained_db(folder: Path) -> float:
    source, _ = soundfile.read(folder / "take.wav")
    written, _ = soundfile.read(folder / "out.wav")
    return float(10 * np.log10(np.mean(written**2) / np.mean(source**2)))


@pytest.mark.parametrize("say", ["way too quiet, nobody can hear this", "make it louder"])
def test_a_faint_clip_becomes_hearable(tmp_path: Path, say: str) -> None:
    assert told(tmp_path, say, level_db=-40)["status"] == "met"
    assert gained_db(tmp_path) > 8


def test_a_clip_at_a_usual_level_becomes_louder_by_the_usual_step(tmp_path: Path) -> None:
    assert told(tmp_path, "make it louder", level_db=-12)["status"] == "met"
    assert 3 < gained_db(tmp_path) < 5


def test_an_effect_that_is_named_is_not_added_again_by_a_picture(tmp_path: Path) -> None:
    document = told(tmp_path, "chorus on it, nice and dreamy", level_db=-12)
    kinds = [call["arguments"].get("kind") for call in document["calls"]]
    assert kinds.count("chorus") == 1
    assert "reverb" in kinds


def test_wind_is_cut_where_it_blows(tmp_path: Path) -> None:
    document = told(tmp_path, "there's wind on the mic", level_db=-12)
    (cut,) = [each for each in document["calls"] if each["arguments"].get("kind") == "high_pass"]
    assert 100 <= cut["arguments"]["frequency_hz"] <= 240
