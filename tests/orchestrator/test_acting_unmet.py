"""What was wished for in an unknown word was not done, and is not claimed to be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox.planner.reading import read
from talkbox_sessions.store import Home

RATE_HZ = 44_100


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("brighter", "met"),
        ("brighter and more florbish", "partly"),
        ("brighter, less scronky", "partly"),
        ("brighter for my cousin Zebulon", "met"),
    ],
)
def test_a_wish_that_was_not_understood_is_no_part_of_what_is_met(
    tmp_path: Path, phrase: str, status: str
) -> None:
    song = tmp_path / "song.wav"
    noise = np.random.default_rng(2).standard_normal(3 * RATE_HZ)
    soundfile.write(song, 0.02 * np.cumsum(noise) / 30 + 0.01 * noise, RATE_HZ)
    errand = Errand(phrase, tmp_path / "out.wav", song)
    assert dict(errand.carry_out(Home(tmp_path / "home"), Planner()))["status"] == status


@pytest.mark.parametrize(
    ("text", "unmet"),
    [
        ("too snazzle, make it darker", ("snazzle",)),
        ("more bass for Zebulon", ()),
        ("more bass", ()),
        ("snazzle it, and brighter", ("snazzle",)),
        ("a snazzled hall, brighter", ("snazzled",)),
        ("gate the noise between the snazzles and make it brighter", ()),
        ("brighter, but keep the snazzle", ()),
        ("brighter, but more of the snazzle", ("snazzle",)),
        ("one octave down, same length", ()),
        ("heller und etwas schnafter", ("schnafter",)),
        ("heller für Zebulon", ()),
    ],
)
def test_only_what_is_wished_for_or_complained_of_is_unmet(
    text: str, unmet: tuple[str, ...]
) -> None:
    assert read(text).unmet == unmet
