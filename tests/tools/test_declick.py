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


def rate(audio: Audio) -> float:
    spool = Spool()
    spool.write(audio)
    return clicks_per_minute(spool, 0.6, RATE_HZ)


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
