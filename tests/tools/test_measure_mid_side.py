"""The tone of the middle and of the sides, each told for itself."""

from __future__ import annotations

import numpy as np
from dsp_probes import RATE_HZ, noise

from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.meter import Measured, measure


def measured(middle: Doubles, side: Doubles) -> Measured:
    return measure(np.stack([middle + side, middle - side]).astype(np.float32), RATE_HZ)


def rise_db(measure: str, before: Measured, after: Measured) -> float:
    old, new = before[measure], after[measure]
    assert old is not None and new is not None
    return new - old


def dulled(mono: Doubles) -> Doubles:
    spectrum = np.fft.rfft(mono)
    spectrum[np.fft.rfftfreq(len(mono), 1 / RATE_HZ) > 4000] *= 0.5
    return np.fft.irfft(spectrum, len(mono))


def test_darker_sides_leave_the_middle_its_highs() -> None:
    left, right = noise(2.0)[0], noise(2.0)[-1][::-1]
    before, after = measured(left, right), measured(left, dulled(right))
    assert rise_db("sides_highs_db", before, after) < -5.0
    assert abs(rise_db("middle_highs_db", before, after)) < 0.05


def test_a_mono_sound_has_no_sides_to_be_bright() -> None:
    mono = noise(1.0)[0]
    told = measured(mono, np.zeros_like(mono))
    assert told["sides_highs_db"] is None
    assert told["middle_highs_db"] is not None


def test_silence_has_neither() -> None:
    told = measured(np.zeros(RATE_HZ), np.zeros(RATE_HZ))
    assert told["sides_highs_db"] is None and told["middle_highs_db"] is None
