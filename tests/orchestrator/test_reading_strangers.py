"""How strangers put it: verdicts, warnings, purposes, parts of the clip, words of two languages."""

from __future__ import annotations

import pytest
from readings import words
from test_planner_phrases import first_call

from talkbox.planner.naming import _read as read_with_files
from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clean out the deep sub rumble", ["less_rumble"]),
        ("clean up the low end mud", ["less_muddy"]),
        ("clean up the distortion", ["less_dirty"]),
    ],
)
def test_what_stands_before_a_fault_only_says_where(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ["keep the bass dead centre", "put the sub in mono", "keep the bass in the middle"]
)
def test_lows_with_a_place_are_placed_alone(text: str) -> None:
    reading = read(text)
    assert words(text) == ["mono_bass"]
    assert reading.keeps == ()


def test_a_place_without_a_unit_leaves_the_rest_wide() -> None:
    assert words("collapse it to mono below 120") == ["mono_bass"]


def test_a_verdict_beside_a_complaint_asks_for_nothing() -> None:
    assert words("it sounds thin and cheap") == ["fuller"]
    assert words("it sounds cheap") == ["modern"]


@pytest.mark.parametrize("text", ["make it más cálido", "make it mas calido"])
def test_words_of_another_language_are_read_in_an_english_sentence(text: str) -> None:
    assert words(text) == ["warmer"]
    assert read(text).unknown == ()


def test_a_word_of_no_language_stays_unknown() -> None:
    assert read("zorble what she says").unknown == ("zorble",)


@pytest.mark.parametrize("text", ["just the first half", "keep only the first half"])
def test_half_of_the_clip_is_kept(text: str) -> None:
    call = first_call(text)
    assert call["kind"] == "trim"
    assert call["start_seconds"] == 0


@pytest.mark.parametrize("text", ["brighten just the first half", "the first half is too dull"])
def test_half_of_the_clip_cannot_be_treated_alone(text: str) -> None:
    assert read(text).beyond == "part"


@pytest.mark.parametrize("text", ["go half way to the reference", "go halfway to the reference"])
def test_half_way_is_half_the_amount(text: str) -> None:
    (request,) = read_with_files(text, ("ref.wav",)).requests
    assert (request.word, request.share) == ("match", 0.5)


def test_what_it_is_for_names_no_place() -> None:
    assert words("less dynamic range so I can listen in the car") == ["evener"]
    assert words("add reverb so the vocal is wider") == ["reverb", "wider"]


def test_a_warning_of_more_keeps_the_level() -> None:
    reading = read("I want it fatter but not louder")
    assert words("I want it fatter but not louder") == ["fatter"]
    assert reading.keeps == ("louder",)
    assert read("more sparkle but watch the sibilance").avoids == ("more_sibilant",)


@pytest.mark.parametrize(
    "text", ["why does it sound so harsh", "how wide is it", "is it too loud for broadcast"]
)
def test_a_question_without_its_mark_changes_nothing(text: str) -> None:
    reading = read(text)
    assert reading.question is not None
    assert reading.requests == ()


def test_a_question_with_an_order_is_an_order() -> None:
    assert words("why is it so harsh, fix that") == ["smoother"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the take has dropouts, restore them", "restore"),
        ("make the singer sing in tune", "tune"),
        ("replace the bass with a tuba", "replace"),
    ],
)
def test_what_no_tool_does_becomes_no_edit(text: str, kind: str) -> None:
    reading = read(text)
    assert reading.beyond == kind
    assert reading.requests == ()


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        ("high pass at eighty", "high_pass", {80}),
        ("ratio four to one threshold minus eighteen", "compress", {4, -18}),
        ("attack ten milliseconds release one hundred", "compress", {10, 100}),
        ("attack 10 ms release 100", "compress", {10, 100}),
        ("compress three to one", "compress", {3}),
        ("reverb with a decay of two seconds and twenty percent wet", "reverb", {2, 20}),
        ("add fifteen milliseconds predelay", "reverb", {15}),
        ("bell boost five k two db", "bell", {5000, 2}),
        ("cut the bass below sixty hertz", "high_pass", {60}),
    ],
)
def test_numbers_are_heard_as_they_are_spoken(text: str, word: str, numbers: set[float]) -> None:
    (request,) = read(text).requests
    assert request.word == word
    assert {quantity.value for quantity in request.quantities} == numbers
