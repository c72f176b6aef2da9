"""A voice that keeps its own colour while its pitch moves: read, and heard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, carried_out, edited
from readings import only, words

_VOICE_HZ = 120


def _vowel() -> Sound:
    """A buzz through one formant at 700 Hz."""
    harmonics = range(1, 60)
    partials = [
        np.exp(-(((k * _VOICE_HZ - 700) / 150) ** 2)) * np.sin(2 * np.pi * k * _VOICE_HZ * SECONDS)
        for k in harmonics
    ]
    return np.asarray(0.1 * sum(partials))


def _formant_hz(sound: Sound) -> float:
    """The middle of the energy, which is one formant's."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    return float((power * hz).sum() / power.sum())


@pytest.mark.parametrize(
    "text",
    ["2 semitones up, no chipmunks please", "pitch it up 2 semitones without the chipmunk effect",
     "up 2 semitones, keep the formants", "raise the pitch 2 semitones but keep my voice natural"],
)  # fmt: skip
def test_no_chipmunk_beside_a_pitch_keeps_the_voice_s_colour(text: str) -> None:
    request = only(text)
    assert request.word == "pitch_up"
    assert request.quantities[0].value == 2
    assert "formants" in request.marks


def test_a_chipmunk_that_is_wished_for_is_one() -> None:
    assert words("make me sound like a chipmunk") == ["chipmunk"]


def test_a_formant_stays_where_it_is_only_when_asked_to(tmp_path: Path) -> None:
    vowel = _vowel()
    plain, kept = (tmp_path / name for name in ("plain", "kept"))
    plain.mkdir()
    kept.mkdir()
    moved = edited(plain, "voice.wav", vowel, "up 5 semitones")
    stayed = edited(kept, "voice.wav", vowel, "up 5 semitones, keep the formants")
    assert _formant_hz(moved) > 1.2 * _formant_hz(vowel)
    assert _formant_hz(stayed) < 1.12 * _formant_hz(vowel)
    assert band_db(stayed, 100, 3_000) > band_db(vowel, 100, 3_000) - 6


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("up 2 semitones, keep the formants", "+2 semitones, formants kept"),
        ("delay 400 ms with dark repeats", "each repeat darker above 2500 Hz"),
        ("add vinyl crackle", "crackle 70%"),
    ],
)
def test_the_reply_tells_what_is_not_as_usual(tmp_path: Path, phrase: str, told: str) -> None:
    summary, _ = carried_out(tmp_path, "voice.wav", _vowel(), phrase)
    assert told in summary["reply"]


def test_the_reply_tells_no_more_than_that(tmp_path: Path) -> None:
    summary, _ = carried_out(tmp_path, "voice.wav", _vowel(), "up 2 semitones")
    assert "formants" not in summary["reply"]
