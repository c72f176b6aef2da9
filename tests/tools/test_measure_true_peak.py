"""True peak against EBU Tech 3341 cases 15 to 19, and against oversampling everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray
from sounds import CLIPS, copies, noise, recording, silence

from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.measure.true_peak import decibels

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

# (rate over frequency, phase in degrees, amplitude, expected dBTP) of Tech 3341.
CASES = {
    "case 15": (4, 0.0, 0.5, -6.0),
    "case 16": (4, 45.0, 0.5, -6.0),
    "case 17": (6, 60.0, 0.5, -6.0),
    "case 18": (8, 67.5, 0.5, -6.0),
    "case 19": (4, 45.0, 1.41, 3.0),
}


def true_peak(audio: Audio, rate_hz: int = 48_000) -> float:
    """What the meter says, in dBTP."""
    peak = measure(audio, rate_hz)["true_peak_dbtp"]
    assert peak is not None
    return peak


def oversampled_peak(audio: Audio, times: int = 32) -> float:
    """The peak after oversampling all of it by the Fourier transform, in dB."""
    peak = 0.0
    for row in np.pad(audio.astype(float), ((0, 0), (64, 64))):
        spectrum = np.fft.rfft(row)
        fine: NDArray[np.float64] = np.fft.irfft(spectrum, len(row) * times) * times
        peak = max(peak, float(np.abs(fine).max()))
    level = decibels(peak)
    assert level is not None
    return level


@pytest.mark.parametrize("rate_hz", (44_100, 48_000, 96_000))
@pytest.mark.parametrize("case", CASES)
def test_a_sine_that_hides_its_peak_between_samples_is_found_out(case: str, rate_hz: int) -> None:
    ratio, degrees, amplitude, expected = CASES[case]
    phase = 2.0 * np.pi * np.arange(rate_hz) / ratio + np.radians(degrees)
    # Faded, so that the cut at the ends adds no peak of its own.
    fade = np.minimum(1.0, np.minimum(np.arange(rate_hz), np.arange(rate_hz)[::-1]) / 480)
    reading = true_peak(copies(amplitude * np.sin(phase) * fade, 2), rate_hz)
    assert expected - 0.4 <= reading <= expected + 0.2


@pytest.mark.parametrize("name", CLIPS)
def test_on_real_clips_it_is_at_most_0_3_db_under_oversampling_all_32_times(name: str) -> None:
    audio, rate_hz = recording(name)
    loudest = int(np.abs(audio).max(axis=0).argmax())
    part = np.ascontiguousarray(audio[:, max(0, loudest - 8_000) : loudest + 8_000])
    truth = oversampled_peak(part)
    assert truth - 0.3 <= true_peak(part, rate_hz) <= truth + 0.05


def test_noise_that_is_loud_everywhere_is_searched_everywhere() -> None:
    # Without its top tenth of an octave, which no interpolator of finite length can follow.
    spectrum = np.fft.rfft(np.clip(noise(1.0, -3.0, 48_000), -1.0, 1.0))
    spectrum[:, 21_500:] = 0.0
    audio = np.fft.irfft(spectrum, 48_000).astype(np.float32)
    truth = oversampled_peak(audio, 4)
    assert truth > 20.0 * np.log10(np.abs(audio).max()) + 1.0
    assert true_peak(audio) == pytest.approx(truth, abs=0.1)


@pytest.mark.parametrize("place", (0, 1, 13, 30_000, 64_799, 64_800, 64_801, 95_999))
def test_a_peak_is_found_wherever_it_lies_even_at_the_ends_of_the_file(place: int) -> None:
    audio = silence(2.0, 48_000, 1)
    # Two equal samples: the curve between them rises to 4 / pi of either.
    audio[0, max(0, place - 1) : place + 1] = 0.5
    single = place == 0
    assert true_peak(audio) == pytest.approx(-6.02 if single else -3.92, abs=0.15)


def test_a_peak_just_before_the_end_is_found_however_long_the_file_is() -> None:
    for samples in (64_783, 64_790, 64_799, 64_800, 64_801):
        audio = silence(samples / 48_000, 48_000, 1)
        audio[0, -4:-2] = 0.5
        assert true_peak(audio) == pytest.approx(-3.92, abs=0.15), samples


def test_the_true_peak_is_never_below_the_sample_peak() -> None:
    audio = silence(1.0, 44_100)
    audio[1, 20_000] = -0.8
    measured = measure(audio, 44_100)
    assert measured["sample_peak_dbfs"] == pytest.approx(-1.94, abs=0.01)
    assert measured["true_peak_dbtp"] == pytest.approx(-1.94, abs=0.01)
