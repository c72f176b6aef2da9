"""What speakers say of themselves, of wind and of time is taken as they mean it."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i sound like im talking in a bathroom", ["drier"]),
        ("she sounds like she's in a cave", ["drier"]),
        ("my voice sounds like it's in the next room", ["clearer"]),
        ("he sounds like he is on the phone", ["fuller"]),
        ("i sound like a chipmunk, make me sound normal", ["pitch_down"]),
        ("i want to sound like a robot", ["robot"]),
        ("make my voice sound like a robot", ["robot"]),
        ("so i sound like a robot", ["robot"]),
        ("sounds like he is on the phone", ["telephone"]),
    ],
)
def test_what_somebody_sounds_like_now_is_a_complaint(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the s sounds are really harsh", ["less_sibilant"]),
        ("the esses are painful", ["less_sibilant"]),
        ("the esses are loud and the voice is dull", ["less_sibilant", "brighter"]),
    ],
)
def test_what_is_said_of_esses_is_no_other_fault(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("there's wind on the mic", ["less_wind"]),
        ("wind rumble is terrible, remove it", ["less_wind"]),
        ("get rid of the wind but leave the birds in", ["less_wind"]),
        ("quita el viento", ["less_wind"]),
        ("wind instruments brighter", ["brighter"]),
        ("rewind it", ["reverse"]),
    ],
)
def test_wind_is_taken_out_and_what_stays_is_no_errand(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert not read(text).beyond


@pytest.mark.parametrize(
    "text",
    [
        "gradually get wider towards the end",
        "make it slowly rise in pitch",
        "more and more reverb towards the end",
    ],
)
def test_a_change_that_grows_is_declined(text: str) -> None:
    assert read(text).beyond == "automate"
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slowly fade out", ["fade_out"]),
        ("make it darker and fade out slowly", ["darker", "fade_out"]),
        ("slowly moving phaser", ["phaser"]),
        ("the track gets too bright towards the end", ["darker"]),
    ],
)
def test_what_is_slow_by_itself_is_no_change_that_grows(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "what time does the pharmacy close tomorrow",
        "crop the video to vertical for reels",
        "stabilise the footage",
        "delete my account",
    ],
)
def test_what_has_nothing_to_do_with_the_sound_is_declined(text: str) -> None:
    assert read(text).beyond
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("delete the noise", ["less_noise"]),
        ("delete the last 10 seconds", ["trim"]),
        ("open the window", ["brighter"]),
    ],
)
def test_deleting_what_is_in_the_clip_is_an_edit(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "rate_hz"),
    [("make it pump like a sidechain at 120", 2.0), ("auto pan at 90", 1.5)],
)
def test_a_bare_number_of_what_pulses_counts_beats_a_minute(text: str, rate_hz: float) -> None:
    (request,) = read(text).requests
    quantity = request.quantity("hz")
    assert quantity is not None
    assert quantity.value == rate_hz


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no reverb, just a bit of width", ["wider"]),
        ("no distortion, just a bit of warmth", ["warmer"]),
        ("i like the brightness, it's just a bit too loud", ["quieter"]),
        ("i want it distorted", ["distort"]),
        ("somebody squashed it", ["more_dynamic"]),
    ],
)
def test_what_is_wanted_instead_and_what_is_found_take_no_mark_over(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_way_too_much_is_more_than_too_much() -> None:
    (plain,), (much,) = read("it's too quiet").requests, read("it's way too quiet").requests
    assert (plain.word, much.word) == ("louder", "louder")
    assert much.strength > plain.strength
