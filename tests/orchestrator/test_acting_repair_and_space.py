"""Repairs are heard as repairs: room, clipping and noise go, and what was recorded stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, carried_out, rms_db


def _edited(folder: Path, name: str, clip: Sound, phrase: str) -> tuple[Sound, dict[str, Any]]:
    summary, samples = carried_out(folder, name, clip, phrase)
    return samples.mean(axis=1), summary


def _effects(summary: dict[str, Any]) -> list[str]:
    return [stage["effect"] for stage in summary["chain"]]


def _syllables(seconds: Sound = SECONDS) -> Sound:
    """A buzz of 130 Hz for a third of every second, with an s in the middle of each."""
    tone = sum(np.sin(2 * np.pi * k * 130 * seconds) / k for k in range(1, 30))
    spoken = np.abs(np.sin(np.pi * np.minimum(seconds % 1, 0.33) / 0.33)) ** 0.5
    hush = np.random.default_rng(3).standard_normal(seconds.size)
    hush = np.diff(hush, prepend=0) * ((seconds % 1 > 0.14) & (seconds % 1 < 0.2))
    voice: Sound = 0.1 * tone * spoken + 0.02 * hush
    return voice


def _in_room(dry: Sound, decay_seconds: float) -> Sound:
    size = int(decay_seconds * RATE_HZ)
    tail = np.random.default_rng(5).standard_normal(size)
    tail *= 10 ** (-3 * np.arange(size) / size)
    tail[: RATE_HZ // 250] = 0
    tail *= 0.8 / np.sqrt(np.sum(tail**2))
    tail[0] = 1
    length = dry.size + size
    wet = np.fft.irfft(np.fft.rfft(dry, length) * np.fft.rfft(tail, length), length)
    return wet[: dry.size]


@pytest.mark.parametrize("phrase", ["less reverb please", "remove the room echo"])
def test_the_room_between_the_words_goes_and_the_words_stay(tmp_path: Path, phrase: str) -> None:
    heard = _in_room(_syllables(), 0.8)
    after, summary = _edited(tmp_path, "speech.wav", heard, phrase)
    words, tails = (SECONDS % 1 > 0.05) & (SECONDS % 1 < 0.3), SECONDS % 1 > 0.45
    fall = [rms_db(x[tails]) - rms_db(x[words]) for x in (heard, after)]
    assert summary["status"] == "met"
    assert fall[1] < fall[0] - 5
    for low_hz, high_hz in ((100, 500), (500, 2000), (2000, 8000)):
        moved = band_db(after[words], low_hz, high_hz) - band_db(heard[words], low_hz, high_hz)
        assert abs(moved - (rms_db(after[words]) - rms_db(heard[words]))) < 2.5


def test_clipping_is_mended_in_a_recording_that_was_turned_far_down_since(tmp_path: Path) -> None:
    true = 0.5 * np.sin(2 * np.pi * 220 * SECONDS) + 0.3 * np.sin(2 * np.pi * 277 * SECONDS)
    clipped = 0.4 * np.clip(true, -0.5, 0.5)
    phrase = "this is distorted from clipping, can you fix it"
    after, summary = _edited(tmp_path, "keys.wav", clipped, phrase)
    gain = float(after @ true / (true @ true))
    assert summary["status"] == "met" and _effects(summary)[0] == "declip"
    assert rms_db(after / gain - true) < rms_db(clipped / 0.4 - true) - 3


def test_pops_and_clicks_are_clicks_and_no_plosives(tmp_path: Path) -> None:
    clicked = _syllables()
    clicked[5000::9000] += 0.4
    _, summary = _edited(tmp_path, "speech.wav", clicked, "fix the pops and clicks")
    assert _effects(summary)[0] == "declick"


def test_noise_that_is_cleaned_up_takes_neither_body_nor_consonants_along(tmp_path: Path) -> None:
    voice = _syllables()
    noise = 0.002 * np.random.default_rng(4).standard_normal(voice.size)
    phrase = "too much background noise, clean it up"
    after, summary = _edited(tmp_path, "speech.wav", voice + noise, phrase)
    hushes = (SECONDS % 1 > 0.14) & (SECONDS % 1 < 0.2)
    words, pauses = SECONDS % 1 < 0.33, SECONDS % 1 > 0.5
    assert summary["status"] == "met"
    assert rms_db(after[pauses]) < rms_db(noise) - 10
    level = rms_db(after[words]) - rms_db(voice[words])
    for places, low_hz, high_hz in ((words, 200, 500), (hushes, 5000, 15_000)):
        moved = band_db(after[places], low_hz, high_hz) - band_db(voice[places], low_hz, high_hz)
        assert abs(moved - level) < 1.5


def test_a_part_that_is_turned_up_stands_out_by_as_much_as_was_said(tmp_path: Path) -> None:
    loud = 0.9 * np.tanh(3 * np.sin(2 * np.pi * 110 * SECONDS))
    after, summary = _edited(tmp_path, "riff.wav", loud, "turn up the first 2 seconds by 5 dB")
    first, last = slice(4000, 84_000), slice(92_000, 170_000)
    assert summary["status"] == "met"
    assert rms_db(after[first]) - rms_db(after[last]) == pytest.approx(5, abs=0.7)


def test_speakers_are_evened_out_without_louder_consonants(tmp_path: Path) -> None:
    both = _syllables() * np.where(SECONDS < 2, 1.0, 0.25)
    after, summary = _edited(tmp_path, "voice.wav", both, "even out the two speakers")
    ends = [rms_db(after[slice(*half)]) for half in ((0, 88_200), (88_200, 176_400))]
    sharp = [band_db(x, 4000, 12_000) - band_db(x, 100, 1000) for x in (both, after)]
    assert summary["status"] == "met"
    assert abs(ends[0] - ends[1]) < 5
    assert abs(sharp[1] - sharp[0]) < 3


def test_a_cut_is_met_whatever_peak_was_in_what_it_took(tmp_path: Path) -> None:
    ringing = 0.05 * np.sin(2 * np.pi * 220 * SECONDS) + 0.9 * (SECONDS < 0.02)
    _, summary = _edited(tmp_path, "bell.wav", ringing, "cut off the first second")
    assert summary["status"] == "met"


def test_a_small_room_that_is_asked_for_is_a_room(tmp_path: Path) -> None:
    phrase = "make it sound like a small room"
    _, summary = _edited(tmp_path, "take.wav", _syllables(), phrase)
    assert _effects(summary)[0] == "reverb"
