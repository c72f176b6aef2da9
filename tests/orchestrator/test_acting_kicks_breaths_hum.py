"""Kicks that hit harder, breaths that go down, and hum that is one: what a user hears of each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, edited, rms_db

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

_BEAT_SECONDS = 0.5


def _left_alone(folder: Path, clip: Sound, phrase: str) -> str:
    """What is said of a clip in which there is nothing of what is asked about."""
    source = folder / "take.wav"
    soundfile.write(source, clip, RATE_HZ, subtype="FLOAT")
    errand = Errand(phrase, folder / "out.wav", source)
    summary = errand.carry_out(Home(folder / "home"), Planner())
    assert summary["status"] == "unchanged", summary["reply"]
    return str(summary["reply"])


def _noise(low_hz: float, high_hz: float, count: int, seed: int) -> Sound:
    """Noise of this band, at an RMS of 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    hz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    spectrum[(hz < low_hz) | (hz > high_hz)] = 0
    sound: Sound = np.fft.irfft(spectrum, count)
    return np.asarray(sound / np.sqrt(np.mean(sound**2)))


def _limited_beat() -> Sound:
    """Kicks over a bed, driven 9 dB into a ceiling right under full scale."""
    since = SECONDS % _BEAT_SECONDS
    sweep = 52 * since + 3 * (1 - np.exp(-since / 0.03))
    kick = np.sin(2 * np.pi * sweep) * np.exp(-since / 0.12)
    click = 0.2 * _noise(2_000, 6_000, SECONDS.size, 1) * np.exp(-since / 0.006)
    bed = 0.08 * _noise(200, 9_000, SECONDS.size, 2)
    return np.asarray(0.97 * np.tanh(2.8 * (0.6 * (kick + click) + bed)))


def _over_the_rest_db(beat: Sound, low_hz: float, high_hz: float) -> float:
    """The first 60 ms of each kick in a band, over what lies between the kicks."""
    beats = beat.reshape(-1, round(_BEAT_SECONDS * RATE_HZ))
    hits = beats[:, : round(0.06 * RATE_HZ)]
    hit = np.mean([band_db(each, low_hz, high_hz) for each in hits])
    return float(hit - rms_db(beats[:, round(0.25 * RATE_HZ) : round(0.45 * RATE_HZ)].ravel()))


@pytest.mark.parametrize("phrase", ["make the kick hit harder", "drums should slam"])
@pytest.mark.parametrize("gain", [1.0, 0.1], ids=["hot", "quiet"])
def test_kicks_stand_out_further_even_of_a_beat_that_was_limited(
    tmp_path: Path, phrase: str, gain: float
) -> None:
    beat = gain * _limited_beat()
    after = edited(tmp_path, "loop.wav", beat, phrase)
    for band_hz in ((45, 125), (2_000, 5_000)):
        assert _over_the_rest_db(after, *band_hz) > _over_the_rest_db(beat, *band_hz) + 1.5
    assert np.abs(after).max() < 1.0
    assert abs(rms_db(after) - rms_db(beat)) < 5.0


def test_a_kick_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    flute = 0.3 * np.sin(2 * np.pi * 880 * SECONDS) * np.minimum(1, SECONDS)
    assert "no kick drum" in _left_alone(tmp_path, flute, "make the kick hit harder")


_WORD, _PAUSE = round(0.8 * RATE_HZ), round(0.6 * RATE_HZ)
_BREATH = slice(round(0.15 * RATE_HZ), round(0.5 * RATE_HZ))


