from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, level_db, noise, partial_db, sine, true_peak_db
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value

SQUASH: dict[str, Value] = {
    "threshold_db": -30.0,
    "ratio": 8.0,
    "attack_ms": 1.0,
    "release_ms": 50.0,
}


def crest_db(audio: Audio) -> float:
    return float(20 * np.log10(np.abs(audio).max()) - level_db(audio))


@pytest.mark.parametrize("louder", [0, 1])
def test_a_compressor_turns_both_sides_by_the_gain_that_the_louder_one_needs(louder: int) -> None:
    audio = np.concatenate([hits(1), 0.05 * noise(1, channels=1)])[[louder, 1 - louder]]
    audio[np.abs(audio) < 1e-4] = 1e-4
    gain = apply("compressor", audio, **SQUASH) / audio
    assert np.abs(gain[0] - gain[1]).max() < 1e-5
    assert gain[1].min() < 0.5


@pytest.mark.parametrize(("ratio", "over_db"), [(2.0, 12), (4.0, 20), (20.0, 10)])
def test_a_steady_tone_comes_out_over_the_threshold_by_its_excess_over_the_ratio(
    ratio: float, over_db: float
) -> None:
    tone = sine(1000, 2, 10 ** ((-40 + over_db) / 20))
    out = apply(
        "compressor", tone, threshold_db=-40.0, ratio=ratio, attack_ms=0.1, release_ms=500.0
    )
    peak_db = 20 * np.log10(np.abs(out[:, RATE_HZ:]).max())
    assert peak_db == pytest.approx(-40 + over_db / ratio, abs=0.5)


def test_what_lies_under_the_knee_of_a_compressor_passes_with_the_make_up_only() -> None:
    quiet = sine(500, 0.5, 0.01)
    out = apply("compressor", quiet, threshold_db=-20.0, makeup_db=6.0)
    assert np.abs(out - quiet * 10 ** (6 / 20)).max() < 1e-5


def test_a_compressor_reaches_63_percent_of_its_reduction_in_its_attack_time() -> None:
    step = np.concatenate([np.full((1, 4410), 1e-3), np.full((1, 44_100), 0.5)], axis=1)
    out = apply(
        "compressor", step.astype(np.float32), threshold_db=-60.0, ratio=20.0, attack_ms=100.0
    )
    level = 0.5 * 10 ** (-(20 * np.log10(0.63 * 0.5) + 60) * 0.95 / 20)
    assert out[0, 4410 + 4410] == pytest.approx(level, rel=0.05)


def test_dry_and_wet_of_a_compressor_add_up() -> None:
    audio = hits(1)
    wet, half = (apply("compressor", audio, **SQUASH, mix=mix) for mix in (1.0, 0.5))
    assert np.abs(half - (audio + wet) / 2).max() < 1e-6


def test_slow_attacks_let_hits_through_that_fast_ones_catch() -> None:
    audio = hits(2)
    slow = apply("compressor", audio, **{**SQUASH, "attack_ms": 30.0})
    assert crest_db(slow) > crest_db(apply("compressor", audio, **SQUASH)) + 3


@pytest.mark.parametrize(
    ("band", "turned_hz", "left_hz"),
    [({"to_hz": 200.0}, 60, 2000), ({"from_hz": 1000.0}, 6000, 100)],
)
def test_a_compressor_of_a_band_leaves_what_lies_outside_alone(
    band: dict[str, Value], turned_hz: float, left_hz: float
) -> None:
    audio = sine(turned_hz, 2.0, 0.4) + sine(left_hz, 2.0, 0.3)
    out = apply("compressor", audio, **SQUASH, **band)
    assert partial_db(out, turned_hz) < partial_db(audio, turned_hz) - 6
    assert partial_db(out, left_hz) == pytest.approx(partial_db(audio, left_hz), abs=0.1)


def test_the_edges_of_a_band_may_be_given_either_way_round() -> None:
    audio = noise(1, 0.3)
    bands = [{"from_hz": 300.0, "to_hz": 3000.0}, {"from_hz": 3000.0, "to_hz": 300.0}]
    one, other = (apply("compressor", audio, **SQUASH, **band) for band in bands)
    assert np.abs(one - audio).max() > 0.05
    assert np.array_equal(one, other)


