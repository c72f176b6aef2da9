"""Words of tone and of force are held on sounds where there is little room for them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, edited

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home


def _crest_db(sound: Sound) -> float:
    return float(20 * np.log10(np.abs(sound).max() / np.sqrt(np.mean(sound**2))))


def _noise(low_hz: float, high_hz: float, seed: int) -> Sound:
    """Noise of one band, as loud as any other."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(SECONDS.size))
    hz = np.fft.rfftfreq(SECONDS.size, 1 / RATE_HZ)
    noise: Sound = np.fft.irfft(spectrum * ((hz > low_hz) & (hz < high_hz)), SECONDS.size)
    noise /= noise.std()
    return noise


def _hot_beat() -> Sound:
    """A kick and a snare by turns in a room, under busy cymbals, at full scale."""
    since, turn = SECONDS % 0.25, (SECONDS // 0.25).astype(int) % 2
    body = (0.15 + np.exp(-25 * since)) * (turn == 0)
    rattle = 0.5 * (0.15 + np.exp(-25 * since)) * (turn == 1)
    cymbals = 0.2 * (0.2 + np.exp(-20 * (SECONDS % 0.125)))
    kick = np.sin(2 * np.pi * 70 * since) + 0.3 * _noise(200, 6_000, 5)
    beat = body * kick + rattle * _noise(150, 9_000, 1) + cymbals * _noise(3_000, 14_000, 2)
    loudest: Sound = 0.97 * beat / np.abs(beat).max()
    return loudest


def _bright_speech() -> Sound:
    """Syllables of a voice with much breath, and an s that hardly stands out of it."""
    since = SECONDS % 0.4
    voice = sum(np.sin(2 * np.pi * 140 * k * SECONDS) / k for k in range(1, 26))
    spoken = np.sin(np.pi * np.clip(since / 0.25, 0, 1)) ** 0.7
    hissed = np.sin(np.pi * np.clip((since - 0.22) / 0.12, 0, 1))
    breath, hiss = _noise(4_500, 11_000, 3), _noise(5_000, 9_500, 4)
    speech: Sound = 0.1 * spoken * (voice + 0.4 * breath) + 0.07 * hissed * hiss
    return speech


def _line_of_bass() -> Sound:
    since = SECONDS % 0.5
    tone = sum(np.sin(2 * np.pi * 65 * k * SECONDS) / k**2 for k in range(1, 24))
    line: Sound = 0.2 * tone * np.exp(-2 * since)
    return line


def test_punch_stands_out_of_a_beat_that_was_at_full_scale_already(tmp_path: Path) -> None:
    """The body gives way, and no limiter takes back what the attacks gained."""
    beat = _hot_beat()
    after = edited(tmp_path, "drums.wav", beat, "make it punchier")
    assert _crest_db(after) > _crest_db(beat) + 0.8


@pytest.mark.parametrize("phrase", ["give the kick more thump", "more thump in the drums"])
def test_thump_is_heard_below_and_not_in_the_attacks_alone(tmp_path: Path, phrase: str) -> None:
    beat = _hot_beat()
    after = edited(tmp_path, "drums.wav", beat, phrase)
    lows = [band_db(x, 40, 120) - band_db(x, 400, 6_000) for x in (beat, after)]
    assert lows[1] > lows[0] + 4


def test_esses_that_hardly_stand_out_of_a_bright_voice_come_down_plainly(tmp_path: Path) -> None:
    speech = _bright_speech()
    after = edited(tmp_path, "voice.wav", speech, "de-ess it")
    at_esses = (SECONDS % 0.4 > 0.25) & (SECONDS % 0.4 < 0.31)
    esses = [band_db(x * at_esses, 5_000, 9_500) - band_db(x, 200, 3_000) for x in (speech, after)]
    assert esses[1] < esses[0] - 6


def test_what_is_not_to_be_harsh_still_gets_its_highs(tmp_path: Path) -> None:
    """The guard works on what is harsh, and not on the highs above it that were asked for."""
    pad: Sound = np.zeros(1) + 0.05 * sum(
        _noise(100 * 2**k, 200 * 2**k, k) / 1.6**k for k in range(7)
    )
    after = edited(tmp_path, "pad.wav", pad, "brighter but not harsh")
    highs = [band_db(x, 7_000, 14_000) - band_db(x, 200, 900) for x in (pad, after)]
    assert highs[1] > highs[0] + 2.5


def test_a_bass_gets_its_presence_above_its_lows(tmp_path: Path) -> None:
    bass = _line_of_bass()
    after = edited(tmp_path, "bass.wav", bass, "more presence")
    above = [band_db(x, 700, 2_000) - band_db(x, 150, 500) for x in (bass, after)]
    assert above[1] > above[0] + 3


def test_a_telephone_is_claimed_where_only_the_middle_was_heard_before(tmp_path: Path) -> None:
    horn: Sound = np.zeros(1) + 0.1 * sum(
        np.sin(2 * np.pi * 311 * k * SECONDS) / k for k in range(1, 10)
    )
    after = edited(tmp_path, "horn.wav", horn, "make it sound like a telephone")
    assert band_db(after, 500, 3_000) > band_db(after, 20, 200) + 25


def test_steps_of_a_crusher_at_the_top_of_a_hot_beat_are_no_fault(tmp_path: Path) -> None:
    edited(tmp_path, "drums.wav", _hot_beat(), "bitcrush it")


def test_a_limiter_without_a_number_is_heard(tmp_path: Path) -> None:
    beat = _hot_beat()
    after = edited(tmp_path, "loop.wav", beat, "limit it")
    assert np.abs(after).max() < 0.68 * np.abs(beat).max()


def test_a_bass_is_tinny_only_without_its_lows(tmp_path: Path) -> None:
    source, out = tmp_path / "bass.wav", tmp_path / "out.wav"
    bass = _line_of_bass()
    soundfile.write(source, bass, RATE_HZ, subtype="FLOAT")
    phrase = "tinny like a cheap speaker"
    summary = Errand(phrase, out, source).carry_out(Home(tmp_path / "home"), Planner())
    samples, _ = soundfile.read(out, always_2d=True)
    mono: Sound = samples.mean(axis=1)
    lost = band_db(mono, 40, 120) - band_db(bass, 40, 120)
    gained = band_db(mono, 500, 2_000) - band_db(bass, 500, 2_000)
    assert summary["status"] != "met" or gained - lost > 20
