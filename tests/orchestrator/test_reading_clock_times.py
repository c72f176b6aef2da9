"""Times of the clip as a clock tells them, ranges from one value to another, and stray figures."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


def _said(text: str) -> list[tuple[str, str, float, float | None]]:
    """The words of a text with the unit, the value and the other end of each number."""
    return [
        (request.word, each.unit, round(each.value, 3), each.until)
        for request in read(text).requests
        for each in request.quantities
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("cut everything after 1:45", 105, None),
        ("keep only the part from 0:30 to 1:00", 30, 60),
        ("please delete everything before 1:20", 80, None),
        ("delete everything before one minute twenty", 80, None),
        ("please cut out everything after 2 minutes 30", 150, None),
        ("cut from 1 min 10 to 1 min 25", 70, 85),
        ("chop it at 2 minutes 30", 150, None),
        ("first 1 min 10 can go", 70, None),
        ("lose everything after 1 min 20 s", 80, None),
        ("cut the first 2 minutes and 5 seconds", 125, None),
        ("cut everything after 1m10s", 70, None),
        ("cut everything after 45 seconds", 45, None),
        ("make it start at 0:10", 10, None),
        ("keep everything up to 2:05", 125, None),
        ("keep everything until 2:05", 125, None),
    ],
)
def test_a_cut_keeps_its_time(text: str, start: float, end: float | None) -> None:
    assert _said(text) == [("trim", "s", start, end)]


def test_minutes_before_another_number_are_none_of_its_seconds() -> None:
    assert [each[1] for each in _said("2 minutes 10 dB quieter")] == ["s", "db"]


@pytest.mark.parametrize(
    "text",
    [
        "there is a phone ringing at 0:32, mute that bit",
        "there's a cough at 0:45, take it out",
        "a door slam at 1:10, please get rid of it",
        "mute the cough at 0:32",
    ],
)
def test_what_is_brief_is_muted_where_it_is_heard(text: str) -> None:
    (said,) = _said(text)
    assert said[0] == "part_muted"
    assert said[3] is not None


@pytest.mark.parametrize(
    "text",
    [
        "end it at 2 minutes with a short fade",
        "finish the track at 2:00 with a fade",
        "stop it at 2 minutes and fade out",
    ],
)
def test_the_time_of_the_end_is_no_length_of_its_fade(text: str) -> None:
    assert words(text) == ["trim", "fade_out"]
    assert _said(text) == [("trim", "s", 120, None)]


@pytest.mark.parametrize(
    ("text", "word", "now", "wished"),
    [
        ("bring the tempo from 95 down to 90 bpm", "slower", 95, 90),
        ("bring it up to 128 bpm from 120", "faster", 120, 128),
        ("slow it to 90 bpm from 95", "slower", 95, 90),
        ("take it from 140 down to 120 bpm", "slower", 140, 120),
    ],
)
def test_tempi_go_from_one_to_the_other(text: str, word: str, now: float, wished: float) -> None:
    assert _said(text) == [(word, "bpm", now, wished)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("fade in for two seconds and out for five", 2, 5),
        ("fade in over 3 seconds and out over 6", 3, 6),
        ("fade in 2 s and out 5", 2, 5),
    ],
)
def test_a_fade_out_counts_as_the_fade_in_does(text: str, first: float, last: float) -> None:
    assert _said(text) == [("fade_in", "s", first, None), ("fade_out", "s", last, None)]


@pytest.mark.parametrize(
    "text",
    [
        "boost the bass from 0:10 to 0:20",
        "more bass from 10 to 20 seconds",
        "make everything quieter except the last 10 seconds",
        "turn it all down except for the first 20 seconds",
    ],
)
def test_a_sound_in_a_part_of_the_clip_is_declined(text: str) -> None:
    found = read(text)
    assert (found.requests, found.beyond) == ((), "part")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ratio 2:1, just catch about 3 dB", [("ratio", 2), ("reduction_db", 3)]),
        ("4:1, grab 2 dB", [("ratio", 4), ("reduction_db", 2)]),
        ("compressor catching 3 dB", [("reduction_db", 3)]),
    ],
)
def test_what_a_compressor_catches_is_its_reduction(
    text: str, found: list[tuple[str, float]]
) -> None:
    assert [(unit, value) for _, unit, value, _ in _said(text)] == found
    assert words(text) == ["compress"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the peaks are hitting red, bring them under -3", ("limiter", "db", -3, None)),
        ("we need to leave about 6 dB of headroom for mastering", ("headroom", "db", 6, None)),
        ("leave 6 dB of headroom", ("headroom", "db", 6, None)),
    ],
)
def test_room_above_the_peaks_keeps_its_number(
    text: str, found: tuple[str, str, float, float | None]
) -> None:
    assert _said(text) == [found]


def test_a_file_of_24_bits_is_no_sound() -> None:
    assert read("save it as a 24 bit wav").beyond == "outside"
    assert words("make it 8 bit") == ["bitcrush"]


def test_cents_of_a_vibrato_are_no_pitch() -> None:
    assert words("vibrato of about 6 Hz and 20 cents") == ["vibrato"]


@pytest.mark.parametrize(
    "text",
    [
        "acx says rms between -23 and -18 and peaks under -3, do that please",
        "for audible: rms between -23 dB and -18 dB",
    ],
)
def test_what_a_target_stands_for_is_no_figure_of_its_own(text: str) -> None:
    assert words(text) == ["audiobook"]
    assert not _said(text)
