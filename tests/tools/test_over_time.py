"""Sweeps and ramps: what changes a clip little by little, and the measure that tells it."""

from __future__ import annotations

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, level_db, noise, ragged, sine, stage

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.measure.growth import growth_db
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join

SECOND = RATE_HZ


@pytest.mark.parametrize(("effect", "sign"), [("low_pass_sweep", 1), ("high_pass_sweep", -1)])
def test_a_sweep_lets_a_tone_pass_once_its_corner_has_gone_by(effect: str, sign: int) -> None:
    """From 250 to 4000 Hz over four seconds, 1000 Hz is met after two."""
    tone = sine(1000, 4)
    out = apply(effect, tone, frequency_hz=250, end_hz=4000, slope_db_per_octave="24")
    early, late = level_db(out[:, : SECOND // 2]), level_db(out[:, -SECOND // 2 :])
    middle = level_db(out[:, SECOND * 19 // 10 : SECOND * 21 // 10])
    assert sign * (late - early) > 30
    assert middle - level_db(tone) == pytest.approx(-3, abs=0.7)


def test_a_sweep_stands_still_before_and_after_its_part() -> None:
    sound = noise(4)
    part = {"start_seconds": 1.0, "end_seconds": 3.0}
    out = apply("low_pass_sweep", sound, frequency_hz=500, end_hz=8000, **part)
    still = apply("low_pass", sound, frequency_hz=500)
    assert np.array_equal(out[:, :SECOND], still[:, :SECOND])
    after = apply("low_pass", sound, frequency_hz=8000)
    assert np.allclose(out[:, -SECOND // 2 :], after[:, -SECOND // 2 :], atol=1e-4)


def test_a_sweep_is_as_smooth_as_the_sound_that_it_filters() -> None:
    """No step between its filters: the bend of a sine grows no sharper."""
    tone = sine(300, 4)
    out = apply("low_pass_sweep", tone, frequency_hz=150, end_hz=8000)
    assert np.abs(np.diff(out, 2)).max() < 1.05 * np.abs(np.diff(tone, 2)).max()


def test_a_corner_above_what_the_file_holds_stands_at_its_highest() -> None:
    sound = noise(1)
    out = apply("low_pass_sweep", sound, 8000, frequency_hz=20_000, end_hz=18_000)
    assert np.isfinite(out).all()
    assert level_db(out) == pytest.approx(level_db(sound), abs=1)


@pytest.mark.parametrize("gain_db", [12.0, -12.0])
def test_the_louder_end_of_a_ramp_stays_as_it_was(gain_db: float) -> None:
    sound = noise(4)
    change = apply("gain_ramp", sound, gain_db=gain_db) / sound
    first, last = 20 * np.log10(change[0, [0, -1]])
    assert max(first, last) == pytest.approx(0, abs=0.01)
    assert last - first == pytest.approx(gain_db, abs=0.01)


@pytest.mark.parametrize("effect", ["gain_ramp", "low_pass_sweep"])
def test_a_part_that_ends_before_it_begins_is_refused_in_a_sentence(effect: str) -> None:
    wrong = stage(effect, start_seconds=3.0, end_seconds=2.0)
    with pytest.raises(BackendError, match=r"2 s\) is not after the start \(3 s\)"):
        PedalboardBackend().open(wrong, RATE_HZ, 2)


def grown(effect: str, **values: float) -> dict[str, float]:
    sound = noise(4)
    return growth_db(ragged(sound), ragged(apply(effect, sound, **values), 1), RATE_HZ)


def test_growth_is_told_in_the_decibels_of_the_ramp() -> None:
    told = grown("gain_ramp", gain_db=-9.0)
    assert told["growth_db"] == pytest.approx(-9, abs=0.2)
    assert told["opening_db"] == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("effect", "first_hz", "last_hz", "brighter"),
    [
        ("low_pass_sweep", 300, 16_000, True),
        ("low_pass_sweep", 16_000, 300, False),
        ("high_pass_sweep", 20, 1500, True),
        ("high_pass_sweep", 1500, 20, False),
    ],
)
def test_what_opens_gets_brighter_and_what_closes_darker(
    effect: str, first_hz: float, last_hz: float, brighter: bool
) -> None:
    opening_db = grown(effect, frequency_hz=first_hz, end_hz=last_hz)["opening_db"]
    assert opening_db > 6 if brighter else opening_db < -6


def test_a_still_change_does_not_grow_and_silence_tells_nothing() -> None:
    told = grown("high_shelf", frequency_hz=3000, gain_db=6)
    assert all(abs(value) < 0.3 for value in told.values())
    silence = np.zeros((1, 4 * SECOND), np.float32)
    assert growth_db([silence], [join([silence])], RATE_HZ) == {"growth_db": 0, "opening_db": 0}
