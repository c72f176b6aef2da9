"""Curves as filters: near to the curve, at most six, and none where nothing is wanted."""

from __future__ import annotations

from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import RATE_HZ, edited, heard, song

from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.similarity import tone_distance_db
from talkbox_tools.dsp.similarity_profile import CENTRES_HZ, Profile
from talkbox_tools.dsp.tone_difference import Curve, difference, filtered, responses_db
from talkbox_tools.dsp.tone_fit import MOST_FILTERS, Filter, fit

ONES = np.ones(len(CENTRES_HZ))
KNOWN = [
    [Filter("high_shelf", 4000, 4, 0.7)],
    [Filter("low_shelf", 150, -5, 0.7)],
    [Filter("bell", 1000, 5, 1.0)],
    [Filter("bell", 300, -4, 1.5), Filter("high_shelf", 5000, 3, 0.7)],
    [Filter("low_shelf", 120, 4, 0.7), Filter("bell", 400, -5, 1.2), Filter("bell", 3000, 3, 1.0),
     Filter("high_shelf", 8000, 4, 0.7)],
    [Filter("bell", hertz, 4 * (-1) ** place, 2.0)
     for place, hertz in enumerate((80, 250, 700, 2000, 5000, 11_000))],
]  # fmt: skip


def curve(filters: list[Filter], rate_hz: float = RATE_HZ) -> Doubles:
    total: Doubles = responses_db(
        [each.section(rate_hz) for each in filters], CENTRES_HZ, rate_hz
    ).sum(axis=0)
    return total


def left(wanted: Doubles, filters: tuple[Filter, ...], rate_hz: float = RATE_HZ) -> float:
    missing = wanted - (curve(list(filters), rate_hz) if filters else 0.0)
    return float(np.std(missing))


@pytest.mark.parametrize("filters", KNOWN, ids=len)
@pytest.mark.parametrize("rate_hz", [22_050, 44_100, 96_000])
def test_a_curve_that_filters_made_is_made_again(filters: list[Filter], rate_hz: float) -> None:
    inside = 0.45 * rate_hz > CENTRES_HZ
    wanted = curve(filters, rate_hz)
    found = fit(Curve(wanted, ONES), rate_hz)
    assert 1 <= len(found.filters) <= MOST_FILTERS
    missing = (wanted - curve(list(found.filters), rate_hz))[inside]
    assert np.std(missing) < (0.5 if len(filters) < MOST_FILTERS else 0.7)


def test_one_bell_comes_back_as_one_bell() -> None:
    (found,) = fit(Curve(curve(KNOWN[2]), ONES), RATE_HZ).filters
    assert found.kind == "bell"
    assert found.frequency_hz == pytest.approx(1000, rel=0.05)
    assert found.gain_db == pytest.approx(5, abs=0.5)


def test_a_flat_curve_needs_no_filter_whatever_its_level() -> None:
    assert fit(Curve(0 * ONES, ONES), RATE_HZ).filters == ()
    assert fit(Curve(3 * ONES, ONES), RATE_HZ).filters == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-6, 6), min_size=27, max_size=27), st.integers(1, 6))
def test_any_curve_gets_at_most_as_many_filters_as_asked_and_never_gets_worse(
    gains: list[float], most: int
) -> None:
    smooth = np.convolve(np.pad(gains, 2, "edge"), np.ones(5) / 5, "valid")
    found = fit(Curve(smooth, ONES), RATE_HZ, most).filters
    assert len(found) <= most
    assert left(smooth, found) <= float(np.std(smooth)) + 0.05
    assert all(abs(each.gain_db) <= 20 and 0.3 < each.q < 5 for each in found)


def test_a_smooth_curve_of_6_db_is_met_within_half_a_decibel_and_soon() -> None:
    chance = np.random.default_rng(3)
    spent, missing = [], []
    for _ in range(8):
        steps = np.convolve(
            np.pad(chance.normal(0, 1.2, 27), 1, "edge"), [0.25, 0.5, 0.25], "valid"
        )
        wanted = np.clip(np.cumsum(steps) - np.cumsum(steps).mean(), -6, 6)
        began = process_time()
        found = fit(Curve(wanted, ONES), RATE_HZ)
        spent.append(process_time() - began)
        missing.append(left(wanted, found.filters))
    assert max(missing) < 0.5
    assert sorted(spent)[4] < 0.1  # 20 ms where nothing else runs


def test_what_filters_do_to_a_spectrum_is_what_they_do_to_the_sound() -> None:
    plain = heard(song(1, 100))
    shelf = Filter("high_shelf", 3000, 5, 0.7)
    told = Profile(filtered(plain.spectrum, [shelf.section(RATE_HZ)]), plain.measured)
    rendered = heard(edited(song(1, 100), "high_shelf", frequency_hz=3000, gain_db=5, q=0.7))
    assert tone_distance_db(told, rendered) < 0.1


def test_a_difference_is_bounded_and_says_nothing_where_either_sound_has_nothing() -> None:
    plain = heard(song(1, 100))
    dull = heard(edited(song(2, 124), "low_pass", frequency_hz=1500, slope_db_per_octave="24"))
    towards = difference(plain, dull, 1.0, 6.0)
    assert np.abs(towards.gains_db).max() == pytest.approx(6.0)
    half = difference(plain, dull, 0.5, 6.0)
    assert np.allclose(half.gains_db, towards.gains_db / 2)
    assert (towards.weights[~dull.heard] < 0.1).all()
