"""Attacks, decay, movement, noise floor, clipping and edges on signals whose answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sounds import hits, joined, noise, silence, tone

from talkbox_tools.dsp.measure.meter import measure

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

RATE_HZ = 44_100


def of(audio: Audio, name: str) -> float:
    """One measure, which the sound must have."""
    value = measure(audio, RATE_HZ)[name]
    assert value is not None
    return value


def swung(rate_hz: float, depth_db: float) -> Audio:
    """Noise whose level swings by this much from its mean."""
    audio = noise(4.0, -20.0, RATE_HZ, 1)
    swing = depth_db * np.sin(2.0 * np.pi * rate_hz * np.arange(audio.shape[1]) / RATE_HZ)
    return np.asarray(audio * 10.0 ** (swing / 20.0), np.float32)


def test_the_crest_of_a_sine_is_3_db() -> None:
    assert of(tone(441.0, 1.0, -6.0, RATE_HZ), "crest_db") == pytest.approx(3.01, abs=0.01)


def test_attacks_are_sharper_the_faster_they_die() -> None:
    rises = [of(hits(4.0, 2.0, fall, RATE_HZ), "transient_db") for fall in (10.0, 60.0, 200.0)]
    assert rises[0] + 2.0 < rises[1] < rises[2] - 2.0


@pytest.mark.parametrize("fall", (40.0, 80.0, 160.0))
def test_decay_is_how_fast_the_hits_fall(fall: float) -> None:
    measured = of(hits(6.0, 1.0, fall, RATE_HZ), "decay_db_per_second")
    assert measured == pytest.approx(fall, rel=0.3)


@pytest.mark.parametrize("a_second", (1.0, 2.0, 4.0))
def test_onsets_are_counted(a_second: float) -> None:
    measured = of(hits(8.0, a_second, 60.0, RATE_HZ), "onset_rate_hz")
    assert measured == pytest.approx(a_second, rel=0.15)


def test_what_is_steady_has_no_onsets() -> None:
    assert of(tone(440.0, 4.0, -20.0, RATE_HZ), "onset_rate_hz") == 0.0
    assert of(noise(8.0, -20.0, RATE_HZ, 1), "onset_rate_hz") < 0.3


@pytest.mark.parametrize("depth_db", (3.0, 6.0))
def test_modulation_is_the_effective_swing_of_the_level(depth_db: float) -> None:
    swing = of(swung(5.0, depth_db), "modulation_db")
    assert swing == pytest.approx(depth_db / np.sqrt(2.0), rel=0.1)


def test_slow_swells_and_fades_are_no_modulation() -> None:
    assert of(swung(0.5, 6.0), "modulation_db") < 0.7
    assert of(swung(5.0, 6.0), "modulation_db") > 3.0


def test_dynamics_is_the_spread_between_loud_and_soft() -> None:
    loud, soft = noise(2.0, -10.0, RATE_HZ), noise(2.0, -25.0, RATE_HZ)
    assert of(joined(loud, soft), "dynamics_db") == pytest.approx(15.0, abs=1.0)


def test_silence_around_the_sound_changes_nothing_about_its_movement() -> None:
    sound = hits(4.0, 2.0, 60.0, RATE_HZ)
    gap = silence(1.0, RATE_HZ, 1)
    before, after = measure(sound, RATE_HZ), measure(joined(gap, sound, gap), RATE_HZ)
    for name, within in (("dynamics_db", 0.5), ("transient_db", 0.1), ("modulation_db", 0.3)):
        assert after[name] == pytest.approx(before[name], abs=within), name


def test_the_noise_floor_is_what_is_left_between_the_notes() -> None:
    notes = joined(*[tone(440.0, 0.3, -10.0, RATE_HZ), silence(0.3, RATE_HZ)] * 5)
    floors = [
        of(notes + noise(3.0, level, RATE_HZ), "noise_floor_db") for level in (-70.0, -60.0, -50.0)
    ]
    assert floors[1] - floors[0] == pytest.approx(10.0, abs=1.0)
    assert floors[2] - floors[1] == pytest.approx(10.0, abs=1.0)


def test_sibilance_is_the_level_of_the_sharpest_moments() -> None:
    vowel = tone(500.0, 4.0, -20.0, RATE_HZ, 1)
    readings = []
    for level in (-40.0, -30.0):
        sharp = vowel + tone(7000.0, 4.0, level, RATE_HZ, 1) * (
            np.arange(vowel.shape[1]) % RATE_HZ < RATE_HZ // 5
        )
        readings.append(of(sharp.astype(np.float32), "sibilance_db"))
    assert readings[1] - readings[0] == pytest.approx(10.0, abs=1.0)


@pytest.mark.parametrize("place", (0, 1000, 59_533, 59_534, 59_535, 100_000))
def test_clipped_samples_are_counted_once_wherever_they_lie(place: int) -> None:
    audio = noise(3.0, -30.0, RATE_HZ, 2)
    audio[0, place : place + 5] = 1.0
    audio[1, place : place + 3] = -0.95
    assert of(audio, "clipped_samples") == 8.0


def test_a_loud_sample_or_two_and_soft_flat_tops_are_no_clipping() -> None:
    audio = noise(1.0, -30.0, RATE_HZ, 1)
    audio[0, 100:102] = 1.0
    audio[0, 200:240] = 0.5
    assert of(audio, "clipped_samples") == 0.0


def test_a_clipped_sine_has_as_many_clipped_samples_as_flat_ones() -> None:
    audio = np.clip(tone(100.0, 1.0, 6.0, RATE_HZ, 1), -1.0, 1.0)
    assert of(audio, "clipped_samples") == float((np.abs(audio) == 1.0).sum())


def test_steady_noise_at_the_ends_is_told_as_silence_and_a_fade_is_not() -> None:
    floor, sound = noise(0.5, -60.0, RATE_HZ), tone(440.0, 1.0, -10.0, RATE_HZ)
    recorded = joined(floor, sound, floor)
    assert of(recorded, "lead_silence_seconds") == pytest.approx(0.5, abs=0.06)
    assert of(recorded, "tail_silence_seconds") == pytest.approx(0.5, abs=0.06)
    rising = np.geomspace(1e-3, 1.0, sound.shape[1]).astype(np.float32)
    assert of(sound * rising, "lead_silence_seconds") == 0.0


def test_silence_at_the_ends_is_told_to_a_hundredth_of_a_second() -> None:
    sound = joined(silence(0.35, RATE_HZ), tone(440.0, 1.0, -20.0, RATE_HZ), silence(0.8, RATE_HZ))
    assert of(sound, "lead_silence_seconds") == pytest.approx(0.35, abs=0.015)
    assert of(sound, "tail_silence_seconds") == pytest.approx(0.8, abs=0.04)
    assert of(sound, "length_seconds") == pytest.approx(2.15)


@pytest.mark.parametrize("seconds", (0.5, 1.0, 2.0))
def test_the_length_of_a_straight_fade_is_told(seconds: float) -> None:
    audio = noise(6.0, -20.0, RATE_HZ)
    ramp = np.minimum(1.0, np.arange(audio.shape[1]) / (seconds * RATE_HZ))
    into = np.asarray(audio * ramp, np.float32)
    measured = measure(into, RATE_HZ)
    assert measured["fade_in_seconds"] == pytest.approx(seconds, abs=0.1)
    assert measured["fade_out_seconds"] == pytest.approx(0.0, abs=0.06)
    out = np.ascontiguousarray(into[:, ::-1])
    assert of(out, "fade_out_seconds") == pytest.approx(seconds, abs=0.1)


def test_the_gaps_between_hits_are_no_fades() -> None:
    measured = measure(hits(4.0, 2.0, 60.0, RATE_HZ), RATE_HZ)
    assert measured["fade_in_seconds"] == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize(
    ("moving_hz", "still_hz", "moves", "stays"),
    [
        (80.0, 8000.0, "low_dynamics_db", "high_dynamics_db"),
        (8000.0, 80.0, "high_dynamics_db", "low_dynamics_db"),
    ],
)
def test_a_band_that_rises_and_falls_is_told_from_one_that_stays(
    moving_hz: float, still_hz: float, moves: str, stays: str
) -> None:
    rising = tone(moving_hz, 4.0, -20.0, RATE_HZ)
    rising[:, : rising.shape[1] // 2] *= np.float32(0.25)
    both = rising + tone(still_hz, 4.0, -20.0, RATE_HZ)
    assert of(both, moves) == pytest.approx(12.0, abs=0.5)
    assert of(both, stays) < 1.0


def test_flat_tops_count_in_a_recording_that_was_turned_down_since() -> None:
    audio = 0.75 * np.clip(tone(100.0, 1.0, 6.0, RATE_HZ, 1), -1.0, 1.0)
    assert of(audio.astype(np.float32), "clipped_samples") > 1000.0
