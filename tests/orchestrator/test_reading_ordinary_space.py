"""Ordinary requests about place, width, speed, effects, ends and noise, as they are typed."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "its all in my left ear, put it in the middle",
        "everything comes out of the left speaker only, can you center it",
        "the voice is only on the right side, i want it in both ears",
        "my mic was only recording to one channel, fix that",
        "i only hear him in the right ear, can you fix that",
        "it leans to the right, even it out",
    ],
)
def test_sound_on_one_side_alone_is_a_finding(text: str) -> None:
    assert words(text) == ["centre"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("put it all on the left", "hard_left"),
        ("i want it only in the right ear", "hard_right"),
        ("the guitar should be all on the left", "hard_left"),
        ("left only please", "hard_left"),
    ],
)
def test_a_wish_for_one_side_stays_a_wish(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("should sit on the right, half way between middle and hard right", "pan_right"),
        ("midway between hard left and centre please", "pan_left"),
        ("put the guitar half way between the middle and the left side", "pan_left"),
        ("somewhere between center and left", "pan_left"),
    ],
)
def test_between_the_middle_and_a_side_is_half_of_the_way(text: str, word: str) -> None:
    request = only(text)
    share = request.quantity("percent")
    assert (request.word, share and share.value) == (word, 50)


@pytest.mark.parametrize(
    "text",
    [
        "keep everything under 120 centered",
        "everything under 120 should stay centered",
        "make sure everything below 120 hz stays in the middle",
        "bass under 120 should be mono",
    ],
)
def test_lows_that_stay_in_the_middle_are_mono(text: str) -> None:
    request = only(text)
    place = request.quantity("hz")
    assert (request.word, place and place.value) == ("mono_bass", 120)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("last second is garbage, cut it", "last"),
        ("last 3 seconds are garbage, cut them", "last"),
        ("the first 2 seconds are just me breathing, cut that", "first"),
        ("take off the first 3 seconds, i was just sitting down", "first"),
        ("drop the last two seconds", "last"),
    ],
)
def test_an_end_that_is_taken_off_is_cut(text: str, end: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert end in request.marks


@pytest.mark.parametrize(
    "text", ["turn the last two seconds down", "cut the last 2 seconds by 6 db"]
)
def test_an_end_that_is_turned_down_is_a_level(text: str) -> None:
    assert words(text) == ["part_quieter"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the reverb is too long, shorten it", "drier"),
        ("can the echo be shorter", "drier"),
        ("the breaths are too loud, turn them down", "less_breath"),
        ("the hiss is too loud, turn it down", "less_noise"),
        ("hiss in the quiet parts, sort it out", "less_noise"),
        ("way too much room on the drums", "drier"),
        ("hard pan right", "hard_right"),
        ("slow mo like this", "half_speed"),
        ("just a little tube breakup", "crunch"),
        ("make it shorter", "trim"),
        ("that hum needs to go", "less_hum"),
        ("this needs to go faster, say 15 percent", "faster"),
    ],
)
def test_an_order_is_about_what_was_named(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text", ["the chorus effect is too strong, turn it down", "less chorus, it sounds seasick"]
)
def test_an_effect_of_which_there_is_too_much_goes(text: str) -> None:
    request = only(text)
    assert (request.word, request.deed) == ("chorus", "remove")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("sounds kinda small and mono, make it bigger and wider", ["bigger", "wider"]),
        ("it sounds dull and quiet, make it brighter and louder", ["brighter", "louder"]),
    ],
)
def test_what_is_found_first_does_not_contradict_its_cure(text: str, asked: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == asked
    assert reading.conflict is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("he talks way too fast, slow him down a bit", "slower"),
        ("slow it down a bit, it's way too fast", "slower"),
        ("theres way too much reverb on my voice, get rid of some of it", "drier"),
    ],
)
def test_a_gentle_order_outweighs_the_complaint(text: str, word: str) -> None:
    request = only(text)
    assert request.word == word
    assert request.strength < 2


def test_half_a_step_is_a_semitone() -> None:
    request = only("half a step higher please")
    step = request.quantity("st")
    assert (request.word, step and step.value) == ("pitch_up", 1)
