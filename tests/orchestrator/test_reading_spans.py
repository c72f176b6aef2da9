"""What belongs together across an "and" or a comma: loud and soft, a speed and its tape."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make the gap between the loud notes and the soft notes bigger", "more_dynamic"),
        (
            "the difference between the loud hits and the quiet hits should be larger",
            "more_dynamic",
        ),
        ("bigger difference between the loud and soft sections", "more_dynamic"),
        ("the spread between the loudest and the softest notes is too small", "more_dynamic"),
        ("make the gap between loud and quiet smaller", "evener"),
        ("the gap between the soft and the loud passages is too big", "evener"),
        ("less difference between the loud and the quiet bits", "evener"),
    ],
)
def test_how_far_loud_and_soft_lie_apart_is_one_thing(text: str, expected: str) -> None:
    assert words(text) == [expected]
    assert read(text).conflict is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half speed like slowing down a tape, so it goes deeper too", "tape_slower"),
        ("half speed with the pitch going down", "tape_slower"),
        ("slow it down like a tape to half speed", "tape_slower"),
        ("slow it to half speed, tape style", "tape_slower"),
        ("double speed like a tape, so it goes higher too", "tape_faster"),
    ],
)
def test_a_speed_beside_its_tape_takes_the_pitch_with_it(text: str, expected: str) -> None:
    (request,) = read(text).requests
    assert request.word == expected
    assert [(each.value, each.unit) for each in request.quantities] == [(2.0, "times")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half speed", ["half_speed"]),
        ("half speed and add tape saturation", ["half_speed", "saturate"]),
        ("half speed but keep the pitch", ["half_speed"]),
        ("half speed and 3 dB more bass", ["half_speed", "more_bass"]),
    ],
)
def test_a_speed_alone_leaves_the_pitch_and_other_wishes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("high shelf, plus 4 from 8k up", "high_shelf"),
        ("low shelf, minus 3 from 200 down", "low_shelf_cut"),
        ("add 3 dB from 5k up", "high_shelf"),
    ],
)
def test_from_a_place_up_is_all_above_it_in_one_filter(text: str, word: str) -> None:
    (request,) = read(text).requests
    assert request.word == word
    assert {each.unit for each in request.quantities} == {"hz", "db"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'd love it to be fuller around the low mids", ["more_low_mids"]),
        ("fuller in the low mids and brighter", ["more_low_mids", "brighter"]),
        ("thicker in the bass", ["more_bass"]),
        ("thinner in the low end", ["less_bass"]),
        ("warmer around the low mids", ["warmer"]),
    ],
)
def test_fuller_in_a_part_is_more_of_that_part(text: str, expected: list[str]) -> None:
    assert words(text) == expected
