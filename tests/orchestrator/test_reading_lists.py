"""Lists, exceptions, praise and sides: what each part of a longer request is about."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("low end: tighter. top end: smoother. overall: louder", ["tighter", "smoother", "louder"]),
        ("drums: punchier", ["punchier"]),
        ("bass: -3 dB", ["less_bass"]),
        ("eq: -3 at 250, +2 at 4k", ["bell_cut", "bell"]),
    ],
)
def test_what_stands_before_a_colon_says_of_what(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("it sounds dark, I like it", "darker"),
        ("it's warm and I love it, keep it", "warmer"),
        ("it's nice and warm, that must stay", "warmer"),
    ],
)
def test_what_is_praised_stays(text: str, kept: str) -> None:
    reading = read(text)
    assert reading.requests == ()
    assert reading.keeps == (kept,)


def test_praise_does_not_hide_the_wish_beside_it() -> None:
    reading = read("it's warm and I love it, but make it louder")
    assert [request.word for request in reading.requests] == ["louder"]
    assert reading.keeps == ("warmer",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more of everything except bass", ["less_bass"]),
        ("do the opposite of brighter", ["darker"]),
        ("it should be as loud as before but punchier", ["punchier"]),
        ("nothing to change in the lows, tame the highs", ["less_treble"]),
        ("plus 1 dB everywhere above 5k", ["high_shelf"]),
        ("-3dB shelf below 120", ["low_shelf_cut"]),
    ],
)
def test_what_turns_a_wish_round_is_heard(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ["bring up everything except the voice", "mute everything but the drums"]
)
def test_all_but_one_instrument_is_beyond_any_tool(text: str) -> None:
    assert read(text).beyond == "separate"


def test_an_amount_belongs_to_what_it_is_an_amount_of() -> None:
    request = only("loudness of -19 with 2 dB of headroom")
    assert request.word == "loudness"
    assert [(each.value, each.unit) for each in request.quantities][-1] == (-2.0, "dbtp")


def test_how_it_was_measures_a_wish_and_keeps_nothing() -> None:
    assert words("about twice as loud as now") == ["louder"]
    assert words("half as bright as it was") == ["darker"]


def test_a_favour_is_no_edit() -> None:
    assert read("book me two hours in the studio on Friday").requests == ()
    assert words("get me a warmer sound") == ["warmer"]
