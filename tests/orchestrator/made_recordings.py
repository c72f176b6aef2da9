"""Recordings for tests of what hears: tones in noise, each its own, the same each time."""

from __future__ import annotations

import numpy as np

from talkbox.recording import RATE_HZ, Recording


def recording(seconds: float, number: int = 1) -> Recording:
    """A recording of this length; another number sounds otherwise."""
    count = round(seconds * RATE_HZ)
    tone = 0.3 * np.sin(2 * np.pi * (150 + 70 * number) * np.arange(count) / RATE_HZ)
    noise = 0.05 * np.random.default_rng(number).standard_normal(count)
    return Recording.of_samples((tone + noise).astype(np.float32))
