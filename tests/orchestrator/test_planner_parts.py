"""The level of one instrument: its own on a recording of it alone, a band or a no in a mix."""

from __future__ import annotations

import pytest
from test_planner_phrases import MIX

from talkbox.messages import Situation
from talkbox.planner.reading import read
from talkbox.planner.sound.parts import placed
from talkbox.planner.sound.scene import Scene


def scene(name: str) -> Scene:
    source = {"name": name, "rate_hz": 44_100, "channels": 2, "seconds": 8.0}
    return Scene.of(Situation(source, (), MIX, MIX))


@pytest.mark.parametrize(
    ("text", "file", "word"),
    [
        ("the hats are too loud", "mix.wav", "less_treble"),
        ("the cymbals are killing me", "drums.wav", "less_treble"),
        ("the kick is getting lost", "mix.wav", "more_bass"),
        ("the vocal is too loud", "mix.wav", "less_presence"),
        ("the vocal is too loud", "vocal.wav", "quieter"),
        ("turn the guitar down", "guitar.wav", "quieter"),
    ],
)
def test_the_level_of_an_instrument_is_turned_where_it_can_be(
    text: str, file: str, word: str
) -> None:
    assert [each.word for each in placed(read(text), scene(file)).requests] == [word]


def test_a_guitar_in_a_mix_cannot_be_turned_down() -> None:
    reading = placed(read("turn the guitar down"), scene("mix.wav"))
    assert reading.requests == ()
    assert reading.beyond == "separate"
