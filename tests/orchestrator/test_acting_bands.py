"""The lows or the highs alone are compressed, and the claim is measured there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from readings import words

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 44_100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("compress just the low end", "evener_lows"),
        ("put a compressor on the lows only", "evener_lows"),
        ("the low notes jump around", "evener_lows"),
        ("only compress the highs", "evener_highs"),
        ("compress the whole thing", "compress"),
        ("even out the levels", "evener"),
    ],
)
def test_a_compressor_is_for_the_band_that_is_named(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("phrase", "measure", "edge"),
    [
        ("compress just the low end", "low_dynamics_db", "up to 180 Hz"),
        ("only compress the highs", "high_dynamics_db", "from 3500 Hz up"),
    ],
)
def test_the_band_alone_is_evened_and_the_reply_names_it(
    tmp_path: Path, phrase: str, measure: str, edge: str
) -> None:
    t = np.arange(6 * RATE_HZ) / RATE_HZ
    swing = 0.55 + 0.45 * np.sign(np.sin(2 * np.pi * 0.5 * t))
    lows, highs = 0.3 * np.sin(2 * np.pi * 80 * t), 0.05 * np.sin(2 * np.pi * 7000 * t)
    song = tmp_path / "song.wav"
    soundfile.write(song, swing * (lows + highs) + 0.02 * np.sin(2 * np.pi * 700 * t), RATE_HZ)
    errand = Errand(phrase, tmp_path / "out.wav", song)
    document = dict(errand.carry_out(Home(tmp_path / "home"), Planner()))
    assert document["status"] == "met"
    assert edge in document["reply"]
    (aim,) = [goal for goal in document["goals"] if goal["measure"] == measure]
    assert aim["after"] < aim["before"] - 1
