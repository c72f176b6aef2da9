"""Wishes with two parts keep both, and a touch is no more than a touch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, carried_out, edited, rms_db

from talkbox.planner.goals.aims import goal_of
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.verdict import judge

_CHORD_HZ = (155.6, 196.0, 233.1, 311.1)


def _tone(pitch_hz: float, harmonics: int, fall: float) -> Sound:
    """A note that holds, its harmonics weaker by a power of their number."""
    tone: Sound = sum(
        (np.sin(2 * np.pi * k * pitch_hz * SECONDS) / k**fall for k in range(1, harmonics + 1)),
        start=np.zeros(SECONDS.size),
    )
    return tone


def _plucks() -> Sound:
    """Notes of several strengths that die away, one every third of a second."""
    strengths = np.random.default_rng(3).uniform(0.35, 1.0, 13)
    struck = strengths[(SECONDS / 0.32).astype(int)] * np.exp(-7 * (SECONDS % 0.32))
    plucks: Sound = 0.12 * _tone(277, 14, 1) * struck
    return plucks


def _word() -> Sound:
    """Two seconds of short syllables, then silence in which an echo is heard."""
    said = (SECONDS < 2) * (SECONDS % 0.5 < 0.15) * _tone(180, 20, 1)
    said += (SECONDS < 2) * (SECONDS % 0.5 < 0.15) * np.random.default_rng(1).normal(0, 0.5, 176400)
    word: Sound = 0.1 * said
    return word


def _pad() -> Sound:
    swell = np.minimum(1.0, np.minimum(SECONDS, 4 - SECONDS) / 0.5)
    pad: Sound = 0.03 * swell * sum(_tone(hz, 12, 1.2) for hz in _CHORD_HZ)
    return pad


def _attacks_db(sound: Sound) -> float:
    """How far the onsets of the plucks stand over the loudness of the whole."""
    onsets = (0.32 * np.arange(1, 12) * RATE_HZ).astype(int)
    heard = [rms_db(sound[at : at + RATE_HZ // 100]) for at in onsets]
    return float(np.median(heard)) - rms_db(sound)


def _spread_db(sound: Sound) -> float:
    """How far levels of a twentieth of a second lie apart."""
    cells = sound[: sound.size // 2205 * 2205].reshape(-1, 2205)
    return float(np.std(10 * np.log10((cells**2).mean(axis=1) + 1e-9)))


def _echoes_db(before: Sound, after: Sound, *times: float) -> list[float]:
    """How loud the clip is heard once more at these times, against itself."""
    size = 2 ** int(np.ceil(np.log2(before.size + after.size)))
    spectrum = np.fft.rfft(before, size)
    power = np.abs(spectrum) ** 2
    answer = np.fft.irfft(
        np.fft.rfft(after, size) * spectrum.conj() / (power + 1e-3 * power.mean())
    )
    direct = np.abs(answer[:50]).max()
    at = [int(time * RATE_HZ) for time in times]
    return [float(20 * np.log10(np.abs(answer[i - 50 : i + 50]).max() / direct)) for i in at]


def test_a_compressor_that_is_to_keep_the_attacks_lets_them_through(tmp_path: Path) -> None:
    plucks = _plucks()
    after = edited(tmp_path, "plucks.wav", plucks, "compress it but keep the attack")
    assert _attacks_db(after) > _attacks_db(plucks) - 1
    assert _spread_db(after) < _spread_db(plucks) - 0.3


def test_a_step_beside_a_low_cut_is_heard_in_what_is_left(tmp_path: Path) -> None:
    bass = 0.1 * (_tone(45, 8, 1.2))
    phrase = "3 dB quieter and cut everything under 80 Hz"
    after = edited(tmp_path, "bass.wav", bass, phrase)
    assert band_db(after, 170, 400) - band_db(bass, 170, 400) == pytest.approx(-3, abs=0.7)


def test_a_loudness_that_was_there_is_there_behind_the_fades(tmp_path: Path) -> None:
    pad = _pad()
    level = edited(tmp_path, "pad.wav", pad, "normalise to -23 LUFS")
    phrase = "fade in 1 s and out 2 s and normalise to -23"
    document, _ = carried_out(tmp_path, "level.wav", level, phrase)
    assert document["status"] == "met"
    assert document["after"]["integrated_lufs"] == pytest.approx(-23, abs=0.5)
    said, _ = carried_out(tmp_path, "level.wav", level, "fade out 2 s")
    assert said["after"]["integrated_lufs"] < -23.5


@pytest.mark.parametrize(
    "phrase", ["one single echo after half a second", "one echo, 500 ms later"]
)
def test_one_late_echo_comes_once_and_when_it_was_asked_for(tmp_path: Path, phrase: str) -> None:
    word = _word()
    after = edited(tmp_path, "word.wav", word, phrase)
    once, again = _echoes_db(word, after, 0.5, 1.0)
    assert once > -12
    assert again < once - 15


def test_a_very_light_delay_stays_far_behind_the_sound(tmp_path: Path) -> None:
    word = _word()
    after = edited(tmp_path, "word.wav", word, "very light delay")
    (echo,) = _echoes_db(word, after, 0.33)
    assert -22 < echo < -10


def test_a_very_light_distortion_leaves_the_sound_what_it_was(tmp_path: Path) -> None:
    """The new tones are there, and lie well under the clip."""
    plucks = _plucks()
    after = edited(tmp_path, "guitar.wav", plucks, "very light distortion")
    own = plucks @ after / (plucks @ plucks)
    assert -45 < rms_db(after - own * plucks) - rms_db(after) < -12


def test_a_touch_of_warmth_on_a_bass_is_more_of_what_lies_over_its_root(tmp_path: Path) -> None:
    bass = 0.1 * _tone(55, 8, 2)
    after = edited(tmp_path, "bass.wav", bass, "a touch warmer")
    fuller = [band_db(x, 150, 350) - band_db(x, 40, 90) for x in (bass, after)]
    assert fuller[1] > fuller[0] + 0.5


def test_safe_for_phones_is_loud_there_and_no_telephone(tmp_path: Path) -> None:
    pad = _pad()
    after = edited(tmp_path, "song.wav", pad, "safe for phones")
    assert rms_db(after) > rms_db(pad) + 2
    assert band_db(after, 140, 170) - rms_db(after) > band_db(pad, 140, 170) - rms_db(pad) - 3


@pytest.mark.parametrize(("further_db", "status"), [(1.0, "met"), (-0.2, "met"), (-0.8, "partly")])
def test_attacks_that_are_to_stay_may_stand_out_further(further_db: float, status: str) -> None:
    """ "Keep the punch" is broken by less of it alone."""
    before = {"integrated_lufs": -20.0, "transient_db": 7.4, "crest_db": 18.0, "treble_db": -5.0}
    scene = Scene(RATE_HZ, 1, 4.0, (), before, before, kind="drums")
    goal = goal_of((Request("less_treble"),), scene, keeps=("punchier",))
    assert goal is not None
    after = {**before, "transient_db": 7.4 + further_db, "treble_db": -9.0}
    assert judge(goal, before, after, frozenset()).status == status


def test_hiss_that_is_only_in_the_highs_is_there_to_be_removed(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).normal(0, 0.004, SECONDS.size)
    hiss = np.diff(noise, 2, prepend=np.zeros(2))
    talk = (SECONDS % 1.0 < 0.6) * _tone(140, 12, 1) * 0.05
    after = edited(tmp_path, "voice.wav", talk + hiss, "remove the hiss")
    pause = slice(int(0.7 * RATE_HZ), int(0.95 * RATE_HZ))
    assert rms_db(after[pause]) < rms_db(hiss[pause]) - 6


@pytest.mark.parametrize("phrase", ["bring the quiet second half up", "raise the soft second half"])
def test_a_quiet_half_that_is_to_come_up_gets_louder(tmp_path: Path, phrase: str) -> None:
    song = _pad() * np.where(SECONDS < 2, 1.0, 0.4)
    after = edited(tmp_path, "song.wav", song, phrase)
    apart = [rms_db(x[: 2 * RATE_HZ]) - rms_db(x[2 * RATE_HZ :]) for x in (song, after)]
    assert apart[1] < apart[0] - 3
