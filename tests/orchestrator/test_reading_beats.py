"""Note values at a tempo, knobs by the clock, and other shorthand of settings."""

from __future__ import annotations

import pytest
from readings import only, words


@pytest.mark.parametrize(
    ("text", "word", "rate_hz"),
    [
        ("trem 8ths at 120, fairly deep", "tremolo", 4.0),
        ("tremolo at 1/8 notes, 120 bpm", "tremolo", 4.0),
        ("trem in quarter notes at 90 bpm", "tremolo", 1.5),
        ("autopan in half notes at 120", "auto_pan", 1.0),
        ("vibrato, eighth triplets at 100", "vibrato", 5.0),
        ("sidechain pump on quarters, 120bpm", "pumping", 2.0),
        ("tremolo at 120 bpm", "tremolo", 2.0),
        ("chop it in 16ths at 150", "tremolo", 10.0),
        ("autopan, slow, half a Hz", "auto_pan", 0.5),
    ],
)
def test_what_swings_takes_a_note_value_as_its_rate(text: str, word: str, rate_hz: float) -> None:
    request = only(text)
    rate = request.quantity("hz")
    assert request.word == word
    assert rate is not None and rate.value == pytest.approx(rate_hz, abs=0.01)


@pytest.mark.parametrize(
    ("text", "time_ms"),
    [
        ("quarter note delay at 96 bpm", 625.0),
        ("dotted 8th at 100bpm echo", 450.0),
        ("1/8 dotted delay, 110 bpm, 25% mix", 409.1),
        ("delay dotted eighth at 120 bpm", 375.0),
    ],
)
def test_what_repeats_takes_it_as_its_time(text: str, time_ms: float) -> None:
    time = only(text).quantity("ms")
    assert time is not None and time.value == pytest.approx(time_ms, abs=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("speed it up from 100 to 120 bpm", ["faster"]),
        ("chorus, and speed it up from 100 to 110 bpm", ["chorus", "faster"]),
        ("4th order high pass at 90", ["high_pass"]),
        ("three quarters left", ["pan_left"]),
    ],
)
def test_tempi_orders_and_shares_are_no_notes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_no_feedback_is_a_setting_and_takes_no_echo_away() -> None:
    assert only("slapback 90 ms zero fb").word == "slapback"
    feedback = only("delay 300 ms no feedback").quantity("feedback")
    assert feedback is not None and feedback.value == 0


def test_a_knob_is_turned_as_far_as_its_clock_says() -> None:
    gentle, strong = only("drive at 9 o'clock"), only("drive at 2 o'clock")
    assert gentle.strength < 2.0 < strong.strength
    assert only("overdrive, gain around 3 o'clock").strength > strong.strength
    assert words("overdrive, gain around 3 o'clock") == ["distort"]


def test_a_button_of_an_old_chorus_says_how_strong_it_is() -> None:
    first, last = only("dimension D type thing, button 1"), only("dimension d, button 4")
    assert first.word == last.word == "chorus"
    assert first.strength < last.strength


@pytest.mark.parametrize(
    ("text", "word", "unit", "value"),
    [
        ("de-ess, 6k-ish, 4 dB when it triggers", "less_sibilant", "db", 4),
        ("de-esser at 6.5k, 6 dB reduction", "less_sibilant", "reduction_db", 6),
        ("NR 10 dB", "less_noise", "db", 10),
        ("hiss off the cassette transfer, 8 dB nr", "less_noise", "db", 8),
    ],
)
def test_repairs_take_decibels(text: str, word: str, unit: str, value: float) -> None:
    request = only(text)
    amount = request.quantity(unit)
    assert request.word == word
    assert amount is not None and amount.value == value
