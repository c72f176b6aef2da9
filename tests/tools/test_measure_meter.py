"""The meter as a whole: every key, any blocking, any length and rate, bounded memory."""

from __future__ import annotations

import json
import math
import tracemalloc
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sounds import copies, hits, joined, noise, silence, tone

from talkbox_tools.dsp.measure.meter import Meter, measure
from talkbox_tools.measures import MEASURES

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

KINDS = ("noise", "silence", "offset", "sine", "click", "side only")


def sound(kind: str, samples: int, rate_hz: int, channels: int) -> Audio:
    """Something ordinary or awkward of this many samples."""
    time = np.arange(samples) / rate_hz
    one = {
        "noise": noise(samples / rate_hz, -20.0, rate_hz, 1)[0][:samples],
        "silence": np.zeros(samples),
        "offset": np.ones(samples),
        "sine": np.sin(2.0 * np.pi * 440.0 * time),
        "click": (np.arange(samples) == samples // 2).astype(float),
        "side only": np.sin(2.0 * np.pi * 440.0 * time),
    }[kind]
    both = copies(np.asarray(one, np.float64), channels)
    if kind == "side only" and channels == 2:
        both[1] *= -1.0
    return both


@pytest.mark.parametrize("rate_hz", (8_000, 11_025, 44_057, 192_000))
@pytest.mark.parametrize("kind", KINDS)
def test_every_measure_is_a_finite_number_or_none_for_any_length(kind: str, rate_hz: int) -> None:
    short = (0, 1, 3, 64, rate_hz // 100, rate_hz // 10)
    for channels, samples in [(1, s) for s in short] + [(2, round(1.36 * rate_hz))]:
        measured = measure(sound(kind, samples, rate_hz, channels), rate_hz)
        assert list(measured) == list(MEASURES)
        assert measured["length_seconds"] == pytest.approx(samples / rate_hz)
        json.dumps(measured, allow_nan=False)
        for name, value in measured.items():
            assert value is None or math.isfinite(value), name


def test_silence_has_nothing_but_its_length() -> None:
    measured = measure(silence(2.0, 44_100), 44_100)
    known = {name: value for name, value in measured.items() if value is not None}
    assert known == {"dc_offset_ratio": 0.0, "clipped_samples": 0.0, "length_seconds": 2.0}


@settings(max_examples=8, deadline=None)
@given(some.lists(some.integers(0, 3 * 16_000), max_size=12), some.sampled_from((1, 2)))
def test_the_numbers_do_not_depend_on_the_blocks(cuts: list[int], channels: int) -> None:
    rate_hz = 16_000
    music = joined(hits(1.2, 3.0, 40.0, rate_hz), tone(330.0, 1.8, -2.0, rate_hz, 1))
    audio = np.clip(np.repeat(music, channels, axis=0) * np.float32(1.5), -1.0, 1.0)
    meter = Meter(rate_hz, channels)
    for start, end in pairwise(sorted((0, *cuts, audio.shape[1]))):
        meter.add(audio[:, start:end])
    assert meter.finish() == measure(audio, rate_hz)


def test_an_hour_would_need_little_more_memory_than_a_minute() -> None:
    rate_hz = 8_000
    minute = noise(60.0, -20.0, rate_hz)
    meter = Meter(rate_hz, 2)
    meter.add(minute)
    tracemalloc.start()
    for _ in range(4):
        meter.add(minute)
    grown, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # For four minutes: 24,000 cells of 10 ms and 4,800 frames of some twenty bands, in doubles.
    assert grown < 2 * 2**20
    assert peak < 6 * 2**20


def test_loudness_follows_gain_and_tone_does_not() -> None:
    loud = noise(2.0, -10.0, 44_100) + tone(100.0, 2.0, -10.0, 44_100)
    soft = measure(loud * np.float32(0.1), 44_100)
    for name, value in measure(loud, 44_100).items():
        now, gain = soft[name], 20.0 if MEASURES[name].follows_gain else 0.0
        if value is None or now is None:
            assert value is now, name
        elif name not in ("clipped_samples", "dc_offset_ratio"):
            assert value - now == pytest.approx(gain, rel=1e-3, abs=1e-3), name


def test_the_spectrum_is_at_hand_after_the_last_block() -> None:
    meter = Meter(44_100, 2)
    meter.add(tone(1000.0, 2.0, -6.0, 44_100))
    spectrum = meter.spectrum()
    assert spectrum.frequencies_hz[spectrum.power.argmax()] == pytest.approx(1000.0, abs=10.0)
    assert spectrum.integrated_lufs == meter.finish()["integrated_lufs"]
    centres, levels = spectrum.third_octave_db()
    assert centres[int(levels.argmax())] == pytest.approx(1000.0)
    assert levels.max() == pytest.approx(-9.03, abs=0.1)


def test_a_finished_meter_says_the_same_again() -> None:
    meter = Meter(48_000, 1)
    meter.add(noise(0.5, -20.0, 48_000, 1))
    assert meter.finish() == meter.finish()
