"""Curves, fits and scores of the SocialFX evaluation, on sounds and settings made for the test."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talkbox.evaluation import socialfx_scores as score
from talkbox.evaluation.socialfx_curves import (
    BAND_HZ,
    POINTS_HZ,
    Filter,
    human,
    measured,
    of_filters,
)
from talkbox.evaluation.socialfx_data import BANDS, Setting
from talkbox.evaluation.socialfx_features import COUNT, features
from talkbox.evaluation.socialfx_fit import filters_of, leanings_of, schools_of, takes_of
from talkbox.evaluation.socialfx_floors import random_curves
from talkbox.evaluation.sound import Sound

RATE_HZ = 44_100
WARM = (Filter("low_shelf", 150, 4.0, 0.7), Filter("high_shelf", 3000, -2.0, 0.7))
BRIGHT = (Filter("low_shelf", 150, -3.0, 0.7), Filter("high_shelf", 3000, 4.0, 0.7))


def noise(seconds: float = 3.0, seed: int = 0) -> Sound:
    audio = 0.1 * np.random.default_rng(seed).standard_normal((2, round(seconds * RATE_HZ)))
    return Sound(audio, RATE_HZ)


def filtered(dry: Sound, curve: NDArray[np.float64], gain_db: float = 0.0) -> Sound:
    bins_hz = np.fft.rfftfreq(dry.audio.shape[1], 1 / RATE_HZ)
    shape = np.interp(np.log(np.maximum(bins_hz, 1)), np.log(POINTS_HZ), curve) + gain_db
    spectrum = np.fft.rfft(dry.audio) * 10 ** (shape / 20)
    return Sound(np.fft.irfft(spectrum, dry.audio.shape[1]), RATE_HZ)


def spread(centre: NDArray[np.float64], count: int, seed: int = 0) -> NDArray[np.float64]:
    others = random_curves(count, 2.0, seed)
    return np.asarray(centre + others - others.mean(axis=0))


def test_a_setting_of_one_band_peaks_there_and_nowhere_else() -> None:
    gains = [0.0] * BANDS
    gains[20] = 5.0
    curve = human(Setting(("x",), tuple(gains)))
    assert POINTS_HZ[curve.argmax()] == pytest.approx(BAND_HZ[20], rel=0.03)
    assert curve.mean() == pytest.approx(0.0, abs=1e-9)
    assert curve.max() - curve.min() == pytest.approx(5.0, abs=0.05)


def test_what_is_measured_of_an_edit_is_the_equaliser_that_made_it() -> None:
    dry, curve = noise(), of_filters(WARM)
    found = measured(dry, filtered(dry, curve, gain_db=-6.0))
    assert np.abs(found - curve).max() < 0.5


def test_new_noise_in_the_result_is_not_taken_for_a_boost() -> None:
    dry, curve = noise(8.0), of_filters(WARM)
    wet = filtered(dry, curve)
    added = Sound(wet.audio + 0.3 * noise(8.0, seed=5).audio, RATE_HZ)
    assert np.abs(measured(dry, added) - curve).mean() < 0.5


def test_direction_is_one_for_the_same_way_and_minus_one_for_the_reverse() -> None:
    warm = of_filters(WARM)[None]
    assert score.direction_cosine(warm * 3, warm) == pytest.approx(1.0)
    assert score.direction_cosine(-warm, warm) == pytest.approx(-1.0)
    assert score.direction_cosine(warm * 0, warm) == 0.0


def test_the_energy_distance_sees_direction_size_and_spread() -> None:
    centre = of_filters(WARM)
    human_curves, alike = spread(centre, 30, 1), spread(centre, 30, 2)
    near = score.energy_distance(alike, human_curves)
    assert near < score.energy_distance(spread(of_filters(BRIGHT), 30, 2), human_curves)
    assert near < score.energy_distance(3 * alike, human_curves)
    assert near < score.energy_distance(centre[None], human_curves)
    assert score.energy_distance(human_curves, human_curves) == pytest.approx(0.0, abs=1e-9)


def test_a_prediction_is_recognised_by_the_nearest_mean() -> None:
    means = {"warm": of_filters(WARM), "bright": of_filters(BRIGHT)}
    assert score.recognised(of_filters(WARM)[None], "warm", means) == 1.0
    assert score.recognised(of_filters(WARM)[None], "bright", means) == 0.0


def test_both_mmds_are_small_between_alike_features_and_large_between_unlike_ones() -> None:
    draw = np.random.default_rng(0)
    first, second, far = (draw.normal(mean, 1, (40, COUNT)) for mean in (0, 0, 2))
    for distance in (score.mmd_a, score.mmd_b):
        assert distance(first, second) < 0.5 * distance(first, far)


def test_features_are_finite_and_none_of_silence() -> None:
    found = features(noise(1.0))
    assert found.shape == (COUNT,)
    assert np.isfinite(found).all()
    assert not features(Sound(np.zeros((1, RATE_HZ)), RATE_HZ)).any()


def test_features_hear_brighter_and_louder() -> None:
    dry = noise(1.0)
    plain = features(dry)
    bright = features(filtered(dry, of_filters(BRIGHT)))
    loud = features(Sound(2 * dry.audio, RATE_HZ))
    assert bright[0] > plain[0]
    assert bright[33] > plain[33]
    assert loud[34] == pytest.approx(plain[34] + 6.02, abs=0.01)


def test_the_features_of_a_sine_are_where_the_sine_is() -> None:
    t = np.arange(RATE_HZ) / RATE_HZ
    found = features(Sound(np.sin(2 * np.pi * 1000 * t)[None], RATE_HZ))
    assert found[0] == pytest.approx(1000, rel=0.05)
    assert found[30] == pytest.approx(2000 / 22_050, rel=0.05)
    assert found[32] == pytest.approx(np.sqrt(2), rel=0.02)


def test_a_curve_made_of_filters_is_found_again_as_few_filters() -> None:
    curve = of_filters(WARM)
    found = filters_of(curve)
    assert len(found) <= 3
    left = of_filters(found) - curve
    assert (left**2).sum() < 0.05 * (curve**2).sum()


def test_listeners_who_went_two_ways_become_two_schools() -> None:
    curves = np.concatenate([spread(of_filters(WARM), 12), spread(of_filters(BRIGHT), 4)])
    schools = schools_of(curves)
    assert len(schools) > 1
    assert schools[0].centre @ of_filters(WARM) > 0
    assert min(school.centre @ of_filters(WARM) for school in schools) < 0


def test_no_school_has_fewer_than_three_listeners() -> None:
    curves = np.concatenate([spread(of_filters(WARM), 14), spread(of_filters(BRIGHT), 2)])
    assert all(round(school.share * 16) >= 3 for school in schools_of(curves))


def test_takes_are_of_a_listeners_size_and_none_goes_against_the_word() -> None:
    mean = 0.3 * of_filters(WARM)
    takes = takes_of(mean, leanings_of(spread(of_filters(BRIGHT), 20) * 3), size_db=1.6)
    assert np.sqrt((takes**2).mean(axis=1)) == pytest.approx(1.6)
    assert (takes @ mean >= -1e-9).all()
