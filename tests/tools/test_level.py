from __future__ import annotations

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, noise, sine, true_peak_db
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox_tools.dsp.measure.loudness import integrated_lufs


def test_gain_is_exact() -> None:
    audio = noise(0.2)
    assert np.allclose(apply("gain", audio, gain_db=-6.0), audio * 10 ** (-6 / 20), rtol=1e-6)


@settings(max_examples=6, deadline=None)
@given(target_lufs=st.integers(-40, -16), level=st.floats(0.001, 0.5))
def test_a_clip_with_room_comes_to_its_target_exactly(target_lufs: int, level: float) -> None:
    audio = sine(997, 1, level)
    out = apply("loudness", audio, target_lufs=float(target_lufs))
    assert integrated_lufs(out, RATE_HZ) == pytest.approx(target_lufs, abs=0.05)


def test_loudness_that_limiting_took_is_made_up_for() -> None:
    out = apply("loudness", hits(3, amplitude=0.2), target_lufs=-14.0, ceiling_db=-1.0)
    assert true_peak_db(out) <= -1
    assert integrated_lufs(out, RATE_HZ) == pytest.approx(-14, abs=0.3)


def test_a_target_that_the_ceiling_does_not_allow_is_missed_without_a_broken_peak() -> None:
    out = apply("loudness", hits(2, per_second=2), target_lufs=-5.0, ceiling_db=-12.0)
    reached = integrated_lufs(out, RATE_HZ)
    assert reached is not None and -30 < reached < -11
    assert true_peak_db(out) <= -12


def test_silence_stays_silence() -> None:
    silence = np.zeros((2, RATE_HZ), np.float32)
    assert np.array_equal(apply("loudness", silence, target_lufs=-14.0), silence)


def test_a_clip_shorter_than_any_loudness_is_brought_there_as_if_it_repeated() -> None:
    short = sine(997, 0.2, 0.05)
    out = apply("loudness", short, target_lufs=-20.0)
    assert integrated_lufs(np.tile(out, 10), RATE_HZ) == pytest.approx(-20, abs=0.3)