@pytest.mark.parametrize("effect", ["limiter", "maximizer"])
@settings(max_examples=6, deadline=None)
@given(
    ceiling_db=st.integers(-24, 0),
    tone_hz=st.floats(50, 20_000),
    amplitude=st.floats(0.05, 6),
    release_ms=st.sampled_from([5.0, 100.0, 2000.0]),
)
def test_no_peak_between_the_samples_passes_the_ceiling(
    effect: str, ceiling_db: int, tone_hz: float, amplitude: float, release_ms: float
) -> None:
    audio = sine(tone_hz, 0.5, amplitude) * np.hanning(RATE_HZ // 2).astype(np.float32)
    audio = np.concatenate([audio, amplitude * hits(0.5)])
    out = apply(effect, audio, ceiling_db=float(ceiling_db), release_ms=release_ms)
    assert true_peak_db(out) <= ceiling_db + 0.02


def test_white_noise_that_is_all_overs_is_held_too() -> None:
    out = apply("limiter", noise(0.5, 1.0), ceiling_db=-1.0)
    assert -1.6 < true_peak_db(out) <= -0.95


def test_what_stays_under_the_ceiling_passes_a_limiter_bit_for_bit() -> None:
    audio = noise(0.5, 0.1)
    assert np.array_equal(apply("limiter", audio, ceiling_db=-1.0), audio)
    loud_then_quiet = np.concatenate([noise(0.2, 1), 0.01 * noise(2)], axis=1)
    out = apply("limiter", loud_then_quiet, ceiling_db=-1.0, release_ms=20.0)
    rest = slice(-RATE_HZ, None)
    assert level_db(out[:, rest]) == pytest.approx(level_db(loud_then_quiet[:, rest]), abs=0.01)


def test_a_limiter_turns_both_sides_down_together() -> None:
    audio = np.concatenate([hits(1, amplitude=2), sine(300, 1, 0.2)])
    out = apply("limiter", audio, ceiling_db=-6.0)
    ratio = out[:, np.abs(audio).min(axis=0) > 0.01] / audio[:, np.abs(audio).min(axis=0) > 0.01]
    assert np.abs(ratio[0] - ratio[1]).max() < 1e-4
    assert ratio.min() < 0.7


def test_a_limiter_eases_into_a_reduction_without_a_click() -> None:
    tone = sine(100, 1, 0.4)
    tone[:, RATE_HZ // 2] = 3.0
    out = apply("limiter", tone, ceiling_db=-6.0)
    gain = out[0, 1:-1] / np.where(np.abs(tone[0, 1:-1]) < 1e-3, np.nan, tone[0, 1:-1])
    steps = np.abs(np.diff(gain))
    assert np.nanmin(gain) < 0.3
    assert np.nanmax(steps) < 0.02


def test_a_limited_bass_stays_a_bass() -> None:
    out = apply("maximizer", sine(60, 2, 0.5), gain_db=9.0, ceiling_db=-1.0)
    overtones = max(partial_db(out, 60 * n) for n in (2, 3, 4, 5))
    assert overtones < partial_db(out, 60) - 35


def test_a_maximizer_makes_it_louder_by_its_gain_while_there_is_room() -> None:
    audio = sine(440, 1, 0.05)
    out = apply("maximizer", audio, gain_db=6.0, ceiling_db=-1.0)
    assert level_db(out) - level_db(audio) == pytest.approx(6, abs=0.01)


@pytest.mark.parametrize("loudness", [1.0, 0.1])
def test_a_shaper_sharpens_and_softens_attacks_whatever_the_level(loudness: float) -> None:
    audio = np.float32(loudness) * hits(2)
    flat = crest_db(audio)
    assert crest_db(apply("transient_shaper", audio, attack_db=6.0)) > flat + 1
    assert crest_db(apply("transient_shaper", audio, attack_db=-6.0)) < flat - 1


def test_a_shaper_lengthens_and_dries_what_follows_the_hits() -> None:
    audio = hits(2, per_second=2)
    late = np.arange(audio.shape[1]) * 2 / RATE_HZ % 1 > 0.3

    def tail_db(sustain_db: float) -> float:
        shaped = apply("transient_shaper", audio, attack_db=0.0, sustain_db=sustain_db)
        return level_db(shaped[:, late])

    assert tail_db(6.0) > tail_db(0.0) + 3
    assert tail_db(-6.0) < tail_db(0.0) - 3


def test_a_shaper_leaves_a_steady_tone_alone() -> None:
    tone = sine(60, 3)
    shaped = apply("transient_shaper", tone, attack_db=12.0, sustain_db=12.0)[:, 2 * RATE_HZ :]
    assert level_db(shaped) == pytest.approx(level_db(tone[:, 2 * RATE_HZ :]), abs=0.5)
    assert partial_db(shaped, 180) < partial_db(shaped, 60) - 50


def test_a_shaper_at_nothing_does_nothing() -> None:
    audio = hits(0.5)
    assert np.array_equal(apply("transient_shaper", audio, attack_db=0.0, sustain_db=0.0), audio)
