"""Engineers' shorthand: bands, slopes, small numbers in words, and what turns the whole sound."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read
from talkbox.planner.requests import Request


def said(request: Request) -> dict[str, float]:
    return {each.unit: each.value for each in request.quantities}


def places(text: str) -> list[tuple[str, float, float]]:
    """Filter, place and gain of every request."""
    return [
        (request.word, said(request)["hz"], abs(said(request)["db"]))
        for request in read(text).requests
    ]


@pytest.mark.parametrize(
    "text",
    [
        "60: +1.5, 250: -1.5, 10k: +1.5",
        "60 +1.5, 250 -1.5, 10k +1.5",
        "60 +1.5 250 -1.5 10k +1.5",
        "60hz: +1.5 / 250hz: -1.5 / 10khz: +1.5",
        "60 Hz +1.5 dB, 250 Hz -1.5 dB, 10 kHz +1.5 dB",
    ],
)
def test_a_list_of_bands_is_a_filter_for_each(text: str) -> None:
    assert places(text) == [("bell", 60, 1.5), ("bell_cut", 250, 1.5), ("bell", 10000, 1.5)]


@pytest.mark.parametrize(
    ("text", "word", "hz", "db"),
    [
        ("LS 120 Hz, minus four", "low_shelf_cut", 120, 4),
        ("hs 8k +2", "high_shelf", 8000, 2),
        ("LS: 120 Hz, -4", "low_shelf_cut", 120, 4),
        ("air shelf 12k, plus one and a half", "high_shelf", 12000, 1.5),
    ],
)
def test_shelves_go_by_their_initials(text: str, word: str, hz: float, db: float) -> None:
    assert places(text) == [(word, hz, db)]


@pytest.mark.parametrize(
    ("text", "word", "slope"),
    [
        ("hpf 100, 24 per oct", "high_pass", 24),
        ("hpf 100, 24/oct", "high_pass", 24),
        ("hp 100 24dB", "high_pass", 24),
        ("lopass it, twelve k, gentle slope", "low_pass", 12),
        ("LP 8k, 2 pole", "low_pass", 12),
        ("4th order high pass at 90", "high_pass", 24),
    ],
)
def test_a_slope_may_be_said_in_many_ways(text: str, word: str, slope: float) -> None:
    request = only(text)
    assert request.word == word
    assert said(request)["db_per_octave"] == slope


def test_an_octave_is_no_slope_and_an_lp_without_a_frequency_no_filter() -> None:
    assert said(only("up an oct")) == {"st": 12}
    assert words("make it sound like an lp") == ["vinyl"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("6 dB/oct rolloff starting 2k", "low_pass"),
        ("gentle roll-off from 10k", "low_pass"),
        ("treble rolloff at 9k", "low_pass"),
        ("roll off at 100, 12 per oct", "high_pass"),
        ("low end rolloff at 90 Hz, steep", "high_pass"),
    ],
)
def test_a_roll_off_cuts_on_the_side_that_its_corner_says(text: str, word: str) -> None:
    assert only(text).word == word


def test_a_roll_off_with_a_depth_stays_a_cut_there() -> None:
    assert places("roll off 3 dB at 300") == [("bell_cut", 300, 3)]


@pytest.mark.parametrize(
    ("text", "db"),
    [
        ("between 2 and 4 kHz take out two and a half", 2.5),
        ("cut three at 400", 3),
        ("take two out at 3k", 2),
        ("dip one and a half at 250", 1.5),
        ("dB and a half down at 400", 1.5),
    ],
)
def test_a_small_number_in_words_beside_a_place_is_decibels(text: str, db: float) -> None:
    request = only(text)
    assert (request.word, said(request)["db"]) == ("bell_cut", db)


@pytest.mark.parametrize(
    ("text", "word", "db"),
    [
        ("whole thing -3", "quieter", 3),
        ("overall +2", "louder", 2),
        ("bit more 3k, and 2 dB up overall", "louder", 2),
        ("less 300, then everything up 1.5 dB", "louder", 1.5),
    ],
)
def test_decibels_of_the_whole_are_a_level(text: str, word: str, db: float) -> None:
    last = read(text).requests[-1]
    assert (last.word, [abs(each.value) for each in last.quantities]) == (word, [db])


@pytest.mark.parametrize(
    "text",
    [
        "half sec fade in, one sec out",
        "fade 0.5 s in and 1 s out",
        "fade out one second, in half a second",
    ],
)
def test_a_time_beside_a_fade_goes_in_or_out_too(text: str) -> None:
    fades = {request.word: said(request) for request in read(text).requests}
    assert fades == {"fade_in": {"s": 0.5}, "fade_out": {"s": 1.0}}


def test_no_change_of_a_thing_keeps_it() -> None:
    reading = read("stretch to exactly 6.0 s, no pitch change")
    assert [request.word for request in reading.requests] == ["slower"]
    assert reading.keeps == ("pitch_up",)


@pytest.mark.parametrize(
    ("text", "semitones"),
    [("drop it a perfect fourth", 5), ("down a tritone", 6), ("up a major second", 2)],
)
def test_intervals_go_by_their_names(text: str, semitones: float) -> None:
    assert said(only(text)) == {"st": semitones}


def test_both_small_holds_for_all_that_was_asked_for() -> None:
    assert [each.strength for each in read("LF up, HF down, both small").requests] == [1.0, 1.0]
    assert [each.strength for each in read("brighter and wider, a touch").requests] == [2.0, 1.0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("tilt eq, dark side, dB and a half either way", "tilt_dark"),
        ("tilt it a bit warmer", "tilt_dark"),
        ("tilt the whole thing brighter around 1k", "tilt_bright"),
    ],
)
def test_a_word_of_tone_says_which_way_a_tilt_goes(text: str, word: str) -> None:
    assert words(text) == [word]


def test_a_complaint_beside_a_tilt_speaks_for_itself() -> None:
    assert words("too dark, tilt it up") == ["brighter", "tilt_bright"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no highs above 10k", ("low_pass", 10000)),
        ("no lows below 100", ("high_pass", 100)),
        ("lose everything south of 100", ("high_pass", 100)),
        ("2k5 down 3", ("bell_cut", 2500)),
        ("cut everything under forty", ("high_pass", 40)),
    ],
)
def test_a_corner_and_a_frequency_may_be_said_in_an_engineers_way(
    text: str, expected: tuple[str, float]
) -> None:
    request = only(text)
    place = next(each for each in request.quantities if each.unit in ("hz", ""))
    assert (request.word, place.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mids -2", [("scooped", 2)]),
        ("bass +2 mids -1 treble +1", [("more_bass", 2), ("scooped", 1), ("more_treble", 1)]),
        ("LF +2, HF -1", [("more_bass", 2), ("less_treble", 1)]),
        ("brightness -1", [("darker", 1)]),
        ("sub -3", [("low_shelf_cut", 3)]),
    ],
)
def test_a_number_with_a_sign_beside_a_band_is_its_gain(
    text: str, expected: list[tuple[str, float]]
) -> None:
    requests = read(text).requests
    assert [(each.word, abs(each.quantities[0].value)) for each in requests] == expected
    assert all(said(each).keys() & {"db"} for each in requests)


@pytest.mark.parametrize("text", ["master -2", "full mix down by 2", "output down 2 dB", "gain -2"])
def test_what_names_the_whole_sound_before_a_number_is_its_level(text: str) -> None:
    request = only(text)
    assert (request.word, abs(request.quantities[0].value)) == ("quieter", 2)


def test_steps_by_numbers_are_separate_wishes() -> None:
    text = "1) highpass 80 2) compress 3:1 3) limit -1"
    assert words(text) == ["high_pass", "compress", "limiter"]
    assert words("1. brighter 2. wider") == ["brighter", "wider"]


def test_what_is_otherwise_unchanged_takes_nothing_back() -> None:
    assert words("2 dB quieter otherwise unchanged") == ["quieter"]


def test_a_filter_said_in_several_breaths_is_one() -> None:
    request = only("bell at 3.5k, up 2.5, wide")
    assert (request.word, said(request)) == ("bell", {"hz": 3500, "db": 2.5})
    assert "broad" in request.marks


def test_a_sum_of_intervals_is_one_interval() -> None:
    assert said(only("down an octave and a fifth")) == {"st": 19}


def test_a_length_in_percent_is_what_it_is_stretched_to() -> None:
    assert said(only("stretch to 125 %")) == {"percent": 20}
    assert said(only("stretch it by 8%")) == {"percent": 8}


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        ("-2 dB, 800 Hz, narrow", "bell_cut", {"db": -2, "hz": 800}),
        ("3 dB down, at 400", "bell_cut", {"db": 3, "hz": 400}),
        ("6k and up, plus 2", "high_shelf", {"db": 2, "hz": 6000}),
        ("80 and down, minus 6", "low_shelf_cut", {"db": 6, "hz": 80}),
        ("boost at eight k, two dB, shelf", "high_shelf", {"db": 2, "hz": 8000}),
    ],
)
def test_gain_place_and_shape_may_come_in_any_order(
    text: str, word: str, numbers: dict[str, float]
) -> None:
    request = only(text)
    assert (request.word, said(request)) == (word, numbers)


def test_two_tempi_and_a_share_of_one_are_a_speed() -> None:
    (tempo,) = only("140 bpm to 128").quantities
    assert (tempo.value, tempo.until) == (140, 128)
    assert said(only("3/4 tempo")) == {"times": 0.75}
