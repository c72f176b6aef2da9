"""Phrases come to one loudness; tone, attacks and the noise between them stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, noise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

SECOND = RATE_HZ
STEPS_DB = (0.0, -12.0, -4.0, -9.0)
"""How loud each phrase of a second and a half is; a second of noise lies behind each."""


def talk() -> Audio:
    """Four phrases of syllables with hiss throughout."""
    t = np.arange(int(1.5 * SECOND)) / RATE_HZ
    voiced = sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 20))
    phrase = 0.1 * voiced * np.sin(np.pi * (t % 0.25) / 0.25) ** 0.7
    pause = np.zeros(SECOND)
    said = [each for step in STEPS_DB for each in (phrase * 10 ** (step / 20), pause)]
    clip = np.concatenate(said)[None].astype(np.float32)
    return clip + noise(clip.shape[1] / RATE_HZ, 0.0005)[:1, : clip.shape[1]]


def levels_db(audio: Audio, start: float, seconds: float) -> NDArray[np.float64]:
    """The level of the same stretch of each phrase, `start` seconds after it begins."""
    places = [round((2.5 * k + start) * SECOND) for k in range(len(STEPS_DB))]
    parts = [audio[0, place : place + round(seconds * SECOND)] for place in places]
    return np.array([10 * np.log10(np.mean(part.astype(float) ** 2)) for part in parts])


@pytest.fixture(scope="module")
def evened() -> Audio:
    """The phrases, wholly evened."""
    return apply("leveler", talk(), mix=1.0)


def test_phrases_that_were_twelve_decibels_apart_are_within_one(evened: Audio) -> None:
    assert np.ptp(levels_db(talk(), 0.3, 0.9)) > 11.5
    assert np.ptp(levels_db(evened, 0.3, 0.9)) < 1.0


def test_half_of_it_goes_half_of_the_way() -> None:
    half = apply("leveler", talk(), mix=0.5)
    assert np.ptp(levels_db(half, 0.3, 0.9)) == pytest.approx(6.0, abs=1.0)


def test_the_noise_in_a_pause_is_never_lifted(evened: Audio) -> None:
    lifted = levels_db(evened, 1.9, 0.2) - levels_db(talk(), 1.9, 0.2)
    assert lifted.max() < 0.5


def test_syllables_keep_their_shape_and_their_tone(evened: Audio) -> None:
    """Within a phrase there is one gain: a compressor would turn every syllable."""
    before, after = talk()[0], evened[0]
    inner = slice(round(2.8 * SECOND), round(3.7 * SECOND))
    gain = float(np.dot(after[inner], before[inner]) / np.dot(before[inner], before[inner]))
    rest = after[inner] - gain * before[inner]
    assert np.sum(rest**2) < 0.01 * np.sum(after[inner] ** 2)


def test_sides_are_turned_together() -> None:
    left = talk()
    stereo = np.concatenate((left, 0.5 * left))
    after = apply("leveler", stereo, mix=1.0)
    np.testing.assert_allclose(after[1], 0.5 * after[0], atol=1e-6)


def test_a_clip_without_sound_and_one_without_length_stay_as_they_are() -> None:
    silence = np.zeros((2, SECOND), np.float32)
    np.testing.assert_array_equal(apply("leveler", silence, mix=1.0), silence)
    short = talk()[:, :100]
    np.testing.assert_array_equal(apply("leveler", short, mix=1.0), short)
