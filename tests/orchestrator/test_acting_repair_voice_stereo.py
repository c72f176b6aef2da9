"""Repair takes out what is meant and leaves the voice, and what is to be subtle stays subtle."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from edited_clips import SECONDS, Sound, band_db, edited, rms_db
from numpy.typing import NDArray
from readings import words

from talkbox.planner.reading import read


def _speech() -> tuple[Sound, NDArray[np.bool_], NDArray[np.bool_]]:
    """A loud syllable and a soft one, two silences of a second, and where which of them are."""
    place = SECONDS % 2
    loud, soft = place < 0.4, (place >= 0.75) & (place < 1.1)
    voice = sum(np.sin(2 * np.pi * k * 140 * SECONDS) / k for k in range(1, 20))
    spoken: Sound = 0.3 * voice * (loud + 0.1 * soft)
    middle_of_soft = (place > 0.78) & (place < 1.07)
    return spoken, middle_of_soft, (place > 1.5) & (place < 1.9)


def _mains(nominal_hz: float, levels: list[float]) -> Sound:
    return np.asarray(
        sum(a * np.sin(2 * np.pi * nominal_hz * k * SECONDS + k) for k, a in enumerate(levels, 1))
    )


def test_a_gate_for_dead_silence_keeps_the_soft_syllables(tmp_path: Path) -> None:
    """Its level lies close to the steady noise, and not halfway between noise and speech."""
    spoken, soft, pauses = _speech()
    noisy = spoken + 0.003 * np.random.default_rng(1).standard_normal(spoken.size)
    phrase = "when I stop talking I want dead silence"
    after = edited(tmp_path, "voice.wav", noisy, phrase)
    assert rms_db(after[pauses]) < rms_db(noisy[pauses]) - 30
    assert rms_db(after[soft]) > rms_db(noisy[soft]) - 2


def test_the_louder_of_two_hums_is_taken_out(tmp_path: Path) -> None:
    """Many faint multiples of 50 Hz, as a pickup brings along, are not the buzz that is heard."""
    faint = _mains(50, [0.0006] * 30)
    hum = _mains(60, [0.02, 0.001, 0.02, 0.002, 0.015])
    note = 0.2 * np.sin(2 * np.pi * 331 * SECONDS) * np.exp(-3 * (SECONDS % 1))
    before = note + faint + hum
    after = edited(tmp_path, "guitar.wav", before, "get rid of the mains hum")
    assert band_db(after, 178, 182) < band_db(before, 178, 182) - 15


@pytest.mark.parametrize("phrase", ["add subtle tape saturation", "a touch of saturation"])
def test_subtle_saturation_leaves_the_peaks_of_plucks_standing(tmp_path: Path, phrase: str) -> None:
    strings = sum(np.sin(2 * np.pi * k * 196 * SECONDS) / k for k in range(1, 9))
    plucks: Sound = 0.4 * strings * np.exp(-25 * (SECONDS % 0.5))
    after = edited(tmp_path, "guitar.wav", plucks, phrase)
    crest = [20 * np.log10(np.abs(x).max()) - rms_db(x) for x in (plucks, after)]
    harmonics = [band_db(x, 3000, 8000) - band_db(x, 100, 1000) for x in (plucks, after)]
    assert crest[1] > crest[0] - 3
    assert harmonics[1] > harmonics[0] + 1


def test_a_top_that_is_rolled_off_above_a_corner_is_gone_an_octave_over_it(tmp_path: Path) -> None:
    noise = 0.1 * np.random.default_rng(2).standard_normal(SECONDS.size)
    after = edited(tmp_path, "song.wav", noise, "roll off the harsh top above 8k")
    fallen = band_db(after, 14_000, 18_000) - band_db(noise, 14_000, 18_000)
    kept = band_db(after, 300, 3000) - band_db(noise, 300, 3000)
    assert fallen < kept - 10
    assert abs(kept) < 3


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("take out the wind rumble so one can understand what she is saying", "less_wind"),
        ("remove the rumble so that the words are clear", "less_rumble"),
        ("remove the hiss so I can understand her better", "less_noise"),
    ],
)
def test_what_taking_out_noise_leads_to_needs_no_equalizer(phrase: str, word: str) -> None:
    assert words(phrase) == [word]


def test_words_that_are_to_be_clearer_by_themselves_still_are() -> None:
    assert words("take out the hum and make it clearer") == ["less_hum", "clearer"]
    assert words("make it clearer so one can understand the words") == ["clearer"]


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("add a noise gate", "gate"),
        ("vinyl crackle out please", "less_clicks"),
        ("make this mono recording stereo", "wider"),
        ("2 db of saturation drive", "saturate"),
    ],
)
def test_the_noise_that_a_tool_is_named_for_is_not_brought_in(phrase: str, word: str) -> None:
    assert words(phrase) == [word]


def test_an_effect_that_is_barely_noticeable_turns_nothing_down() -> None:
    assert words("very light compression, barely noticeable") == ["compress"]


def test_a_hint_of_warmth_from_tubes_drives_them_as_little() -> None:
    requests = read("just a hint of warmth from tubes").requests
    assert [request.strength for request in requests] == [0.7, 0.7]
