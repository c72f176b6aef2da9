"""Orders, numbers and comparisons that say no more about what was just asked for."""

from __future__ import annotations

import pytest
from readings import words
from test_planner_phrases import first_call

from talkbox.planner.reading import read


def test_a_share_after_a_quality_is_how_strongly_it_is_meant() -> None:
    little = read("make it warmer, around 15 percent").requests[0]
    much = read("make it warmer, around 80 percent").requests[0]
    assert little.word == much.word == "warmer"
    assert little.strength < 2 < much.strength


def test_the_same_amount_is_the_one_that_was_said() -> None:
    cut, boost = read("take 2 dB off around 800 and add the same at 5k").requests
    assert (cut.word, boost.word) == ("bell_cut", "bell")
    amount = boost.quantity("db")
    assert amount is not None
    assert amount.value == 2


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        ("cut 300 and 500 by 3 dB", "bell_cut", [300, 500]),
        ("tame 2.5k and 5k", "bell_cut", [2500, 5000]),
        ("notch 50 and 100", "notch", [50, 100]),
    ],
)
def test_one_verb_filters_at_two_places(text: str, word: str, places: list[float]) -> None:
    found = read(text).requests
    assert [request.word for request in found] == [word, word]
    assert [request.quantities[0].value for request in found] == places


def test_an_amount_after_two_places_holds_for_both() -> None:
    amounts = [request.quantity("db") for request in read("cut 300 and 500 by 3 dB").requests]
    assert [amount.value for amount in amounts if amount is not None] == [3, 3]


@pytest.mark.parametrize("verb", ["dip", "tame"])
def test_where_an_instrument_is_too_much_is_no_matter_of_its_level(verb: str) -> None:
    assert words(f"the guitars are masking the vocals, {verb} them around 2.5k") == ["bell_cut"]


def test_two_sides_are_two_filters() -> None:
    assert words("cut below 100 and above 8k") == ["high_pass", "low_pass"]


def test_a_wide_range_of_bare_numbers_is_a_band() -> None:
    assert words("only keep 300 to 3000") == ["band_pass"]


def test_a_bare_corner_that_is_to_stay_is_no_filter() -> None:
    reading = read("keep everything above 200")
    assert reading.requests == ()
    assert "more_treble" in reading.keeps


def test_less_of_one_effect_is_no_quarrel_with_another() -> None:
    for text in ("reverb is fine but the delay is too loud", "more delay, less reverb"):
        assert read(text).conflict is None


def test_what_was_only_said_to_be_there_can_be_taken_off() -> None:
    assert words("there's reverb on it, take it off") == ["drier"]


def test_a_peak_with_a_frequency_is_no_level() -> None:
    assert words("there is a peak at 1.1k") == ["bell_cut"]


def test_by_what_means_is_one_more_thing_to_do() -> None:
    assert words("make it cleaner by cutting the lows") == ["cleaner", "less_bass"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the master is too hot, back it off 2 dB", ["quieter"]),
        ("the podcast needs more bass", ["more_bass"]),
        ("master it", ["streaming"]),
        ("I need the vocal drier, it was tracked in a church", ["drier"]),
    ],
)
def test_what_the_recording_is_called_and_came_from_is_no_order(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_where_the_cure_is_to_work_belongs_to_the_complaint() -> None:
    (request,) = read("the synth lead is piercing, tame it around 3k").requests
    place = request.quantity("hz")
    assert place is not None
    assert place.value == 3000


def test_peaks_are_taken_down_by_what_was_said() -> None:
    by, to = first_call("lower the peaks by 3 dB"), first_call("limit to -3 dB")
    assert to["ceiling_db"] == -3
    assert by["ceiling_db"] != -3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clear as a bell", ["clearer"]),
        ("loud as a jet engine", ["louder"]),
        ("dry as a bone", ["drier"]),
        ("make it bright like a bell", ["brighter"]),
        ("drop it by an octave like a monster", ["pitch_down"]),
        ("the cello-like pad is wooly", ["less_muddy"]),
    ],
)
def test_what_it_is_compared_with_is_not_asked_for(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make the bass speak on small speakers", ["audible_bass"]),
        ("make the bass audible there", ["more_bass"]),
        ("like on small speakers", ["tinny"]),
        ("put it on a phone speaker", ["telephone"]),
    ],
)
def test_a_player_is_a_wish_only_where_it_is_likened_to(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("smiley EQ", ["smiling"]),
        ("equalize it to sound warmer", ["warmer"]),
        ("eq at 300, cut 3 dB", ["bell_cut"]),
    ],
)
def test_an_equaliser_beside_a_quality_is_its_means(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mix has no punch and no width", ["punchier", "wider"]),
        ("I need the noise between the sentences gone", ["gate"]),
        ("loosen up that stiff compression", ["more_dynamic"]),
        ("loosen up the drums", ["looser"]),
        ("it's smashed", ["more_dynamic"]),
        ("make it squashed", ["squash"]),
        ("chop everything below 60", ["high_pass"]),
        ("I keep hearing a whistling at 6k", ["notch"]),
    ],
)
def test_which_way_it_is_meant_is_told_by_its_neighbours(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unter 80 Hz abschneiden", ["high_pass"]),
        ("el bombo no pega", ["punchier"]),
        ("la voz está muy atrás", ["closer"]),
        ("Kannst du das S etwas zähmen?", ["less_sibilant"]),
    ],
)
def test_short_requests_of_other_languages(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", ["darker", "warmer", "more bass", "wider"])
def test_more_in_words_is_more_in_strength(word: str) -> None:
    touch, plain, way = (
        read(f"{adverb} {word}".strip()).requests[0].strength for adverb in ("a touch", "", "way")
    )
    assert touch < plain < way
