"""Clicks go, and everything that is no click stays to the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, noise, sine

from talkbox_tools.dsp.declick import clicks_per_minute
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

PLACES = np.array([9_000, 20_000, 31_000, 43_000, 60_000, 71_000])


def music() -> Audio:
    """Two seconds of a chord with a little hiss, in stereo."""
    chord = sine(220, 2, 0.2) + sine(277.2, 2, 0.15) + sine(329.6, 2, 0.15)
    return np.repeat(chord, 2, axis=0)[:2] + noise(2, 0.002)


def clicked(audio: Audio, samples: int = 5, height: float = 0.4) -> Audio:
    """The audio with a click at every place."""
    spoilt = audio.copy()
    for number, place in enumerate(PLACES):
        spoilt[:, place : place + samples] += height * (-1) ** number
    return spoilt


def ringing(seconds: float, frequency_hz: float, decay_seconds: float) -> Audio:
    """A click that rings and dies away."""
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return (np.exp(-t / decay_seconds) * np.cos(2 * np.pi * frequency_hz * t)).astype(np.float32)


def bursts(seconds: float, count: int, decay_seconds: float, seed: int) -> list[Audio]:
    """Clicks that are noise and die away."""
    random, t = np.random.default_rng(seed), np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    noises = random.standard_normal((count, len(t)))
    return list((noises * np.exp(-t / decay_seconds)).astype(np.float32))


def with_clicks(audio: Audio, clicks: list[Audio], height: float, apart: int = 0) -> Audio:
    """The audio with one click after the other at the places, each twice if `apart` is not 0."""
    spoilt = audio.copy()
    for number, place in enumerate(PLACES):
        for start in {int(place), int(place) + apart}:
            click = clicks[number % len(clicks)]
            spoilt[:, start : start + len(click)] += height * click
    return spoilt


def highs(audio: Audio) -> Audio:
    """What lies above some 3 kHz, where a click is heard."""
    return apply("high_pass", apply("high_pass", audio, frequency_hz=3000), frequency_hz=3000)


def stand_db(audio: Audio, clean: Audio, seconds: float = 0.003) -> Audio:
    """How far the highs stand over those of the clean audio at every place."""
    heard = PLACES[:, None] + np.arange(-30, int(seconds * RATE_HZ))
    energies = [np.square(highs(a)[0][heard].astype(float)).sum(axis=1) for a in (audio, clean)]
    return np.asarray(10 * np.log10(energies[0] / energies[1]), np.float32)


def rate(audio: Audio) -> float:
    spool = Spool()
    spool.write(audio)
    return clicks_per_minute(spool, 0.6, 10.0, RATE_HZ)


def far_from_clicks(audio: Audio) -> Audio:
    near = (PLACES[:, None] + np.arange(-60, 120)).ravel()
    return np.delete(audio, near, axis=1)


@pytest.mark.parametrize("samples", [1, 5, 20])
@pytest.mark.parametrize("height", [0.15, 0.6])
def test_clicks_are_replaced_by_what_the_sound_would_have_been(samples: int, height: float) -> None:
    clean = music()
    spoilt = clicked(clean, samples, height)
    mended = apply("declick", spoilt)
    assert np.abs(mended - clean).max() < 0.15 * np.abs(spoilt - clean).max()


@pytest.mark.parametrize("apart", [180, 400, 650])
def test_clicks_that_lie_side_by_side_are_replaced_too(apart: int) -> None:
    clean = music()
    spoilt = clicked(clean)
    for place in PLACES:
        spoilt[:, place + apart : place + apart + 6] -= 0.3
    mended = apply("declick", spoilt)
    assert np.abs(mended - clean).max() < 0.15 * np.abs(spoilt - clean).max()
    assert rate(mended) == 0.0


@pytest.mark.parametrize("frequency_hz", [2500, 4000, 6000])
@pytest.mark.parametrize("decay_seconds", [0.0003, 0.0006])
def test_a_click_that_rings_out_goes_to_its_end(frequency_hz: float, decay_seconds: float) -> None:
    clean = music() + noise(2, 0.01, seed=3)
    spoilt = with_clicks(clean, [ringing(0.002, frequency_hz, decay_seconds)], 0.3)
    mended = apply("declick", spoilt, amount=0.8)
    assert stand_db(spoilt, clean).min() > 8
    assert stand_db(mended, clean).max() < 6
    assert rate(mended) == 0.0


@pytest.mark.parametrize("apart", [0, 60, 90, 120])
def test_clicks_of_the_mouth_go_even_two_in_a_row(apart: int) -> None:
    clean = music()
    spoilt = with_clicks(clean, bursts(0.0012, 6, 0.0004, seed=5), 0.1, apart)
    mended = apply("declick", spoilt, amount=0.8)
    assert stand_db(spoilt, clean, 0.005).min() > 12
    assert stand_db(mended, clean, 0.005).max() < 6


def test_no_click_stays_because_fainter_ones_are_wanted_too() -> None:
    clean = music()
    spoilt = with_clicks(clean, bursts(0.0015, 6, 0.0005, seed=7), 0.15, 150)
    for amount in (0.0, 0.5, 1.0):
        mended = apply("declick", spoilt, amount=amount)
        assert stand_db(mended, clean, 0.006).max() < 6


def struck(seed: int) -> Audio:
    """Bells and drums that begin at once and die away, over and into each other."""
    random, t = np.random.default_rng(seed), np.arange(RATE_HZ // 3) / RATE_HZ
    clip = 1e-4 * random.standard_normal(2 * RATE_HZ)
    for place in random.integers(0, 2 * RATE_HZ - len(t), 14):
        tones = np.sin(2 * np.pi * random.uniform(200, 6000, (4, 1)) * t).sum(axis=0)
        body = tones if random.random() < 0.5 else random.standard_normal(len(t))
        fade = np.exp(-t / random.uniform(0.01, 0.15))
        clip[place : place + len(t)] += random.uniform(0.02, 0.1) * body * fade
    return clip.astype(np.float32)[None]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_struck_keeps_its_attack(seed: int) -> None:
    audio = struck(seed)
    error = apply("declick", audio, amount=0.8) - audio
    assert np.square(error).sum() < 1e-6 * np.square(audio).sum()


def test_the_last_pulses_of_a_voice_are_no_clicks() -> None:
    pulses = np.zeros((1, 2 * RATE_HZ), np.float32)
    pulses[:, RATE_HZ // 2 : RATE_HZ : RATE_HZ // 90] = 0.5
    voice = apply("low_pass", pulses, frequency_hz=3000) + noise(2, 0.0005, channels=1)
    assert rate(voice) == 0.0


def test_no_sample_away_from_a_click_changes() -> None:
    spoilt = clicked(music())
    mended = apply("declick", spoilt)
    assert np.array_equal(far_from_clicks(mended), far_from_clicks(spoilt))


@pytest.mark.parametrize("audio", [music(), hits(2), noise(2), sine(60, 2), sine(5000, 2)])
def test_a_clip_without_clicks_stays_as_it_is(audio: Audio) -> None:
    assert np.array_equal(apply("declick", audio, amount=1.0), audio)


def test_the_attacks_of_drums_are_no_clicks() -> None:
    drums = hits(2, per_second=8)
    spoilt = drums.copy()
    spoilt[:, 30_000:30_004] += 0.5
    assert rate(drums) == 0.0
    assert rate(spoilt) == pytest.approx(30.0)


def test_the_pulses_of_a_voice_are_no_clicks() -> None:
    pulses = np.zeros((1, 2 * RATE_HZ), np.float32)
    pulses[:, :: RATE_HZ // 110] = 0.5
    voice = apply("low_pass", pulses, frequency_hz=3000) + noise(2, 0.0005, channels=1)
    assert rate(voice) == 0.0


def test_clicks_are_counted_by_the_minute() -> None:
    audio = clicked(music())
    assert rate(audio) == pytest.approx(60.0 * len(PLACES) / 2.0)
    assert rate(apply("declick", audio)) == 0.0


def test_a_faint_click_is_left_alone_until_the_amount_is_high() -> None:
    spoilt = clicked(music(), samples=1, height=0.035)
    assert np.array_equal(apply("declick", spoilt, amount=0.0), spoilt)
    assert not np.array_equal(apply("declick", spoilt, amount=1.0), spoilt)
