"""The middle and the sides get tones of their own, and the claim is measured where it was asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 48000


@pytest.mark.parametrize(
    ("phrase", "measure", "want"),
    [
        ("sides brighter", "sides_highs_db", "up"),
        ("make the sides darker", "sides_highs_db", "down"),
        ("4 dB shelf at 8k on the sides", "sides_highs_db", "up"),
    ],
)
def test_the_tone_of_the_sides_is_claimed_by_the_sides(
    tmp_path: Path, phrase: str, measure: str, want: str
) -> None:
    middle, side = 0.1 * np.random.default_rng(5).standard_normal((2, 2 * RATE_HZ))
    song = tmp_path / "song.wav"
    soundfile.write(song, np.stack([middle + side / 4, middle - side / 4], axis=1), RATE_HZ)
    errand = Errand(phrase, tmp_path / "out.wav", song)
    document = dict(errand.carry_out(Home(tmp_path / "home"), Planner()))
    assert document["status"] == "met"
    wants = {goal["measure"]: (goal["want"], goal["met"]) for goal in document["goals"]}
    assert wants[measure] == (want, True)
    assert wants["middle_highs_db"] == ("keep", True)
