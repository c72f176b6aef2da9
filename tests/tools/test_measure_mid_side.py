"""The tone of the middle and of the sides, each told for itself."""

from __future__ import annotations

import numpy as np
from dsp_probes import RATE_HZ, noise

from talkbox_tools.dsp.measure.meter import Measured, measure


def measured(middle: np.ndarray, side: np.ndarray) -> Measured:
    return measure(np.stack([middle + side, middle - side]).astype(np.float32), RATE_HZ)


def dulled(mono: np.ndarray) -> np.ndarray:
    spectrum = np.fft.rfft(mono)
    spectrum[np.fft.rfftfreq(len(mono), 1 / RATE_HZ) > 4000] *= 0.5
    return np.fft.irfft(spectrum, len(mono))


def test_darker_sides_leave_the_middle_its_highs() -> None:
    left, right = noise(2.0)[0], noise(2.0)[-1][::-1]
    before, after = measured(left, right), measured(left, dulled(right))
    assert after["sides_highs_db"] < before["sides_highs_db"] - 1.0
    assert abs(after["middle_highs_db"] - before["middle_highs_db"]) < 0.05


def test_a_mono_sound_has_no_sides_to_be_bright() -> None:
    mono = noise(1.0)[0]
    told = measured(mono, np.zeros_like(mono))
    assert told["sides_highs_db"] is None
    assert told["middle_highs_db"] is not None


def test_silence_has_neither() -> None:
    told = measured(np.zeros(RATE_HZ), np.zeros(RATE_HZ))
    assert told["sides_highs_db"] is None and told["middle_highs_db"] is None
