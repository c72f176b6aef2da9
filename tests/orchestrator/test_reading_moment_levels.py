"""The level of one moment of the clip, with its time or without one."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read

MUTED, QUIETER, LOUDER = "part_muted", "part_quieter", "part_louder"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the refrain is too quiet, pull that bit up", LOUDER),
        ("make the last sentence louder", LOUDER),
        ("soften the final chord a bit", QUIETER),
        ("the opening line is shouting, rein it in", QUIETER),
        ("the cough near the end needs to go silent", MUTED),
        ("kill the sneeze but keep the timing", MUTED),
    ],
)
def test_a_moment_without_a_time_is_a_part_of_unknown_place(text: str, word: str) -> None:
    request = only(text)
    assert (request.word, request.quantities) == (word, ())


@pytest.mark.parametrize(
    ("text", "word", "start", "until"),
    [
        ("censor second 41 to 43", MUTED, 41.0, 43.0),
        ("no sound at 0:15-0:17 please", MUTED, 15.0, 17.0),
        ("between the 5th and 9th second it dips, lift it there", LOUDER, 5.0, 9.0),
        ("dip the volume by 4 from second 3 on until 8", QUIETER, 3.0, 8.0),
        ("silence the door slam at 7 seconds", MUTED, 6.7, 7.6),
    ],
)
def test_a_moment_with_its_time_is_that_span(
    text: str, word: str, start: float, until: float
) -> None:
    request = only(text)
    span = request.quantity("s")
    assert request.word == word
    assert span is not None
    assert (span.value, span.until) == (start, until)


@pytest.mark.parametrize(
    ("text", "word", "gain_db"),
    [("first 4 sec +5", LOUDER, 5), ("minus 3 on 0:40 to 0:48", QUIETER, 3)],
)
def test_a_moment_is_turned_by_so_much(text: str, word: str, gain_db: float) -> None:
    request = only(text)
    gain = request.quantity("db")
    assert request.word == word
    assert gain is not None
    assert gain.value == gain_db


@pytest.mark.parametrize(
    "text",
    [
        "turn it down over the last 3 seconds",
        "the verse is louder than the chorus",
        "the bridge is too dull",
        "bring it up from silence at the start",
        "trim the start up to 2 seconds",
    ],
)
def test_fades_cuts_and_comparisons_are_no_level_of_a_moment(text: str) -> None:
    assert not {MUTED, QUIETER, LOUDER} & {each.word for each in read(text).requests}


@pytest.mark.parametrize(
    "text",
    [
        "make the last chorus louder",
        "lift it in the chorus",
        "the verses are fine, lift the chorus",
        "the chorus is too quiet, bring that bit up",
        "turn the choruses up",
        "chorus 2 should be louder",
    ],
)
def test_a_chorus_that_is_told_from_the_effect_is_a_part_of_the_song(text: str) -> None:
    assert words(text) == [LOUDER]


@pytest.mark.parametrize("text", ["turn the chorus up", "crank the chorus", "boost the chorus"])
def test_a_chorus_of_which_nothing_else_is_said_is_the_effect(text: str) -> None:
    assert words(text) == ["chorus"]


def test_why_a_moment_shall_be_softer_is_no_wish() -> None:
    assert words("the breakdown should be quieter so that the drop feels bigger") == [QUIETER]
