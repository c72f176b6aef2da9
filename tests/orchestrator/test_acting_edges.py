"""Which end of a clip is kept, and a level that another word took away."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from source_clips import RATE_HZ
from test_acting_exactly import done, stages

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("everything after the 2 second mark is what i need, bin the start", 2.0, 3.5),
        ("keep everything after 2 seconds", 2.0, 3.5),
        ("bin everything after 2 seconds", 0.0, 2.0),
        ("everything before 2 seconds is all i need", 0.0, 2.0),
        ("everything up to 1.5 seconds can go", 1.5, 3.5),
    ],
)
def test_the_end_that_was_asked_for_is_kept(
    tmp_path: Path, phrase: str, start: float, end: float
) -> None:
    (trim,) = [stage for stage in stages(done(tmp_path, phrase)) if stage["effect"] == "trim"]
    parameters = trim["parameters"]
    assert isinstance(parameters, dict)
    assert (parameters["start_seconds"], parameters["end_seconds"]) == (start, end)


@cache
def _boomy() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Nearly all of its loudness lies around 120 Hz."""
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    body = sum(np.sin(2 * np.pi * hz * t + hz) for hz in (95, 120, 145))
    return np.asarray(0.08 * body + 0.01 * np.sin(2 * np.pi * 900 * t))


def test_what_a_filter_took_of_the_level_is_made_up_where_louder_was_asked(tmp_path: Path) -> None:
    song = tmp_path / "song.wav"
    soundfile.write(song, _boomy(), RATE_HZ, subtype="PCM_16")
    errand = Errand("less boomy and a touch louder", tmp_path / "out.wav", song)
    document = dict(errand.carry_out(Home(tmp_path / "home"), Planner()))
    goals = document["goals"]
    assert isinstance(goals, list)
    (level,) = [goal for goal in goals if goal["measure"] == "integrated_lufs"]
    assert level["met"]
    assert level["after"] > level["before"]


_REST = 0.4
"""Seconds of silence at either end of the clip."""


def _after(
    tmp_path: Path, phrase: str
) -> tuple[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """The status that was claimed and the sound that was written for a tone between silences."""
    t = np.arange(RATE_HZ) / RATE_HZ
    rest = np.zeros(round(_REST * RATE_HZ))
    tone = np.concatenate([rest, 0.2 * np.sin(2 * np.pi * 440 * t), rest])
    soundfile.write(tmp_path / "song.wav", tone, RATE_HZ, subtype="PCM_16")
    errand = Errand(phrase, tmp_path / "out.wav", tmp_path / "song.wav")
    document = dict(errand.carry_out(Home(tmp_path / "home"), Planner()))
    written, _ = soundfile.read(tmp_path / "out.wav")
    return str(document["status"]), written


def _rests_seconds(sound: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, float]:
    heard = np.flatnonzero(np.abs(sound) > 1e-3)
    return heard[0] / RATE_HZ, (len(sound) - 1 - heard[-1]) / RATE_HZ


@pytest.mark.parametrize(
    ("phrase", "before", "after"),
    [
        ("cut the silence at the start", 0.0, _REST),
        ("get rid of the dead air before i start talking", 0.0, _REST),
        ("trim the silence at the end", _REST, 0.0),
        ("cut the silence at the start and end", 0.0, 0.0),
        ("put half a second of silence in front", _REST + 0.5, _REST),
        ("add 300 ms of silence at the end", _REST, _REST + 0.3),
        ("add a second of silence at both ends", _REST + 1.0, _REST + 1.0),
    ],
)
def test_silence_changes_at_the_end_that_was_named_and_at_no_other(
    tmp_path: Path, phrase: str, before: float, after: float
) -> None:
    status, written = _after(tmp_path, phrase)
    assert status == "met"
    assert _rests_seconds(written) == pytest.approx((before, after), abs=0.03)
