"""Numbers beside what they count: hedged, shared out, gripped, out of ten, on one side alone."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "value", "unit"),
    [
        ("could use a bit less low mids, roughly 300", "less_low_mids", 300.0, "hz"),
        ("less mud, around 250", "less_muddy", 250.0, "hz"),
        ("tone down the honk, about 900", "less_nasal", 900.0, "hz"),
        ("less bass, 100-ish", "less_bass", 100.0, "hz"),
        ("darker, say 2 dB or so", "darker", 2.0, "db"),
        ("faster, about 10", "faster", 10.0, "percent"),
        ("more low mids, 250 to 400", "more_low_mids", 316.0, "hz"),
        ("2 or 3 dB louder", "louder", 2.5, "db"),
        ("not more than 2 dB louder", "louder", 2.0, "db"),
        ("pan it a third to the left", "pan_left", pytest.approx(33.3, abs=0.1), "percent"),
        ("pan it two thirds right", "pan_right", pytest.approx(66.7, abs=0.1), "percent"),
        ("pan it halfway left", "pan_left", 50.0, "percent"),
        ("two dB quieter on the left", "pan_right", 2.0, "db"),
        ("left side down 2 dB", "pan_right", 2.0, "db"),
        ("the right channel 2 dB louder", "pan_right", 2.0, "db"),
        ("shave the top 2 dB of the highs", "less_treble", 2.0, "db"),
        ("peaks hit zero, give me 3 dB of safety", "headroom", 3.0, "db"),
        ("take the top 3 dB off the peaks", "limiter", 3.0, "reduction_db"),
        ("a compressor at 4:1 taking off 5 dB", "compress", 5.0, "reduction_db"),
        ("threshold down until it grabs 3 dB", "compress", 3.0, "reduction_db"),
        ("mid-side: turn the sides up 2 dB", "more_side", 2.0, "db"),
        ("make it -16 LUFS with a true peak of -1 dB", "loudness", -1.0, "dbtp"),
        ("lufs -14, tp -1", "loudness", -1.0, "dbtp"),
        ("tempo x1.1", "faster", 1.1, "times"),
        ("start at 0:01", "trim", 1.0, "s"),
        ("roll the top off above 10", "low_pass", 10_000.0, "hz"),
        ("make it 2 seconds shorter", "trim", 2.0, "s"),
    ],
)
def test_a_number_reaches_what_it_was_said_of(
    text: str, word: str, value: float, unit: str
) -> None:
    request = only(text)
    assert request.word == word
    assert [each.value for each in request.quantities if each.unit == unit] == [value]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("cut from 100 up to 200 Hz", "bell_cut", 141.0), ("boost from 2k up to 4k", "bell", 2828.0)],
)
def test_up_to_ends_a_range_that_from_began(text: str, low: str, high: float) -> None:
    request = only(text)
    assert (request.word, request.quantities[0].value) == (low, high)


def test_several_places_take_their_own_amounts() -> None:
    requests = read("drop 400 by 2 and 800 by 1").requests
    assert [(each.word, each.quantities[0].value) for each in requests] == [
        ("bell_cut", 400.0),
        ("bell_cut", 800.0),
    ]
    requests = read("-2 @ 300, +1.5 @ 8k").requests
    assert [each.word for each in requests] == ["bell_cut", "bell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the low mids need love, add 2 dB at 250", ["bell"]),
        ("the bass is weak, boost 60 Hz by 4 dB", ["bell"]),
        ("there's a bump at 250 Hz, dip it by 4", ["bell_cut"]),
        ("more bass and cut 3 dB at 300", ["more_bass", "bell_cut"]),
        ("notch 50 Hz and its harmonics", ["notch"]),
    ],
)
def test_an_exact_order_answers_the_complaint_beside_it(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "strength"),
    [
        ("run it into a fuzz with every knob on ten", "fuzz", 3.0),
        ("distortion with everything on eleven", "distort", 3.0),
        ("tremolo at full blast", "tremolo", 3.0),
        ("phaser turned up to 11", "phaser", 3.0),
        ("distortion set to 3 out of 10", "distort", 1.0),
        ("big boost at 60", "bell", 2.7),
    ],
)
def test_where_the_knobs_stand_is_how_strongly(text: str, word: str, strength: float) -> None:
    assert (only(text).word, only(text).strength) == (word, strength)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trim the silence, front and back", ["trim_silence"]),
        ("top and tail it", ["trim_silence"]),
        ("fade it front and back", ["fade_both"]),
        ("half a second fade at the start and the end", ["fade_both"]),
        ("let it fade in over the first second or so", ["fade_in"]),
        ("fade it gently in over a second", ["fade_in"]),
        ("fade the start", ["fade_in"]),
        ("let it fade", ["fade_out"]),
        ("pull the bass back", ["less_bass"]),
    ],
)
def test_both_ends_are_two_places_and_no_order(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", ["let the quiet guitar notes come through", "quiet words up"])
def test_quiet_passages_that_shall_be_heard_are_brought_up(text: str) -> None:
    assert words(text) == ["evener"]
