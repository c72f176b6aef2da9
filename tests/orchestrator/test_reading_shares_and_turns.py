"""Shares of what there is, intervals behind a bare direction, faults that grow, and mere asides."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("make it 80% as wide", "narrower", 20),
        ("make it 90% as fast", "slower", 10),
        ("120% as loud", "louder", 20),
        ("mach es 80% so breit", "narrower", 20),
        ("90 % so schnell", "slower", 10),
    ],
)
def test_a_share_of_what_there_is_is_told_as_a_change(text: str, word: str, percent: float) -> None:
    request = only(text)
    assert (request.word, request.quantities[0].value) == (word, percent)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("turn it down 3 dB and up 2 semitones", {("quieter", 3), ("pitch_up", 2)}),
        ("up an octave and a half", {("pitch_up", 18)}),
        ("down an octave and a half", {("pitch_down", 18)}),
    ],
)
def test_semitones_behind_a_direction_are_the_pitch(
    text: str, found: set[tuple[str, float]]
) -> None:
    assert {(each.word, each.quantities[0].value) for each in read(text).requests} == found


@pytest.mark.parametrize(
    "text",
    ["gets quieter and quieter, fix that",
     "it gets quieter and quieter towards the end, sort it out"],
)  # fmt: skip
def test_a_level_that_wanders_off_and_shall_be_mended_is_evened(text: str) -> None:
    assert words(text) == ["evener"]


def test_a_level_that_is_to_grow_grows() -> None:
    assert words("make it get louder and louder") == ["grows_louder"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("high pass at 1 kHz, all the calls are above 2k anyway", ["high_pass"]),
        ("low cut like when I pull the bass EQ fully out", ["high_pass"]),
        ("turn the gain down, it's too high", ["quieter"]),
        ("it's too loud anyway", ["quieter"]),
        ("baisse de 3 dB autour de 300 Hz, ça sonne un peu boîte", ["bell_cut"]),
    ],
)
def test_what_is_said_beside_an_order_asks_for_nothing(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make the stereo picture narrower", "narrower"),
        ("make the stereo picture wider", "wider"),
        ("goose 100 by 3 dB", "bell"),
        ("slow it down to 85% and let the pitch drop with it", "tape_slower"),
    ],
)
def test_words_that_mean_something_else_elsewhere_are_read_here(text: str, word: str) -> None:
    assert only(text).word == word


def test_a_tape_is_slowed_down_to_what_is_said() -> None:
    assert "to" in only("slow it down to 85% and let the pitch drop with it").marks


@pytest.mark.parametrize("text", ["8 bit", "bitcrush it, 8 bit crunchy", "bitcrush, 8 bit"])
def test_a_word_length_said_as_a_name_is_kept(text: str) -> None:
    request = only(text)
    assert request.word == "bitcrush"
    assert request.quantities[0].value == 8


@pytest.mark.parametrize(
    "text", ["add a double bass playing along with me", "put a drummer behind me"]
)
def test_players_who_are_not_there_are_not_added(text: str) -> None:
    assert read(text).requests == ()
    assert read(text).beyond == "compose"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("make it 90% as bright and 80% as wide", ["darker", "narrower"]),
        ("it gets louder and louder. now stop the hum and add reverb",
         ["grows_louder", "less_hum", "reverb"]),
        ("make it warmer then it needs reverb", ["warmer", "reverb"]),
        ("the low hum starts around 50 and the hiss rises", ["less_hum", "less_noise"]),
        ("cut the hum, there's silence at the end, leave 2 seconds of it",
         ["less_hum", "trim_silence"]),
    ],
)  # fmt: skip
def test_a_rule_takes_no_more_of_the_text_than_its_own_clause(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    ["chipmunk voice, up 5 semitones", "raise the pitch 2 semitones with a natural reverb"],
)
def test_a_cartoon_that_is_wished_for_and_another_thing_s_nature_keep_no_formants(
    text: str,
) -> None:
    assert all("formants" not in each.marks for each in read(text).requests)
