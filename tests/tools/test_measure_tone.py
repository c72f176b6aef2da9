"""Tone, width and steady tones on signals whose answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sounds import copies, noise, tone

from talkbox_tools.dsp.measure.meter import measure

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

RATE_HZ = 44_100
BANDS = ("sub_db", "bass_db", "low_mid_db", "mid_db", "presence_db", "treble_db", "air_db")


def sloped(db_per_octave: float) -> Audio:
    """Noise whose third octaves rise by this much an octave; 0 is pink."""
    spectrum = np.fft.rfft(noise(4.0, -20.0, RATE_HZ, 1)[0])
    octaves = np.log2(np.fft.rfftfreq(4 * RATE_HZ, 1.0 / RATE_HZ)[1:] / 1000.0)
    spectrum[1:] *= 10.0 ** ((db_per_octave - 3.01) * octaves / 20.0)
    spectrum[: 4 * 25] = 0.0
    # A soft start, for a step would be heard at all frequencies.
    samples = np.fft.irfft(spectrum) * np.minimum(1.0, np.arange(4 * RATE_HZ) / 4410)
    return copies(0.1 * samples / samples.std(), 1)


@pytest.mark.parametrize("slope", (-9.0, -4.5, 0.0, 3.01))
def test_the_tilt_of_sloped_noise_is_its_slope(slope: float) -> None:
    tilt = measure(sloped(slope), RATE_HZ)["tilt_db_per_octave"]
    assert tilt == pytest.approx(slope, abs=0.3)


@pytest.mark.parametrize(
    ("frequency_hz", "band"),
    list(zip((40.0, 110.0, 330.0, 1000.0, 3000.0, 7000.0, 14_000.0), BANDS, strict=True)),
)
def test_a_sine_lies_in_its_band_and_nowhere_else(frequency_hz: float, band: str) -> None:
    measured = measure(tone(frequency_hz, 2.0, -6.0, RATE_HZ), RATE_HZ)
    for name in BANDS:
        share = measured[name]
        assert share is not None
        assert share > -0.3 if name == band else share < -10.0, name


def test_a_band_that_the_sample_rate_cannot_hold_is_none() -> None:
    measured = measure(noise(1.0, -20.0, 8_000), 8_000)
    assert measured["treble_db"] is None and measured["air_db"] is None
    assert measured["sibilance_db"] is None
    assert measured["presence_db"] is not None


def test_white_noise_is_flat_and_a_sine_is_not() -> None:
    white = measure(noise(4.0, -20.0, RATE_HZ), RATE_HZ)
    sine = measure(tone(1000.0, 4.0, -20.0, RATE_HZ), RATE_HZ)
    assert white["flatness_db"] == pytest.approx(0.0, abs=0.5)
    assert white["centroid_hz"] == pytest.approx(10_010.0, rel=0.02)
    assert white["rolloff_hz"] == pytest.approx(19_000.0, rel=0.02)
    assert sine["flatness_db"] is not None and sine["flatness_db"] < -30.0


def test_an_offset_is_told_and_is_no_bass() -> None:
    steady = noise(2.0, -20.0, RATE_HZ)
    before, after = measure(steady, RATE_HZ), measure(steady + np.float32(0.02), RATE_HZ)
    assert after["dc_offset_ratio"] == pytest.approx(0.02, abs=0.001)
    assert after["sub_db"] == pytest.approx(before["sub_db"], abs=0.3)


def test_width_is_side_over_mid() -> None:
    mid, side = noise(2.0, -20.0, RATE_HZ).astype(float)
    for ratio_db in (-40.0, -10.0, 0.0, 10.0):
        part = side * 10.0 ** (ratio_db / 20.0)
        both = np.stack((mid + part, mid - part)).astype(np.float32)
        measured = measure(both, RATE_HZ)
        assert measured["side_mid_db"] == pytest.approx(ratio_db, abs=0.1)
    assert measured["mono_loss_db"] == pytest.approx(10.41, abs=0.1)


def test_mono_is_narrow_and_loses_nothing_whether_in_one_channel_or_two() -> None:
    for channels in (1, 2):
        measured = measure(tone(440.0, 1.0, -6.0, RATE_HZ, channels), RATE_HZ)
        assert measured["side_mid_db"] == -60.0
        assert measured["correlation_ratio"] == pytest.approx(1.0)
        assert measured["mono_loss_db"] == 0.0 and measured["balance_db"] == 0.0


def test_opposite_channels_cancel_in_mono_and_still_have_a_tone() -> None:
    audio = tone(3000.0, 1.0, -6.0, RATE_HZ) * np.array([[1.0], [-1.0]], np.float32)
    measured = measure(audio, RATE_HZ)
    assert measured["correlation_ratio"] == pytest.approx(-1.0)
    assert measured["mono_loss_db"] == 60.0
    assert measured["presence_db"] == pytest.approx(0.0, abs=0.1)


def test_balance_is_right_over_left_and_an_empty_side_is_held_at_60_db() -> None:
    audio = noise(1.0, -20.0, RATE_HZ)
    audio[1] = audio[0] * np.float32(0.5)
    assert measure(audio, RATE_HZ)["balance_db"] == pytest.approx(-6.02, abs=0.01)
    audio[0] = 0.0
    measured = measure(audio, RATE_HZ)
    assert measured["balance_db"] == 60.0 and measured["correlation_ratio"] is None


@pytest.mark.parametrize("frequency_hz", (41.2, 82.4, 110.0, 220.0, 440.0, 1000.0))
@pytest.mark.parametrize("harmonics", (1, 10))
def test_the_pitch_of_a_note_is_found_within_a_tenth_of_a_semitone(
    frequency_hz: float, harmonics: int
) -> None:
    audio = sum(
        tone(frequency_hz * k, 2.0, -12.0 - 20.0 * np.log10(k), RATE_HZ, 1)
        for k in range(1, harmonics + 1)
    )
    assert isinstance(audio, np.ndarray)
    pitch = measure(audio, RATE_HZ)["pitch_hz"]
    assert pitch == pytest.approx(frequency_hz, rel=0.006)


def test_noise_has_no_pitch() -> None:
    for seconds in (1.0, 3.0, 10.0):
        assert measure(noise(seconds, -20.0, RATE_HZ, 1), RATE_HZ)["pitch_hz"] is None


@pytest.mark.parametrize("mains_hz", (50.0, 60.0))
def test_hum_is_told_from_a_bass_note_beside_it(mains_hz: float) -> None:
    hiss = noise(3.0, -30.0, RATE_HZ, 1)
    hum, bass = (
        sum(tone(first * k, 3.0, -40.0, RATE_HZ, 1) for k in range(1, 7))
        for first in (mains_hz, mains_hz * 1.06)
    )
    quiet, hums, plays = (
        measure(np.asarray(hiss + extra, np.float32), RATE_HZ)["hum_db"] for extra in (0, hum, bass)
    )
    assert quiet is not None and hums is not None and plays is not None
    assert quiet < 4.0
    assert hums > quiet + 20.0
    assert plays < quiet + 3.0


def test_hum_is_told_from_notes_of_its_own_frequencies_that_come_and_go() -> None:
    seconds = 12
    notes = [
        sum(tone(first * k, 1.5, -20.0, RATE_HZ, 1) for k in (1, 2, 3))
        for first in (50.0, 67.0, 100.0, 89.0) * 2
    ]
    melody = np.concatenate(notes, axis=1) + noise(seconds, -60.0, RATE_HZ, 1)
    held = sum(tone(50.0 * k, seconds, -40.0, RATE_HZ, 1) for k in range(1, 7))
    plays, hums = (
        measure(np.asarray(melody + extra, np.float32), RATE_HZ)["hum_db"] for extra in (0, held)
    )
    assert plays is not None and hums is not None
    assert plays < 4.0
    assert hums > 8.0


def test_too_short_a_sound_has_no_hum() -> None:
    assert measure(tone(50.0, 0.9, -20.0, RATE_HZ), RATE_HZ)["hum_db"] is None


def test_hiss_before_the_sound_counts_for_the_noise_floor_however_low_it_is() -> None:
    """Lowered hiss must not drop out of what is measured and leave the sound's own floor."""
    hiss = noise(4.0, -45.0, RATE_HZ, 1)
    music = noise(4.0, -25.0, RATE_HZ, 1)[:, ::-1].copy()
    music[:, :RATE_HZ] = 0.0
    loud, low = (
        measure(music + np.float32(gain) * hiss, RATE_HZ)["noise_floor_db"] for gain in (1.0, 0.1)
    )
    assert loud is not None and low is not None
    assert low < loud - 10
