"""Complaints in their own words: what sticks out, what ends too soon, which sides are swapped."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("boxy! like he talks into a shoebox", ["less_boxy"]),
        ("boxy... like inside a box", ["less_boxy"]),
        ("too nasal. As if through a paper tube", ["less_nasal"]),
        ("make it darker. like a cathedral", ["darker", "cathedral"]),
        ("scoop the mids like on a metal record", ["scooped"]),
        ("scooped mids like on a thrash album", ["scooped"]),
    ],
)
def test_a_likeness_after_a_complaint_or_of_a_style_adds_nothing(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected
    assert read(text).conflict is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "push the lead forward, it sits too far behind everything",
            ["more_presence", "closer"],
        ),
        ("more presence, it sits too far back", ["more_presence", "closer"]),
        ("more boxy and nasal", ["boxier", "more_nasal"]),
    ],
)
def test_a_complaint_after_its_cure_is_not_ordered_with_it(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brighter and wider too", ["brighter", "wider"]),
        ("more bass and more treble too", ["more_bass", "more_treble"]),
        ("turn it down too", ["quieter"]),
        ("less bass too", ["less_bass"]),
        ("the treble is too", ["less_treble"]),
        ("not too bright, and wider", ["wider"]),
    ],
)
def test_too_behind_a_wish_means_as_well(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a few peaks poke out, tame them", ["limiter"]),
        ("a couple of hits jump out, calm those", ["evener"]),
        ("some words pop out, control them", ["evener"]),
        ("the vocal should stick out more", ["more_presence"]),
    ],
)
def test_a_few_things_that_stick_out_are_uneven(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert not read(text).unread


def test_a_few_things_are_no_number_that_was_not_understood() -> None:
    reading = read("a few frequencies ring, tame them")
    assert [request.word for request in reading.requests] == ["notch"]
    assert not reading.unread
    assert read("seven frequencies ring, tame them").unread


@pytest.mark.parametrize(
    "text",
    [
        "longer sustain, the notes die off too soon",
        "the notes decay too fast",
        "the chords fade away too quickly",
        "the tails are too short",
        "it rings off too early",
    ],
)
def test_notes_that_end_too_soon_lack_sustain(text: str) -> None:
    assert words(text) == ["more_sustain"]


def test_an_off_among_strange_words_turns_nothing_down() -> None:
    assert words("the notes zonk off too soon") == []


@pytest.mark.parametrize(
    "text",
    [
        "left and right are the wrong way round, swap them",
        "the channels are reversed, please fix that",
        "my stereo image is mirrored",
        "the right channel is on the left",
        "I have the right channel on the left, swap the channels",
        "someone mixed up left and right, swap them round",
    ],
)
def test_sides_the_wrong_way_round_are_swapped(text: str) -> None:
    assert words(text) == ["swap_sides"]
    assert read(text).conflict is None


def test_the_wrong_way_round_is_no_warmth() -> None:
    assert words("this is the wrong way round") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("like an AM radio in a fifties kitchen", ["radio"]),
        ("telly in the living room", ["radio"]),
        ("a radio in a cathedral", ["radio", "cathedral"]),
        ("put it in a kitchen", ["bathroom"]),
    ],
)
def test_the_room_where_a_radio_stands_does_not_ring(text: str, expected: list[str]) -> None:
    assert words(text) == expected
