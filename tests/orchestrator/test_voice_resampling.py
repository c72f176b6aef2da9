"""Any rate becomes 16 kHz: nothing is lost at the end, and nothing folds down from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.voice.mono import mix
from talkbox.voice.reading import of_samples
from talkbox.voice.resampling import resampled

if TYPE_CHECKING:
    from numpy.typing import NDArray


def tone(frequency_hz: float, rate_hz: int, seconds: float = 1.0) -> NDArray[np.float32]:
    """A sine at half of full scale, shape (samples,)."""
    at = np.arange(round(seconds * rate_hz)) / rate_hz
    return np.asarray(0.5 * np.sin(2 * np.pi * frequency_hz * at), np.float32)


def at_16_khz(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """As listening makes it."""
    sound = of_samples(samples, rate_hz)
    return resampled(sound, mix(sound))


@settings(deadline=None, max_examples=40)
@given(st.integers(8_000, 192_000), st.floats(0.01, 3.0), st.integers(1, 4))
def test_every_length_at_every_rate_stays_as_long(
    rate_hz: int, seconds: float, channels: int
) -> None:
    samples = np.zeros((channels, max(1, round(seconds * rate_hz))), np.float32)
    found = at_16_khz(samples, rate_hz)
    assert len(found) == pytest.approx(samples.shape[1] * 16_000 / rate_hz, abs=1)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_a_tone_keeps_its_pitch_and_level_to_the_last_sample(rate_hz: int) -> None:
    found = at_16_khz(tone(1_000, rate_hz, 3.0), rate_hz)
    assert np.abs(found - tone(1_000, 16_000, 3.0))[800:-800].max() < 0.001
    assert np.abs(found[-160:]).max() > 0.4


@pytest.mark.parametrize("frequency_hz", [9_000, 12_000, 15_000, 20_000])
def test_what_16_khz_cannot_hold_is_gone_and_not_folded_down(frequency_hz: float) -> None:
    assert np.abs(at_16_khz(tone(frequency_hz, 48_000), 48_000)[800:-800]).max() < 0.0005


def test_it_is_the_same_in_blocks_of_any_size() -> None:
    short = at_16_khz(tone(440, 44_100, 0.5), 44_100)
    long = at_16_khz(tone(440, 44_100, 8.0), 44_100)
    assert np.abs(short[:7_000] - long[:7_000]).max() < 1e-6
