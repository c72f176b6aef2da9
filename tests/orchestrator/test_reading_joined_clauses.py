"""Clauses that say what another one is for, what is left for it, and where a fault is heard."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("low pass it so it sounds distant", ["low_pass", "distant"]),
        ("cut the lows so it sounds thin", ["less_bass", "thinner"]),
        ("low pass at 6k so it sounds muffled", ["low_pass"]),
        ("shift it down so he sounds like a monster", ["pitch_down", "monster"]),
        ("can you boost the low end so that it feels warm", ["more_bass", "warmer"]),
        ("too much bass so it sounds boomy", ["less_boomy"]),
        ("i recorded far away so it sounds distant", ["closer"]),
        ("reverb is too long so it sounds distant", ["drier", "closer"]),
        ("a lot of bass so it sounds boomy", ["less_boomy"]),
        ("pitch is too high so he sounds like a chipmunk", ["pitch_down"]),
        ("a bit quiet so it sounds distant", ["closer"]),
        ("add reverb so it sits further away", ["reverb", "distant"]),
    ],
)
def test_what_an_order_leads_to_is_wished_and_what_a_fault_leads_to_is_not(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("too loud behind the voice, lower 3 dB", "quieter"),
        ("the music is too loud behind the voice", "quieter"),
        ("the bed sits too low under the narration", "louder"),
        ("put the piano behind the voice", "distant"),
    ],
)
def test_a_fault_behind_a_voice_moves_nothing_back(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the hats are too loud and bright", {"less_treble", "darker"}),
        ("it's too loud and wide", {"quieter", "narrower"}),
        ("it sounds too loud and close", {"quieter", "distant"}),
        ("it's too dull and clean it up", {"brighter", "cleaner"}),
        ("too loud and clear", {"quieter", "clearer"}),
        ("too slow and reverse", {"faster", "reverse"}),
    ],
)
def test_too_holds_for_what_and_joins_to_it(text: str, found: set[str]) -> None:
    assert set(words(text)) == found


@pytest.mark.parametrize(
    "text", ["instead of boosting the bass cut the mids", "rather than a bass boost cut the mids"]
)
def test_what_is_left_for_an_order_is_not_done(text: str) -> None:
    assert words(text) == ["scooped"]
    assert read(text).avoids == ("more_bass",)


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("up a semitone and a half", "pitch_up", 1.5),
        ("up a semitone", "pitch_up", 1),
        ("down a semitone", "pitch_down", 1),
        ("down a whole step", "pitch_down", 2),
    ],
)
def test_a_step_without_a_number_is_one(text: str, word: str, semitones: float) -> None:
    asked = only(text)
    assert (asked.word, asked.quantities[0].value) == (word, semitones)


def test_the_name_of_a_threshold_may_stand_behind_its_number() -> None:
    for text in ("2.5:1, -16 threshold", "2.5:1, threshold -16"):
        assert {(each.value, each.unit) for each in only(text).quantities} == {
            (2.5, "ratio"),
            (-16.0, "threshold_db"),
        }


@pytest.mark.parametrize(
    ("text", "end", "seconds"),
    [
        ("coupe les deux premières secondes", "first", 2),
        ("enlève les trois dernières secondes", "last", 3),
        ("corta los dos primeros segundos", "first", 2),
        ("tira os 3 últimos segundos", "last", 3),
        ("cut the two first seconds", "first", 2),
    ],
)
def test_the_number_may_stand_before_first_and_last(text: str, end: str, seconds: float) -> None:
    asked = only(text)
    assert (asked.word, asked.quantities[0].value) == ("trim", seconds)
    assert end in asked.marks


@pytest.mark.parametrize(
    "text",
    [
        "drop it by 6 dB so it sits under the voiceover",
        "drop it by 6 dB under the voiceover",
        "lower it so it sits under my voice",
        "lower the music so it is under the voice",
        "turn it down a bit so it stays below the dialogue",
    ],
)
def test_what_is_brought_down_under_a_voice_does_not_come_up(text: str) -> None:
    assert words(text) == ["quieter"]


@pytest.mark.parametrize("text", ["less hi hat", "turn the hi hat down", "too much hi hat"])
def test_less_of_an_instrument_is_its_level(text: str) -> None:
    asked = only(text)
    assert (asked.word, asked.of) == ("quieter", "hi-hat")


def test_a_recording_that_is_distorted_is_not_to_be_distorted_more() -> None:
    assert words("it's distorted") == ["less_dirty"]
    assert words("i'd like it distorted") == ["distort"]
