"""The demo's clip: the same everywhere, musical enough to be edited."""

from __future__ import annotations

import numpy as np

from talkbox.clip import RATE_HZ, SECONDS, clip


def test_the_clip_is_five_seconds_of_stereo_below_full_scale() -> None:
    sound = clip()
    assert sound.dtype == np.float32
    assert sound.shape == (2, round(SECONDS * RATE_HZ))
    assert sound.flags.c_contiguous
    assert np.isfinite(sound).all()
    assert abs(float(np.abs(sound).max()) - 0.7) < 1e-3


def test_the_clip_is_the_same_every_time() -> None:
    assert np.array_equal(clip(), clip())


def test_the_clip_has_lows_highs_and_two_sides() -> None:
    left, right = clip().astype(np.float64)
    power = np.abs(np.fft.rfft(left + right)) ** 2
    frequencies = np.fft.rfftfreq(len(left), 1 / RATE_HZ)
    for low, high in ((30, 200), (200, 2_000), (2_000, 8_000), (8_000, 18_000)):
        share = power[(frequencies >= low) & (frequencies < high)].sum() / power.sum()
        assert share > 0.003
    side, mid = left - right, left + right
    assert 0.02 < (side**2).sum() / (mid**2).sum() < 0.6
