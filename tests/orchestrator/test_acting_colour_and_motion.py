"""Colour, motion, rooms and force as a listener means them: plainly, and on any kind of clip."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from edited_clips import RATE_HZ, SECONDS, Sound, carried_out


def _edited(folder: Path, clip: Sound, phrase: str, name: str = "clip.wav") -> tuple[Any, Sound]:
    """What is claimed, and the sound after the edit with a column for each channel."""
    summary, samples = carried_out(folder, name, clip, phrase)
    return summary["status"], samples


def _plucks(pitch_hz: float = 220.0) -> Sound:
    """A note every half second, of twelve harmonics."""
    tone = sum(np.sin(2 * np.pi * k * pitch_hz * SECONDS) / k for k in range(1, 13))
    plucks: Sound = 0.15 * tone * np.exp(-5 * (SECONDS % 0.5))
    return plucks


def _drums() -> Sound:
    """Kicks by turns with snares, and hats between them, over a faint room."""
    since = SECONDS % 0.5
    noise = np.random.default_rng(3).standard_normal(SECONDS.size)
    kicks = np.sin(2 * np.pi * 55 * since + 4 * np.exp(-40 * since)) * np.exp(-9 * since)
    snares = (0.4 * np.sin(2 * np.pi * 190 * since) + 0.5 * noise) * np.exp(-16 * since)
    hats = np.diff(noise, append=0.0) * np.exp(-60 * (SECONDS % 0.25))
    drums: Sound = np.where(SECONDS % 1 < 0.5, kicks, 0.7 * snares) + 0.1 * hats + 0.004 * noise
    return 0.5 * drums


def _sub_line() -> Sound:
    """Deep notes without any harmonic, as of an 808."""
    since = SECONDS % 1.0
    line: Sound = 0.6 * np.sin(2 * np.pi * 47 * since) * np.exp(-1.8 * since)
    return line


def _sides_db(samples: Sound) -> float:
    left, right = samples.T
    return float(10 * np.log10(np.mean((left - right) ** 2) / np.mean((left + right) ** 2) + 1e-9))


def _power_db(sound: Sound) -> float:
    return float(10 * np.log10(np.mean(sound**2) + 1e-12))


def _attacks_db(samples: Sound) -> float:
    """How far the loud 10 ms stand over the third of a second around them."""
    mono = samples.mean(axis=1)
    cells = (mono[: mono.size // 441 * 441].reshape(-1, 441) ** 2).mean(axis=1) + 1e-9
    around = np.convolve(cells, np.ones(30) / 30, "same")
    loud = cells > np.percentile(cells, 90)
    return float(np.mean(10 * np.log10(cells[loud] / around[loud])))


@pytest.mark.parametrize("phrase", ["drench it in reverb", "drench the guitar in reverb"])
def test_what_is_drenched_has_more_room_than_what_only_has_some(
    tmp_path: Path, phrase: str
) -> None:
    """Between the notes the room is heard, 4 dB over that of a plain reverb."""
    between = (SECONDS % 0.5 > 0.4) & (SECONDS < 3.9)
    rooms = []
    for wish in ("add reverb", phrase):
        status, after = _edited(tmp_path, _plucks() * (SECONDS % 0.5 < 0.3), wish)
        assert status == "met"
        mono = after.mean(axis=1)
        rooms.append(_power_db(mono[: SECONDS.size][between]) - _power_db(mono[: SECONDS.size]))
    assert rooms[1] > rooms[0] + 2.5


@pytest.mark.parametrize("phrase", ["slow lush chorus, nice and wide", "a wide chorus on this"])
def test_a_wide_chorus_on_one_channel_fills_both_sides(tmp_path: Path, phrase: str) -> None:
    status, after = _edited(tmp_path, _plucks(), phrase)
    assert status == "met"
    assert after.shape[1] == 2
    assert _sides_db(after) > -14


def test_what_swirls_from_ear_to_ear_is_now_on_one_side_and_now_on_the_other(
    tmp_path: Path,
) -> None:
    status, after = _edited(tmp_path, _plucks(), "make it swirl from ear to ear")
    assert status == "met"
    power = (after[: SECONDS.size // 4410 * 4410].reshape(-1, 4410, 2) ** 2).mean(axis=1) + 1e-9
    balance_db = 10 * np.log10(power[:, 1] / power[:, 0])
    assert balance_db.max() > 4
    assert balance_db.min() < -4


def test_softer_drums_have_softer_attacks_and_not_only_fewer_highs(tmp_path: Path) -> None:
    drums = _drums()
    status, after = _edited(tmp_path, drums, "softer drums", "drums.wav")
    assert status == "met"
    assert _attacks_db(after) < _attacks_db(drums[:, None]) - 1


def test_aggressive_drums_keep_their_attacks(tmp_path: Path) -> None:
    drums = _drums()
    status, after = _edited(tmp_path, drums, "make it more aggressive", "drums.wav")
    assert status == "met"
    assert _attacks_db(after) > _attacks_db(drums[:, None]) - 0.1


def test_drums_that_shall_slam_are_not_squashed(tmp_path: Path) -> None:
    drums = _drums()
    status, after = _edited(tmp_path, drums, "make the drums slam", "drums.wav")
    assert status == "met"
    assert _attacks_db(after) > _attacks_db(drums[:, None])


def test_a_bass_without_peaks_to_lose_is_fuzzed_all_the_same(tmp_path: Path) -> None:
    """What is held against fuzz is the new sound, and not how much denser it got."""
    dense = 0.4 * np.sin(2 * np.pi * 55 * SECONDS)
    status, after = _edited(tmp_path, dense, "fuzz pedal", "bass.wav")
    assert status == "met"
    assert _above_db(after[:, 0]) > _above_db(dense) + 40


def test_a_deep_line_is_louder_on_a_laptop_that_cannot_play_its_notes(tmp_path: Path) -> None:
    """Its speakers play what is above 200 Hz, where the line had nothing."""
    line = _sub_line()
    status, after = _edited(tmp_path, line, "make it louder for laptop speakers", "808.wav")
    assert status == "met"
    assert _above_db(after[:, 0]) > _above_db(line) + 10


def _above_db(sound: Sound) -> float:
    power = np.abs(np.fft.rfft(sound)) ** 2
    heard = power[np.fft.rfftfreq(sound.size, 1 / RATE_HZ) > 200].sum()
    return float(10 * np.log10(heard + 1e-9))


def test_a_sound_that_cannot_be_wide_is_not_claimed_to_be(tmp_path: Path) -> None:
    """Lows stay in the middle, so a line of nothing else has no sides that are heard."""
    status, after = _edited(tmp_path, _sub_line(), "wider", "line.wav")
    assert status != "met" or _sides_db(after) > -25
