"""What is claimed was heard: peaks, level, gates and movement on material of every kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from source_clips import RATE_HZ, audio, measured, scene, worded

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox.planner.goals.aims import goal_of
from talkbox.planner.requests import Request
from talkbox.verdict import judge
from talkbox_sessions.store import Home

Summary = dict[str, object]


@cache
def _mix() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A dense mix near -9 LUFS with its peaks just under full scale."""
    low = np.sin(2 * np.pi * 70 * np.arange(4 * RATE_HZ) / RATE_HZ)
    chance = np.random.default_rng(4)
    hiss = chance.standard_normal(4 * RATE_HZ)
    return np.asarray(0.567 * np.tanh(1.6 * low + 0.7 * hiss))


def _deep() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Bass notes that hardly reach over 200 Hz."""
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    notes = sum(np.sin(2 * np.pi * 55 * k * t) / k**2.5 for k in range(1, 20))
    return np.asarray(0.5 * notes * np.exp(-3 * (t % 0.5)))


def done(
    folder: Path, samples: np.ndarray[tuple[int, ...], np.dtype[np.float64]], phrase: str
) -> dict[str, object]:
    """The document of one errand on these samples."""
    song = folder / "song.wav"
    soundfile.write(song, samples, RATE_HZ, subtype="PCM_16")
    summary = Errand(phrase, folder / "out.wav", song).carry_out(Home(folder / "home"), Planner())
    return dict(summary)


def number(document: dict[str, object], when: str, measure: str) -> float:
    found = document[when]
    assert isinstance(found, dict)
    return float(found[measure])


@pytest.mark.parametrize("phrase", ["less bass", "make it thinner"])
def test_a_cut_on_a_loud_mix_ends_no_hotter_than_it_was(tmp_path: Path, phrase: str) -> None:
    document = done(tmp_path, _mix(), phrase)
    before, after = (number(document, when, "true_peak_dbtp") for when in ("before", "after"))
    assert document["status"] == "met"
    assert after <= max(before, 0.0) + 0.05


@pytest.mark.parametrize("phrase", ["like a telephone", "like an AM radio", "megaphone"])
def test_a_small_device_is_heard_on_a_deep_bass_and_is_about_as_loud(
    tmp_path: Path, phrase: str
) -> None:
    document = done(tmp_path, _deep(), phrase)
    before, after = (number(document, when, "integrated_lufs") for when in ("before", "after"))
    assert document["status"] == "met"
    assert abs(after - before) <= 3.0


@pytest.mark.parametrize("word", ["telephone", "radio", "megaphone", "underwater", "next_door"])
def test_a_device_that_is_far_softer_is_met_only_in_part(word: str) -> None:
    goal = goal_of([Request(word)], scene("mix"))
    assert goal is not None
    before, after = measured("mix"), worded("mix", word, 2.0)
    assert after is not None
    softer = {**after, "integrated_lufs": (before["integrated_lufs"] or 0.0) - 7.0}
    verdict = judge(goal, before, softer, frozenset())
    assert verdict.status != "met"
    assert "level_jump" in {found.name for found in verdict.regressions}


def test_a_gate_finds_its_level_between_the_hits(tmp_path: Path) -> None:
    document = done(tmp_path, np.tile(audio("drums").T.astype(np.float64), (3, 1)), "gate it")
    assert document["status"] == "met"
    gained = number(document, "after", "contrast_db") - number(document, "before", "contrast_db")
    assert gained >= 1.5


def test_where_nothing_lies_between_notes_a_gate_is_declined_in_words(tmp_path: Path) -> None:
    document = done(tmp_path, _mix(), "gate it")
    assert document["status"] == "unchanged"
    assert "nothing to gate" in str(document["reply"])


def test_a_gate_far_under_the_sound_is_not_called_met(tmp_path: Path) -> None:
    assert done(tmp_path, _mix(), "gate at -60 dB")["status"] != "met"


@pytest.mark.parametrize("word", ["chorus", "phaser", "flanger", "tremolo", "auto-pan"])
def test_a_movement_is_held_to_what_moved_and_more_of_it_moves_more(
    tmp_path: Path, word: str
) -> None:
    heard: list[float] = []
    for said in (f"a touch of {word}", f"add some {word}", f"way more {word}"):
        folder = tmp_path / str(len(heard))
        folder.mkdir()
        document = done(folder, np.tile(audio("drums").T.astype(np.float64), (2, 1)), said)
        goals = document["goals"]
        assert isinstance(goals, list)
        binding = [goal for goal in goals if goal["measure"] == "incoherence_ratio"]
        assert len(binding) == 1
        assert document["status"] == "met"
        heard.append(binding[0]["after"])
    assert heard == sorted(heard)
    assert heard[0] < heard[2]
