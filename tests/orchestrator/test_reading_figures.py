"""Turns of phrase: what words of two lists mean beside each other, and what they do not mean."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("those hats are slicing my head off", "less_treble"),
        ("this treble is ripping holes in my eardrums", "less_treble"),
        ("the low end is hammering my skull", "less_bass"),
        ("that kick drum is tearing my ears off", "quieter"),
        ("it's drilling into my brain", "smoother"),
        ("it stabs me right in the ears", "smoother"),
        ("the hiss is driving me up the wall", "less_noise"),
        ("the mids are shouting at me", "less_mids"),
    ],
)
def test_what_pains_somebody_is_too_much(text: str, expected: str) -> None:
    assert words(text)[0] in (expected, "scooped")
    assert read(text).unknown == ()


def test_a_wish_that_hurts_stays_a_wish() -> None:
    assert words("make it rip my head off") == ["aggressive"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lift the soft passages", "evener"),
        ("raise the quiet moments", "evener"),
        ("the hushed words get lost", "evener"),
        ("bring up the low-level detail", "evener"),
        ("I can hardly hear the quiet sections", "evener"),
        ("pull the loud moments down", "compress"),
        ("the loud passages are too loud", "compress"),
        ("the loudest bits knock my head off", "compress"),
    ],
)
def test_quiet_passages_are_lifted_and_loud_ones_held(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "trim the empty bit before the talking starts",
        "cut the dead space at the beginning",
        "remove the gap before it starts",
        "there's a silent part at the end, cut it",
        "lose the pause before the bass comes in",
        "clip the silence at the front",
    ],
)
def test_an_empty_stretch_at_an_edge_is_silence(text: str) -> None:
    assert words(text) == ["trim_silence"]


def test_an_empty_sound_is_no_silence() -> None:
    assert words("it sounds empty") == ["fuller"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("give me back some dynamics", "more_dynamic"),
        ("I want my low end back", "more_bass"),
        ("put some life back into it", "livelier"),
        ("bring the warmth back", "warmer"),
        ("pull the highs back", "less_treble"),
        ("bring the treble back a bit", "less_treble"),
        ("take the bass back a little", "less_bass"),
    ],
)
def test_what_is_given_back_is_wanted_and_what_is_pulled_back_is_not(
    text: str, expected: str
) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "it's under a thick wet blanket",
        "sounds like it's behind a heavy curtain",
        "it's inside a woolly old sock",
    ],
)
def test_a_cover_is_one_whatever_it_is_like(text: str) -> None:
    assert set(words(text)) <= {"brighter", "clearer"}
    assert words(text)


@pytest.mark.parametrize(
    "text", ["like a cheap bluetooth speaker", "as if from a tiny old kitchen speaker"]
)
def test_a_small_speaker_is_one_whoever_made_it(text: str) -> None:
    assert words(text) == ["tinny"]


def test_a_year_is_no_frequency() -> None:
    assert words("make it sound like 1983") == ["vintage"]
    assert words("as if it was from 1925") == ["gramophone"]
    assert words("boost 1983 Hz by 3 dB") == ["bell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a dab of treble wouldn't hurt", "more_treble"),
        ("some extra air wouldn't go amiss", "airier"),
        ("I wouldn't say no to some warmth", "warmer"),
        ("less treble couldn't hurt", "less_treble"),
        ("it's crying out for some bass", "more_bass"),
        ("who stole the low end?", "more_bass"),
        ("could it be any duller?", "brighter"),
    ],
)
def test_understatement_and_rhetoric_ask_for_what_they_name(text: str, expected: str) -> None:
    assert words(text) == [expected]
    assert read(text).question is None


@pytest.mark.parametrize(
    ("text", "word", "strength"),
    [
        ("lighten the bottom by a shade", "less_bass", 1.0),
        ("a shade brighter", "brighter", 1.0),
        ("warmer by a fraction", "warmer", 1.0),
        ("a whisper of air", "airier", 1.0),
        ("a dollop of reverb", "reverb", 2.4),
    ],
)
def test_measures_of_the_kitchen_say_how_much(text: str, word: str, strength: float) -> None:
    assert only(text).word == word
    assert only(text).strength == strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the middle's a bit muffled", ["clearer"]),
        ("the treble's too loud", ["less_treble"]),
        ("the bass is very loud", ["less_bass"]),
        ("the highs are quieter than the rest", ["more_treble"]),
        ("bass is great", []),
        ("the bass is zorpy", []),
    ],
)
def test_what_is_said_of_a_part_decides_which_way_it_goes(text: str, expected: list[str]) -> None:
    assert words(text) == expected
