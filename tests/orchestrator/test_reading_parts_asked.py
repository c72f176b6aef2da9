"""Parts that are asked for without a verb, ends of the clip, and what is said behind a thing."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("give me the first 15 secs", "first"),
        ("use the last 4 seconds", "last"),
        ("i want the first 10 seconds", "first"),
    ],
)
def test_a_part_that_is_asked_for_is_kept(text: str, mark: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert {"keep", mark} <= request.marks


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("i need the bit from 4 to 9", 4.0, 9.0),
        ("start at 2 seconds and end at 8", 2.0, 8.0),
    ],
)
def test_a_stretch_that_is_asked_for_is_kept(text: str, start: float, end: float) -> None:
    said = only(text).quantity("s")
    assert said is not None
    assert (only(text).word, said.value, said.until) == ("trim", start, end)


def test_a_start_alone_cuts_what_is_before_it() -> None:
    request = only("start it at 1.5")
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("trim", 1.5)
    assert {"first", "less"} <= request.marks


@pytest.mark.parametrize("text", ["mute from 2 to 3", "silence from 2 to 3"])
def test_a_stretch_that_is_muted_is_no_change_from_two_to_three(text: str) -> None:
    said = only(text).quantity("s")
    assert said is not None
    assert (only(text).word, said.value, said.until) == ("part_muted", 2.0, 3.0)


@pytest.mark.parametrize("text", ["turn it down at the end", "make the voice softer at the end"])
def test_a_level_at_the_end_is_no_level_of_the_whole(text: str) -> None:
    assert only(text).word == "part_quieter"
    assert not only(text).quantities


@pytest.mark.parametrize("text", ["more reverb at the end", "make it brighter at the start"])
def test_a_sound_that_is_ordered_for_an_end_is_declined(text: str) -> None:
    assert read(text).beyond == "part"
    assert not read(text).requests


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a limiter at the end", "limiter"),
        ("fade out at the end", "fade_out"),
        ("remove the click at the end", "less_clicks"),
        ("the bass gets boomy at the end", "less_boomy"),
    ],
)
def test_ends_of_a_chain_and_faults_at_an_end_are_of_the_whole(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("add a hall, a big one", "hall"),
        ("it's too dry, give it some space, small one", "room"),
        ("noise gate please, a soft one", "gate"),
        ("compress it, a gentle one", "compress"),
    ],
)
def test_what_kind_of_thing_is_meant_may_stand_behind_it(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize("text", ["add a dark reverb", "long dark hall reverb", "dark reverb"])
def test_a_dark_room_is_damped(text: str) -> None:
    said = only(text).quantity("damping")
    assert said is not None
    assert said.value > 0.8


def test_a_room_that_is_found_dark_is_no_damped_room() -> None:
    assert words("the room is dark") == ["brighter"]


@pytest.mark.parametrize("text", ["rallentala al 75%", "mais devagar, a 75%", "slower, 70%"])
def test_slower_to_most_of_the_speed_is_that_speed(text: str) -> None:
    assert "to" in only(text).marks


def test_slower_by_so_much_is_by_so_much() -> None:
    assert "to" not in only("slow it down by 75%").marks
