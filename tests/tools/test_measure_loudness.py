"""Loudness against ITU-R BS.1770-4 and the test signals of EBU Tech 3341 and 3342."""

from __future__ import annotations

import numpy as np
import pytest
from sounds import noise, silence, tone, tones

from talkbox_tools.dsp.measure.kweighting import high_pass, shelf
from talkbox_tools.dsp.measure.loudness import integrated_lufs
from talkbox_tools.dsp.measure.meter import measure

RATES_HZ = (44_100, 48_000, 96_000)

# Tech 3341, minimum requirements: levels in dBFS and seconds of a stereo 1 kHz sine.
INTEGRATED = {
    "case 1": (((-23.0, 20.0),), -23.0),
    "case 2": (((-33.0, 20.0),), -33.0),
    "case 3": (((-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)), -23.0),
    "case 4": (
        ((-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)),
        -23.0,
    ),
    "case 5": (((-26.0, 20.0), (-20.0, 20.1), (-26.0, 20.0)), -23.0),
}
# Tech 3342: the expected loudness range in LU.
RANGE = {
    "case 1": (((-20.0, 20.0), (-30.0, 20.0)), 10.0),
    "case 2": (((-20.0, 20.0), (-15.0, 20.0)), 5.0),
    "case 3": (((-40.0, 20.0), (-20.0, 20.0)), 20.0),
    "case 4": (((-50.0, 20.0), (-35.0, 20.0), (-20.0, 20.0), (-35.0, 20.0), (-50.0, 20.0)), 15.0),
}


def test_the_filter_has_the_coefficients_that_the_standard_prints_for_48_khz() -> None:
    numerator, denominator = shelf(48_000)
    assert numerator == pytest.approx((1.53512485958697, -2.69169618940638, 1.19839281085285))
    assert denominator == pytest.approx((1.0, -1.69065929318241, 0.73248077421585))
    numerator, denominator = high_pass(48_000)
    assert numerator == (1.0, -2.0, 1.0)
    assert denominator == pytest.approx((1.0, -1.99004745483398, 0.99007225036621))


@pytest.mark.parametrize("rate_hz", (*RATES_HZ, 192_000, 384_000))
def test_a_full_scale_sine_of_997_hz_in_one_channel_reads_minus_3_01(rate_hz: int) -> None:
    sound = tone(997.0, 4.0, 0.0, rate_hz, 1)
    assert integrated_lufs(sound, rate_hz) == pytest.approx(-3.01, abs=0.01)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("case", INTEGRATED)
def test_integrated_loudness_is_within_a_tenth_on_the_ebu_signals(case: str, rate_hz: int) -> None:
    parts, expected = INTEGRATED[case]
    assert integrated_lufs(tones(parts, rate_hz), rate_hz) == pytest.approx(expected, abs=0.1)


def test_all_channels_add_up_as_in_ebu_case_6() -> None:
    # The case has five channels. Two carry as much when each plays the power sum of its share.
    level = 10 * np.log10((2 * 10**-2.8 + 10**-2.4 + 2 * 1.41 * 10**-3.0) / 2)
    sound = tone(1000.0, 20.0, float(level), 48_000)
    assert integrated_lufs(sound, 48_000) == pytest.approx(-23.0, abs=0.1)


def test_one_channel_of_two_reads_3_db_less_than_both() -> None:
    both = tone(1000.0, 3.0, -20.0, 48_000)
    one = both.copy()
    one[1] = 0.0
    loud, soft = integrated_lufs(both, 48_000), integrated_lufs(one, 48_000)
    assert loud is not None and soft is not None
    assert loud - soft == pytest.approx(3.01, abs=0.01)


def test_out_of_phase_sound_is_as_loud_as_in_phase_sound() -> None:
    inside = tone(1000.0, 3.0, -20.0, 48_000)
    outside = inside * np.array([[1.0], [-1.0]], np.float32)
    assert integrated_lufs(outside, 48_000) == pytest.approx(integrated_lufs(inside, 48_000))


def test_short_term_is_steady_on_ebu_case_9() -> None:
    measured = measure(tones(((-20.0, 1.34), (-30.0, 1.66)) * 5, 48_000), 48_000)
    assert measured["short_term_max_lufs"] == pytest.approx(-23.0, abs=0.1)
    assert measured["loudness_range_lu"] == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("lead_seconds", (0.0, 0.15, 1.35, 2.85))
def test_three_seconds_are_found_wherever_they_begin_as_in_ebu_case_10(lead_seconds: float) -> None:
    sound = np.concatenate(
        (
            silence(lead_seconds, 48_000),
            tone(1000.0, 3.0, -23.0, 48_000),
            silence(1.0, 48_000),
        ),
        axis=1,
    )
    assert measure(sound, 48_000)["short_term_max_lufs"] == pytest.approx(-23.0, abs=0.1)


def test_momentary_is_steady_on_ebu_case_12() -> None:
    measured = measure(tones(((-20.0, 0.18), (-30.0, 0.22)) * 10, 48_000), 48_000)
    assert measured["momentary_max_lufs"] == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("lead_seconds", (0.0, 0.02, 0.06, 0.185, 0.38))
def test_a_burst_of_0_4_s_is_found_wherever_it_begins_as_in_ebu_case_13(
    lead_seconds: float,
) -> None:
    sound = np.concatenate(
        (
            silence(lead_seconds, 48_000),
            tone(1000.0, 0.4, -23.0, 48_000),
            silence(1.0, 48_000),
        ),
        axis=1,
    )
    assert measure(sound, 48_000)["momentary_max_lufs"] == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("case", RANGE)
def test_loudness_range_is_within_one_unit_on_the_ebu_signals(case: str) -> None:
    parts, expected = RANGE[case]
    measured = measure(tones(parts, 16_000), 16_000)
    assert measured["loudness_range_lu"] == pytest.approx(expected, abs=1.0)


def test_there_is_no_loudness_in_silence_nor_in_less_than_0_4_s_nor_below_minus_70() -> None:
    assert integrated_lufs(silence(2.0, 44_100), 44_100) is None
    assert integrated_lufs(noise(0.39, -20.0, 44_100), 44_100) is None
    assert integrated_lufs(tone(1000.0, 2.0, -75.0, 44_100), 44_100) is None
    assert integrated_lufs(noise(0.4, -20.0, 44_100), 44_100) is not None
