"""Moods and places move the sound as they are meant, beside a change of tempo too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 44100


def _song(folder: Path) -> Path:
    """Three seconds of plucked chords over a little hiss, at a moderate level."""
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    tones = sum(np.sin(2 * np.pi * hz * t) / k for k, hz in enumerate((98, 196, 294, 880, 3520), 1))
    hiss = np.random.default_rng(1).standard_normal(t.size)
    path = folder / "song.wav"
    soundfile.write(path, (0.1 * tones + 0.01 * hiss) * np.exp(-3 * (t % 0.75)), RATE_HZ)
    return path


def aims(folder: Path, phrase: str) -> dict[str, tuple[float, float, bool]]:
    """Every measure that the phrase is held to: before, after, whether it was met."""
    errand = Errand(phrase, folder / "out.wav", _song(folder))
    summary = errand.carry_out(Home(folder / "home"), Planner())
    assert summary["status"] == "met"
    return {aim["measure"]: (aim["before"], aim["after"], aim["met"]) for aim in summary["goals"]}


@pytest.mark.parametrize(
    "phrase", ["make it lonelier", "an indoor pool", "the bar's empty, chairs on tables"]
)
def test_an_empty_place_is_heard_from_its_tail_and_no_louder(tmp_path: Path, phrase: str) -> None:
    found = aims(tmp_path, phrase)
    before, after, _ = found["fade_out_seconds"]
    assert after > before + 1
    assert found["integrated_lufs"][2]


def test_what_is_light_as_a_feather_has_less_weight(tmp_path: Path) -> None:
    before, after, met = aims(tmp_path, "light as a feather")["bass_db"]
    assert met and after < before - 0.5


@pytest.mark.parametrize("phrase", ["slower and dreamy", "faster with a big reverb"])
def test_a_room_beside_a_tempo_may_ring_longer_but_stays_as_loud(
    tmp_path: Path, phrase: str
) -> None:
    found = aims(tmp_path, phrase)
    before, after, met = found["integrated_lufs"]
    assert met and abs(after - before) <= 1


def test_an_audiobook_takes_the_loudness_that_its_shop_names(tmp_path: Path) -> None:
    _, after, met = aims(tmp_path, "the audiobook shop wants -19 LUFS")["integrated_lufs"]
    assert met and after == pytest.approx(-19, abs=0.5)
