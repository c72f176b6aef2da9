"""The clip several times in a row, which is neither an echo nor another go at the last edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("loop this 4 times", 4),
        ("loop it 8x", 8),
        ("loop it twice", None),
        ("play it three times in a row", 3),
        ("repeat it 3 times", 3),
        ("wiederhole das Ganze 4 mal", 4),
        ("répète ça 3 fois", 3),
    ],
)
def test_a_clip_is_played_as_often_as_is_said(text: str, times: float | None) -> None:
    request = only(text)
    said = request.quantity("times")
    assert request.word == "repeated"
    assert (None if said is None else said.value) == times


@pytest.mark.parametrize(
    "text",
    ["delay with 3 repeats", "this loop is too dark", "the drum loop needs more punch"],
)
def test_echoes_and_loops_that_are_spoken_of_repeat_nothing(text: str) -> None:
    assert "repeated" not in words(text)


@pytest.mark.parametrize("text", ["loop the first bar 4 times", "repeat the chorus twice"])
def test_a_part_is_not_repeated_as_the_whole(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "part")


def test_the_file_gets_longer_by_as_often(tmp_path: Path) -> None:
    document = done(tmp_path, "loop this 4 times")
    (stage,) = stages(document)
    assert document["status"] == "met"
    assert stage["parameters"] == {"times": 4.0}
