"""What a rule of the reading takes, each beside a sentence that looks like it and is left alone."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


def _quantity(text: str, word: str, unit: str) -> float | None:
    said = [each.quantity(unit) for each in read(text).requests if each.word == word]
    return said[0].value if said and said[0] is not None else None


@pytest.mark.parametrize(
    ("text", "word", "first", "last"),
    [
        ("remove rumble from 5 to 100 Hz", "less_rumble", 5, 100),
        ("high pass 8 to 120 Hz", "high_pass", 8, 120),
        ("noise from 4 to 100 Hz", "less_noise", 4, 100),
        ("bandpass 8 to 2k", "band_pass", 8000, 2000),
        ("bandpass from two to three hundred hertz", "band_pass", 200, 300),
    ],
)
def test_a_range_counts_hundreds_only_where_it_then_still_rises(
    text: str, word: str, first: float, last: float
) -> None:
    said = only(text).quantity("hz")
    assert only(text).word == word
    assert said is not None
    assert (said.value, said.until) == (first, last)


@pytest.mark.parametrize(
    ("text", "fade_in", "fade_out"),
    [
        ("fade in the first two seconds and out the last three", 2, 3),
        ("fade in the first 2 minutes and the last 3", 120, 180),
        ("fade in the first four and out the last 3 seconds, and more bass", 4, 3),
    ],
)
def test_a_fade_at_both_ends_cuts_nothing(text: str, fade_in: float, fade_out: float) -> None:
    assert "trim" not in words(text)
    assert _quantity(text, "fade_in", "s") == fade_in
    assert _quantity(text, "fade_out", "s") == fade_out


@pytest.mark.parametrize(
    "text",
    [
        "trim the first four seconds and the last two",
        "fade in the first 2 seconds and cut the last 3",
    ],
)
def test_an_end_that_is_ordered_cut_is_cut(text: str) -> None:
    assert "trim" in words(text)
    assert "fade_out" not in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "keep the echo until it lasts 2 seconds",
        "let the reverb ring until it lasts 4 seconds",
        "turn up the decay until it lasts about 3 s",
    ],
)
def test_an_effect_that_shall_last_cuts_nothing(text: str) -> None:
    assert "trim" not in words(text)


def test_what_is_slowed_down_until_it_lasts_gets_that_length() -> None:
    assert _quantity("slow it down till it takes 12 seconds", "slower", "s") == 12


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("it sounds half as wide as it should", "wider", 100),
        ("it is twice as wide as it should be", "narrower", 50),
        ("es klingt halb so breit wie es sollte", "wider", 100),
        ("make it half as wide", "narrower", 50),
        ("double as bright", "brighter", 100),
        ("it is only half as wide as the demo", "wider", None),
    ],
)
def test_a_share_that_is_found_is_no_order_for_it(
    text: str, word: str, percent: float | None
) -> None:
    assert words(text) == [word]
    assert _quantity(text, word, "percent") == percent


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("song 1 - 4 s too long", "trim"),
        ("take 2 - 3 s fade in", "fade_in"),
        ("version 2 - 3 s fade out", "fade_out"),
        ("demo 3 - 8 kHz too harsh", "smoother"),
    ],
)
def test_the_number_of_a_take_begins_no_range(text: str, word: str) -> None:
    for each in read(text).requests:
        assert each.word == word
        assert all(said.until is None for said in each.quantities)
        assert not any(4000 < said.value < 5000 for said in each.quantities)


@pytest.mark.parametrize("text", ["keep 5 - 35 s", "take 0:05 - 0:35"])
def test_a_dash_between_two_times_is_a_range(text: str) -> None:
    said = only(text).quantity("s")
    assert said is not None
    assert (said.value, said.until) == (5, 35)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("current version: boomy, harsh", "boomier"),
        ("current version: boomy, harsh", "harsher"),
        ("demo version: hiss", "more_noise"),
        ("boomy version: no thanks", "boomier"),
        ("dull sound: why?", "darker"),
        ("your version: tinny", "tinny"),
    ],
)
def test_what_a_recording_is_found_to_be_is_no_wish(text: str, word: str) -> None:
    assert word not in words(text)


def test_a_picture_with_a_colon_is_wished_for() -> None:
    assert words("elevator version: flat, small") == ["bathroom", "smaller"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make it 2 s long without cutting the highs", "trim"),
        ("make it 20 seconds long, and don't cut the bass", "trim"),
        ("make it 20 seconds long, and don't cut anything", "slower"),
        ("make it 30 seconds long without cutting", "slower"),
    ],
)
def test_only_what_cuts_nothing_at_all_is_done_by_speed(text: str, word: str) -> None:
    assert only(text).word == word


def test_an_effect_that_fills_both_sides_is_made_wide_and_no_stronger() -> None:
    assert words("double it up wide") == ["chorus", "wider"]
    assert words("double it up a lot") == ["chorus"]
