"""Orders that rest on a word nobody here knows, or that no tool can carry out, end in no edit."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize("text", ["zorch the highs", "please frobnicate the reverb a bit"])
def test_a_strange_verb_before_a_part_is_not_guessed_at(text: str) -> None:
    reading = read(text)
    assert reading.requests == ()
    assert reading.unknown


@pytest.mark.parametrize("text", ["pull the flurbinator down", "turn the thingamajig up"])
def test_a_strange_thing_that_is_turned_is_not_the_level(text: str) -> None:
    assert read(text).requests == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("strengthen the bass", ["more_bass"]),
        ("temper the treble", ["less_treble"]),
        ("omit the reverb", ["drier"]),
        ("turn the oboe up", ["louder"]),
        ("moar bass", ["more_bass"]),
    ],
)
def test_plain_verbs_are_known(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "type out what she's saying in this clip",
        "transcribe this clip",
        "write down the lyrics",
        "count the drum hits",
        "tell me the key",
        "swap the bass for a cello",
        "add reverb to the last 2 seconds",
        "make the second half darker",
        "make it 10 seconds longer",
        "make it surround 5.1",
    ],
)
def test_what_no_tool_can_do_is_named_and_not_replaced_by_an_edit(text: str) -> None:
    assert read(text).beyond is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("swap the reverb for a delay", [("reverb", "remove"), ("echo", "apply")]),
        ("replace the reverb with a delay", [("reverb", "remove"), ("echo", "apply")]),
        ("substitute a phaser for the chorus", [("chorus", "remove"), ("phaser", "apply")]),
    ],
)
def test_an_effect_takes_the_place_of_another(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(request.word, request.deed) for request in read(text).requests] == expected


def test_swapping_sides_is_still_swapping_sides() -> None:
    assert words("swap left and right") == ["swap_sides"]


def test_what_is_right_as_it_is_is_kept() -> None:
    reading = read("nothing wrong with the bass, but the vocals are dull")
    assert reading.keeps == ("more_bass",)
    assert [request.word for request in reading.requests] == ["brighter"]
