"""Numbers as engineers say them: cuts, filters, compressors, echoes, targets."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_planner_phrases import first_call

from talkbox.planner.reading import read
from talkbox.planner.text.spoken import in_words
from talkbox.planner.text.tokens import tokens

NAMES = {"two": 2.0, "twenty": 20.0, "fifty": 50.0, "five": 5.0, "three": 3.0, "one": 1.0}
SCALES = {"hundred": 100.0, "thousand": 1000.0, "k": 1000.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take 2 dB out at 3.2 kHz, narrow",
         {"kind": "bell", "frequency_hz": 3200, "gain_db": -2, "q": 4}),
        ("pull 2 dB out around 400", {"kind": "bell", "frequency_hz": 400, "gain_db": -2}),
        ("take 3 out at 300", {"kind": "bell", "frequency_hz": 300, "gain_db": -3}),
        ("knock 4 dB off at 6k", {"kind": "bell", "frequency_hz": 6000, "gain_db": -4}),
        ("dip 3db at 350hz, wide q", {"kind": "bell", "gain_db": -3, "q": 0.5}),
        ("drop 250 by 3", {"kind": "bell", "frequency_hz": 250, "gain_db": -3}),
        ("high pass at a hundred hertz", {"kind": "high_pass", "frequency_hz": 100}),
        ("hi pass at one fifty", {"kind": "high_pass", "frequency_hz": 150}),
        ("low pass at twelve k", {"kind": "low_pass", "frequency_hz": 12000}),
        ("gentle high shelf, +1.5 at 12k",
         {"kind": "high_shelf", "frequency_hz": 12000, "gain_db": 1.5}),
        ("shelf down the highs 2db from 8k",
         {"kind": "high_shelf", "frequency_hz": 8000, "gain_db": -2}),
        ("compress 4:1, fast attack, around 6 dB of reduction",
         {"kind": "compressor", "ratio": 4, "attack_ms": 1, "threshold_db": -14}),
        ("compress 2:1 with slow attack and fast release",
         {"kind": "compressor", "ratio": 2, "attack_ms": 30, "release_ms": 50}),
        ("compress, ratio of 4 to 1, threshold -20, attack 10 ms, release 100 ms",
         {"ratio": 4, "threshold_db": -20, "attack_ms": 10, "release_ms": 100}),
        ("4 to 1, slow attack, fast release", {"ratio": 4, "attack_ms": 30, "release_ms": 50}),
        ("limit with 3dB of gain reduction", {"kind": "limiter", "ceiling_db": -9}),
        ("echo at 350 ms with a couple repeats", {"kind": "delay", "time_ms": 350}),
        ("delay 1/4 note at 120 bpm", {"kind": "delay", "time_ms": 500}),
        ("reverb 30% wet", {"kind": "reverb", "mix": 0.3}),
    ],
)  # fmt: skip
def test_the_numbers_reach_their_parameters(text: str, expected: dict[str, Any]) -> None:
    call = first_call(text)
    assert {key: call.get(key) for key in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hit -18 lufs with peaks under -1 dBTP", ["loudness", "limiter"]),
        ("loudness -14, true peak -1", ["loudness"]),
        ("make it -14", ["loudness"]),
        ("tremolo, slow", ["tremolo"]),
        ("fast tremolo at 8hz", ["tremolo"]),
        ("narrow it", ["narrower"]),
        ("a tight low end", ["tighter"]),
        ("crunchy old sampler, drop the sample rate to 8k", ["crunch", "downsample"]),
        ("kill that resonance at 2.4k", ["notch"]),
        ("reverb, 2s tail, 20ms predelay", ["reverb"]),
    ],
)
def test_a_number_or_its_adverb_makes_no_request_of_its_own(text: str, expected: list[str]) -> None:
    assert [request.word for request in read(text).requests] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two", 2),
        ("twenty five", 25),
        ("one twenty", 120),
        ("two hundred and fifty", 250),
        ("three point five k", 3500),
        ("two thousand five hundred", 2500),
        ("hundred", 100),
    ],
)
def test_numbers_in_words_have_their_value(text: str, value: float) -> None:
    found = in_words(tokens(text), 0, NAMES, SCALES)
    assert found is not None
    assert found[0] == value


@given(st.lists(st.sampled_from([*NAMES, *SCALES, "and", "point", "bass"]), min_size=1, max_size=8))
def test_words_of_numbers_in_any_order_give_a_finite_value(pieces: list[str]) -> None:
    found = in_words(tokens(" ".join(pieces)), 0, NAMES, SCALES)
    assert found is None or (0 <= found[0] < 1e30 and 0 < found[1] <= len(pieces))
