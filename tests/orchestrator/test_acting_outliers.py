"""One sound that stands out is turned down where it is, and the claim is measured there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from readings import only, words

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 48000


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("one note jumps out about three seconds in, rein that in", 2.45, 3.8),
        ("there's a snare hit at 2.5 s that's way too loud, tame it", 2.25, 3.0),
        ("a single chord around 1 second sticks out, pull it back", 0.45, 1.8),
        ("the note at 2 seconds is too loud", 1.75, 2.5),
        ("one note around the 3 second mark booms", 2.45, 3.8),
    ],
)
def test_a_sound_that_stands_out_at_a_time_is_turned_there(
    text: str, start: float, end: float
) -> None:
    request = only(text)
    assert request.word == "part_quieter"
    assert (request.quantities[0].value, request.quantities[0].until) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one note jumps out", "evener"),
        ("one hit pokes out too much", "evener"),
        ("give this beat more pop", "livelier"),
        ("make this beat louder", "louder"),
        ("the kick jumps out", "livelier"),
        ("a bit too loud", "quieter"),
    ],
)
def test_without_a_time_the_levels_are_to_be_evener_unless_more_is_wished(
    text: str, expected: str
) -> None:
    assert words(text) == [expected]


def done(folder: Path, phrase: str, *, silent: bool = False) -> dict[str, object]:
    """The document of one errand on a tone that is silent in its second half or not."""
    t = np.arange(4 * RATE_HZ) / RATE_HZ
    tone = 0.2 * np.sin(2 * np.pi * 220 * t)
    tone[2 * RATE_HZ :] *= not silent
    song = folder / "song.wav"
    soundfile.write(song, tone, RATE_HZ, subtype="PCM_16")
    home = Home(folder / "home")
    return dict(Errand(phrase, folder / "out.wav", song).carry_out(home, Planner()))


@pytest.mark.parametrize(
    ("phrase", "change_db"),
    [("from 1 to 2 seconds 4 dB quieter", -4), ("the second half 3 dB louder", 3)],
)
def test_the_level_of_a_part_is_measured_in_the_part(
    tmp_path: Path, phrase: str, change_db: float
) -> None:
    document = done(tmp_path, phrase)
    goals = document["goals"]
    assert isinstance(goals, list)
    (goal,) = [each for each in goals if each["measure"] == "part_level_db"]
    assert document["status"] == "met"
    assert goal["after"] == pytest.approx(change_db, abs=0.1)


def test_a_part_that_holds_nothing_is_not_claimed_to_be_turned(tmp_path: Path) -> None:
    assert done(tmp_path, "from 3 to 3.5 seconds 4 dB louder", silent=True)["status"] != "met"
