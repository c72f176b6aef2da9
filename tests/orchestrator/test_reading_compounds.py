"""Two ideas of a clause that say together what neither says alone, and what targets contain."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make the pad gulp with every beat", "pumping"),
        ("tuck a flattened duplicate below the dry drums", "parallel"),
        ("shut it off when no one's talking", "gate"),
        ("open only when someone speaks", "gate"),
        ("he mumbles and then shouts", "evener"),
        ("the cymbals ring for ever", "less_sustain"),
        ("the chords die too soon", "more_sustain"),
        ("ease into the beginning very gradually", "fade_in"),
        ("let the ending sink away slowly", "fade_out"),
        ("little ramps at both ends", "fade_both"),
        ("get it ready for audible, it's a novel read by me", "audiobook"),
        ("the actor's lines, for a tv drama", "cinema_dialogue"),
        ("prep it for the lathe", "vinyl_master"),
        ("fifty percent as loud", "half_as_loud"),
    ],
)
def test_two_ideas_meet_whatever_stands_between(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("lower it two semitones", "pitch_down"),
        ("put the lead one oct below, please", "octave_down"),
    ],
)
def test_a_direction_beside_its_unit_is_a_pitch(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("walkman with dying batteries", "lo_fi"),
        ("pressed on wax", "vinyl"),
        ("resample down to 8 kHz", "downsample"),
        ("felt mallets", "softer"),
    ],
)
def test_a_phrase_that_says_both_ideas_keeps_its_own_meaning(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("podcast please, clear and even voice", ["podcast"]),
        ("vinyl master with the bass in the middle", ["vinyl_master"]),
        ("podcast please, and tame the esses", ["less_sibilant", "podcast"]),
    ],
)
def test_what_a_target_brings_along_is_not_asked_for_again(text: str, expected: list[str]) -> None:
    assert sorted(words(text)) == sorted(expected)
