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
