"""Figures that compare, share out, place and name: what engineers want, in numbers."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("reverb from 4 s down to 1.2", "drier"),
        ("the presence knob goes from 7 to 4", "less_presence"),
        ("it's at 98, the dancers need 104", "faster"),
        ("from 124 to 118, please", "slower"),
        ("noise floor is at -48, want -65", "less_noise"),
        ("LRA of 15 should be 8", "evener"),
        ("correlation sits at 0.9, could be 0.5", "wider"),
        ("squeeze 64 s into 60", "faster"),
        ("presence at 3 instead of 6", "less_presence"),
        ("33 → 45", "tape_faster"),
    ],
)
def test_a_value_that_is_and_one_that_shall_be_say_which_way(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "value", "unit"),
    [
        ("80% speed", "slower", 20.0, "percent"),
        ("width 70", "narrower", 30.0, "percent"),
        ("width at 125 percent", "wider", 25.0, "percent"),
        ("volume at 60%", "quieter", 40.0, "percent"),
        ("lower it by a quarter", "quieter", 25.0, "percent"),
        ("1.1x, no key lock", "tape_faster", 10.0, "percent"),
        ("-4 bpm", "slower", 4.0, "bpm"),
    ],
)
def test_a_share_is_what_shall_be_left(text: str, word: str, value: float, unit: str) -> None:
    request = only(text)
    said = request.quantity(unit)
    assert request.word == word
    assert said is not None and said.value == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("text", "word", "settings"),
    [
        ("tremolo 5 Hz, depth 60", "tremolo", {"hz": 5.0, "depth": 0.6}),
        ("echo 300 ms, feedback 40, mix 20", "echo", {"ms": 300, "feedback": 0.4, "mix": 0.2}),
        ("flanger, rate 2, color 8", "flanger", {"rate_hz": 2.0}),
        ("echo 375 ms, -10 dB", "echo", {"ms": 375.0, "mix": 0.24}),
        ("fuzz pedal, tone 4, sustain 8", "fuzz", {}),
    ],
)
def test_knobs_behind_an_effect_are_its_settings(
    text: str, word: str, settings: dict[str, float]
) -> None:
    request = only(text)
    assert request.word == word
    assert {each.unit: each.value for each in request.quantities} == pytest.approx(settings)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("S +1.5 dB", "more_side"),
        ("turn the M in M/S down by 2 dB", "less_mid"),
        ("bring up L-R by a dB", "more_side"),
        ("difference channel -2 dB", "less_side"),
    ],
)
def test_sides_and_middle_have_letters(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("from D to Eb", "pitch_up", 1.0),
        ("C4 to G3", "pitch_down", 5.0),
        ("A=432", "pitch_down", 0.318),
    ],
)
def test_notes_name_an_interval(text: str, word: str, semitones: float) -> None:
    request = only(text)
    said = request.quantity("st")
    assert request.word == word
    assert said is not None and said.value == pytest.approx(semitones, abs=0.001)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("just give me what's above 5k", "highs_only"),
        ("keep 7k and up, bin the rest", "highs_only"),
        ("only leave what's under 120 Hz", "lows_only"),
        ("nothing under 900 for the intro", "high_pass"),
        ("remove > 12k", "low_pass"),
        ("just the slice between six hundred and two thousand hertz", "band_pass"),
        ("LC 120", "high_pass"),
        ("everything under -48 dB should be silent", "gate"),
    ],
)
def test_what_may_pass_is_said_in_many_ways(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("high shelf, minus three, corner at 5k", "high_shelf_cut"),
        ("everything below 140 could be 2 dB hotter, shelf", "low_shelf"),
        ("+3 dB at 4 kHz for the click", "bell"),
        ("cut off the highs at 15k", "low_pass"),
    ],
)
def test_a_filter_keeps_its_way_and_shape(text: str, word: str) -> None:
    assert words(text) == [word]


def test_an_octave_beside_a_place_is_a_width() -> None:
    request = only("raise 1500 Hz by 3 dB, half-octave bandwidth")
    q = request.quantity("q")
    assert request.word == "bell"
    assert q is not None and q.value == pytest.approx(2.87, abs=0.01)


@pytest.mark.parametrize(
    "text", ["that 2 dB at 8k was all it needed", "the 300 Hz cut did it", "1.5 dB is just right"]
)
def test_a_figure_that_is_praised_asks_for_nothing(text: str) -> None:
    assert read(text).requests == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 s in, 3 s out", ["fade_in", "fade_out"]),
        ("quarter second at either end", ["fade_both"]),
        ("fo 5", ["fade_out"]),
    ],
)
def test_fades_in_shorthand(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("118 bpm to 126", "faster"),
        ("132 → 120 bpm", "slower"),
        ("1920s horn player, only the first 12 seconds", "gramophone"),
        ("60 Hz hum, -18 dB", "less_hum"),
        ("narration at -20 RMS, peaks -3.1", "audiobook"),
    ],
)
def test_a_number_stays_with_what_it_is_said_of(text: str, word: str) -> None:
    assert words(text)[0] == word
    assert not {"quieter", "limiter"} & set(words(text))
