from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from dsp_probes import noise, response_db
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox_tools.dsp.biquads import bell, low_shelf
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.processors import run


@pytest.mark.parametrize("slope", ["6", "12", "18", "24"])
@pytest.mark.parametrize("effect", ["high_pass", "low_pass"])
@settings(max_examples=4, deadline=None)
@given(frequency_hz=st.integers(100, 3000), rate_hz=st.sampled_from([22_050, 44_100, 96_000]))
def test_a_pass_filter_is_3_db_down_at_its_corner_and_falls_at_its_slope(
    effect: str, slope: str, frequency_hz: int, rate_hz: int
) -> None:
    def at(hz: float) -> float:
        return response_db(
            effect, hz, rate_hz, frequency_hz=float(frequency_hz), slope_db_per_octave=slope
        )

    away = 0.125 if effect == "high_pass" else 8.0
    inside = frequency_hz / away
    assert at(frequency_hz) == pytest.approx(-3.01, abs=0.1)
    if inside < 0.4 * rate_hz:
        assert at(inside) == pytest.approx(0, abs=0.15)
    if effect == "high_pass":
        fall = at(frequency_hz / 4) - at(frequency_hz / 8)
        assert fall == pytest.approx(float(slope), abs=0.4)


@pytest.mark.parametrize("slope", ["6", "12", "18", "24"])
def test_a_low_pass_falls_by_its_slope_in_each_octave(slope: str) -> None:
    def at(hz: float) -> float:
        return response_db("low_pass", hz, 192_000, frequency_hz=500.0, slope_db_per_octave=slope)

    assert at(2000) - at(4000) == pytest.approx(float(slope), abs=0.4)


@settings(max_examples=15, deadline=None)
@given(
    frequency_hz=st.integers(40, 8000),
    gain_db=st.integers(-24, 24),
    q=st.sampled_from([0.1, 0.7, 3.0, 18.0]),
)
def test_a_bell_has_its_gain_at_its_centre_and_none_far_away(
    frequency_hz: int, gain_db: int, q: float
) -> None:
    shape = {"frequency_hz": float(frequency_hz), "gain_db": float(gain_db), "q": q}
    assert response_db("bell", frequency_hz, **shape) == pytest.approx(gain_db, abs=0.1)
    if q >= 3:
        assert response_db("bell", frequency_hz / 16, **shape) == pytest.approx(0, abs=0.5)


def test_a_bell_boost_and_the_same_cut_leave_the_sound_as_it_was() -> None:
    audio = noise(0.5)
    up, down = bell(800, 9, 1.4, 44_100), bell(800, -9, 1.4, 44_100)
    assert np.abs(run(Recursive([up, down]), audio) - audio).max() < 1e-6


@pytest.mark.parametrize(
    ("effect", "inside_hz", "outside_hz"), [("low_shelf", 20, 15_000), ("high_shelf", 18_000, 20)]
)
@pytest.mark.parametrize("gain_db", [-12.0, 6.0])
def test_a_shelf_has_all_of_its_gain_on_its_side_half_at_the_corner_and_none_beyond(
    effect: str, inside_hz: float, outside_hz: float, gain_db: float
) -> None:
    shape = {"frequency_hz": 1000.0, "gain_db": gain_db, "q": 0.7}
    assert response_db(effect, inside_hz, **shape) == pytest.approx(gain_db, abs=0.1)
    assert response_db(effect, 1000, **shape) == pytest.approx(gain_db / 2, abs=0.1)
    assert response_db(effect, outside_hz, **shape) == pytest.approx(0, abs=0.1)


def test_a_tilt_turns_about_its_pivot_and_rises_all_the_way() -> None:
    gains = [
        response_db("tilt", hz, frequency_hz=800.0, gain_db=6.0)
        for hz in (50, 200, 400, 800, 1600, 3200, 12_800)
    ]
    assert gains[3] == pytest.approx(0, abs=0.05)
    assert gains[0] == pytest.approx(-6, abs=0.3) and gains[-1] == pytest.approx(6, abs=0.3)
    assert all(low < high for low, high in pairwise(gains))


def test_a_notch_takes_its_frequency_out_and_is_as_narrow_as_its_q() -> None:
    shape = {"frequency_hz": 1000.0, "q": 8.0}
    assert response_db("notch", 1000, **shape) < -50
    assert response_db("notch", 1064.5, **shape) == pytest.approx(-3, abs=0.2)
    assert response_db("notch", 1500, **shape) == pytest.approx(0, abs=0.2)


def test_a_low_shelf_is_as_exact_at_192_khz_as_anywhere() -> None:
    deep = {"frequency_hz": 40.0, "gain_db": 6.0, "q": 0.7}
    assert response_db("low_shelf", 40, 192_000, **deep) == pytest.approx(3, abs=0.05)
    assert response_db("low_shelf", 20, 192_000, **deep) == pytest.approx(
        response_db("low_shelf", 20, 44_100, **deep), abs=0.05
    )


def test_a_shelf_at_a_corner_above_the_files_limit_stays_stable() -> None:
    impulse = np.zeros((1, 4000), np.float32)
    impulse[0, 0] = 1
    out = run(Recursive([low_shelf(20_000, 24, 2, 8000)]), impulse)
    assert np.abs(out[:, 2000:]).max() < 1e-6