def _talker(breath_db: float | None) -> tuple[Sound, np.ndarray]:
    """Words that end in an s, with pauses in which a breath is taken; where these breaths are."""
    seconds = SECONDS[:_WORD]
    voice = sum(np.sin(2 * np.pi * 120 * k * seconds) / k for k in range(1, 20))
    voice *= 0.15 * np.minimum(1, np.minimum(seconds, 0.62 - seconds) / 0.03).clip(0)
    hiss = 0.04 * _noise(5_500, 9_500, _WORD, 3) * (seconds > 0.65) * (seconds < 0.78)
    pause, mark = np.zeros(_PAUSE), np.zeros(_PAUSE, bool)
    mark[_BREATH] = True
    if breath_db is not None:
        count = _BREATH.stop - _BREATH.start
        swell = np.sin(np.pi * np.arange(count) / count)
        pause[_BREATH] = 0.15 * 10 ** (breath_db / 20) * swell * _noise(700, 5_000, count, 4)
    clip = np.concatenate([voice + hiss, pause] * 3)
    marks = np.concatenate([np.zeros(_WORD, bool), mark] * 3)
    room: Sound = 10 ** (-72 / 20) * _noise(50, 16_000, clip.size, 5)
    return clip + room, marks


@pytest.mark.parametrize(
    ("phrase", "least_db", "most_db"),
    [
        ("turn down the breaths", 5, 20),
        ("breaths down by 6 dB", 5, 7),
        ("remove the breathing between the phrases", 15, 60),
    ],
)
def test_breaths_go_down_and_words_and_esses_stay_as_they_are(
    tmp_path: Path, phrase: str, least_db: float, most_db: float
) -> None:
    clip, breaths = _talker(breath_db=-14)
    after = edited(tmp_path, "voice.wav", clip, phrase)
    assert least_db < rms_db(clip[breaths]) - rms_db(after[breaths]) < most_db
    assert rms_db((after - clip)[~breaths]) < rms_db(clip) - 50


def test_who_takes_no_breath_is_told_so(tmp_path: Path) -> None:
    clip, _ = _talker(breath_db=None)
    assert "no breath" in _left_alone(tmp_path, clip, "remove the breathing")


def _held(pitches_hz: tuple[float, ...], sway: float = 0.0) -> Sound:
    """One organ note after another, each swelling a little at its beginning."""
    each = SECONDS.size // len(pitches_hz)
    seconds = SECONDS[:each]
    edge = np.minimum(1, np.minimum(seconds, seconds[-1] - seconds) / 0.05)
    swaying = sway * np.sin(2 * np.pi * 5 * seconds)
    notes = [
        sum(np.sin(k * (2 * np.pi * hz * seconds + swaying)) / k for k in (1, 2, 3, 4))
        for hz in pitches_hz
    ]
    return np.asarray(0.2 * np.concatenate([edge * note for note in notes]))


@pytest.mark.parametrize(
    "notes",
    [_held((120,)), _held((100, 120, 100, 120)), _held((59.7, 59.7), sway=0.15), _held((49, 98))],
    ids=["one held note", "notes on the lines", "a swaying bass", "a low G"],
)
def test_notes_on_the_lines_of_the_mains_are_no_hum(tmp_path: Path, notes: Sound) -> None:
    assert "No mains hum" in _left_alone(tmp_path, notes, "remove the hum if there is any")


def test_hum_under_notes_goes_and_the_notes_stay(tmp_path: Path) -> None:
    notes = np.resize(_held((98, 131, 110, 165)), SECONDS.size)
    hum = sum(
        10 ** (level_db / 20) * np.sin(2 * np.pi * 50 * k * SECONDS + k)
        for k, level_db in ((1, -34), (3, -38), (5, -42))
    )
    after = edited(tmp_path, "take.wav", notes + hum, "remove the hum if there is any")
    for line_hz in (50, 150, 250):
        left = band_db(after, line_hz - 1, line_hz + 1)
        assert left < band_db(notes + hum, line_hz - 1, line_hz + 1) - 9
    for low_hz, high_hz in ((90, 104), (125, 137), (190, 200)):
        kept = band_db(after, low_hz, high_hz) - band_db(notes, low_hz, high_hz)
        assert abs(kept) < 1
