"""Clipped recordings are mended where a producer complains of it, with room for their peaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from readings import words

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 44_100


@pytest.mark.parametrize(
    "text",
    [
        "it's clipping like crazy, save what you can",
        "the recording is clipped, can you fix it",
        "my peaks are clipped",
        "fix the clipping",
        "remove the distortion",
        "the mic was overloaded",
        "the loud parts are distorted",
        "declip this",
        "die Aufnahme ist übersteuert",
        "répare la saturation",
        "repara el clipping",
        "togli il clipping",
        "conserta o estouro",
        "音割れを直して",
    ],
)
def test_complaints_of_clipping_ask_to_undo_it(text: str) -> None:
    assert words(text) == ["less_dirty"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make it distorted", "distort"),
        ("i want the guitar distorted", "distort"),
        ("clip it", "clip"),
    ],
)
def test_dirt_that_is_wished_for_is_made(text: str, word: str) -> None:
    assert words(text) == [word]


def told(folder: Path, say: str, over_db: float) -> dict[str, Any]:
    """What comes of a request for a chord that was recorded so much too hot."""
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    chord = sum(np.sin(2 * np.pi * pitch_hz * t) for pitch_hz in (220, 277.2, 329.6))
    clip = chord / np.abs(chord).max() * 10 ** (over_db / 20)
    soundfile.write(folder / "take.wav", np.clip(clip, -1, 1), RATE_HZ)
    errand = Errand(say, folder / "out.wav", folder / "take.wav")
    return dict(errand.carry_out(Home(folder / "home"), Planner()))


def test_clipped_peaks_stand_up_again_with_room_above_them(tmp_path: Path) -> None:
    document = told(tmp_path, "it's clipping like crazy, save what you can", over_db=4)
    kinds = [call["arguments"].get("kind") for call in document["calls"]]
    written, _ = soundfile.read(tmp_path / "out.wav")
    assert document["status"] == "met"
    assert kinds == ["declip", "gain"]
    assert "flat tops a minute" in document["reply"]
    assert np.abs(written).max() <= 1.0
    crest = np.abs(written).max() / np.sqrt(np.mean(written**2))
    source, _ = soundfile.read(tmp_path / "take.wav")
    assert crest > 1.3 * np.abs(source).max() / np.sqrt(np.mean(source**2))


def test_peaks_far_over_the_ceiling_are_limited_for_the_rest(tmp_path: Path) -> None:
    document = told(tmp_path, "fix the clipping", over_db=10)
    written, _ = soundfile.read(tmp_path / "out.wav")
    assert document["status"] == "met"
    assert np.abs(written).max() <= 1.0


def test_what_shall_not_become_distorted_leaves_the_clipping_alone(tmp_path: Path) -> None:
    document = told(tmp_path, "brighter without distortion", over_db=4)
    assert "declip" not in [call["arguments"].get("kind") for call in document["calls"]]


def test_distortion_that_is_no_clipping_is_honestly_declined(tmp_path: Path) -> None:
    document = told(tmp_path, "fix the clipping", over_db=-3)
    assert document["status"] == "refused"
    assert "No clipped peaks" in document["reply"]
    assert not (tmp_path / "out.wav").exists()
