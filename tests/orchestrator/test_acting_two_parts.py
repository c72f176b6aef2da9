"""Repairs and wishes in two parts: each part is heard, and what was to stay is still there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, edited, rms_db
from readings import words

from talkbox.planner.reading import read
from talkbox.verdict import judge
from talkbox_tools.goal import Aim, Goal

_RANDOM = np.random.default_rng(4)
_HISS: Sound = _RANDOM.standard_normal(SECONDS.size)


def _tone(pitch_hz: float, harmonics: int, fall: float = 1.0) -> Sound:
    """A tone whose harmonics are weaker by a power of their number."""
    turns = 2 * np.pi * pitch_hz * SECONDS
    tone: Sound = sum(np.sin(k * turns) / k**fall for k in range(1, harmonics + 1))
    return tone


def _band(sound: Sound, low_hz: float, high_hz: float) -> Sound:
    spectrum = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    spectrum[(hz < low_hz) | (hz > high_hz)] = 0
    inside: Sound = np.fft.irfft(spectrum, sound.size)
    return inside


def _at(sound: Sound, start: float, end: float) -> Sound:
    return sound[round(start * RATE_HZ) : round(end * RATE_HZ)]


def test_hiss_is_gone_a_moment_after_a_note_has_stopped(tmp_path: Path) -> None:
    beat = SECONDS % 1
    clip = 0.3 * _tone(220, 12) * np.exp(-4 * beat) * (beat < 0.5) + 0.003 * _HISS
    after = edited(tmp_path, "take.wav", clip, "gate it so the hiss between the notes is gone")
    gap = [rms_db(_at(x, 1.58, 1.65)) for x in (clip, after)]
    note = [rms_db(_at(x, 1.0, 1.4)) for x in (clip, after)]
    assert gap[1] < gap[0] - 18
    assert abs(note[1] - note[0]) < 0.5


_SMACKS = (0.62, 0.85, 1.65, 1.8, 2.6, 2.75, 3.6, 3.8)


def _smacked(clip: Sound) -> Sound:
    """The clip with smacks of the lips, 6 ms of noise each."""
    spoilt, noise = clip.copy(), _band(_HISS, 1500, 8000)
    for place in _SMACKS:
        start, count = round(place * RATE_HZ), round(0.006 * RATE_HZ)
        fade = np.exp(-np.arange(count) / (0.3 * count))
        spoilt[start : start + count] += 0.08 * fade * noise[start : start + count]
    return spoilt


def test_clicks_of_the_mouth_between_words_go_and_the_words_stay(tmp_path: Path) -> None:
    beat = SECONDS % 1
    voice = 0.25 * _tone(130, 30) * np.sin(np.pi * np.minimum(2 * beat, 1)) + 0.0003 * _HISS
    clip = _smacked(voice)
    after = edited(tmp_path, "speech.wav", clip, "take out the little mouth clicks")
    clicks = [sum(band_db(_at(x, s, s + 0.02), 1500, 8000) for s in _SMACKS) for x in (clip, after)]
    assert clicks[1] < clicks[0] - 10 * len(_SMACKS)
    assert rms_db(_at(after - voice, 1.05, 1.4)) < rms_db(_at(voice, 1.05, 1.4)) - 40


def test_most_clicks_must_go_before_it_is_claimed() -> None:
    goal = Goal((Aim("clicks_per_minute", "down", by=0.6),))
    before = {"clicks_per_minute": 100.0}
    left = {n: judge(goal, before, {"clicks_per_minute": n}, frozenset()).status for n in (20, 60)}
    assert left == {20: "met", 60: "missed"}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("smoother but keep the attack", "smoother"),
        ("softer, leave the attack as it is", "softer"),
        ("gentler but keep the hits", "softer"),
    ],
)
def test_an_attack_that_is_to_stay_is_not_the_wish(text: str, wish: str) -> None:
    assert words(text) == [wish]
    assert read(text).keeps == ("punchier",)


def _kit() -> Sound:
    """Kick and snare by turns; the snare rings at 410 Hz."""
    beat, half = SECONDS % 1, (SECONDS + 0.5) % 1
    kick = 0.8 * np.sin(2 * np.pi * 55 * beat) * np.exp(-beat / 0.1)
    crack = 0.4 * _band(_HISS, 900, 9000) * np.exp(-half / 0.05)
    ring = 0.3 * np.sin(2 * np.pi * 410 * half) * np.exp(-half / 0.2)
    hats = 0.05 * _HISS * np.exp(-(SECONDS % 0.25) / 0.02)
    kit: Sound = 0.6 * (kick + crack + ring + hats)
    return kit


def test_the_ring_of_a_snare_goes_and_its_crack_stays(tmp_path: Path) -> None:
    kit, phrase = _kit(), "less of that ringing on the snare but keep the crack"
    after = edited(tmp_path, "drums.wav", kit, phrase)
    ring = [band_db(x, 385, 450) for x in (kit, after)]
    crack = [band_db(x, 2000, 8000) for x in (kit, after)]
    assert ring[1] < ring[0] - 8
    assert abs(crack[1] - crack[0]) < 2.5


def test_calmer_esses_leave_the_treble_of_the_vowels(tmp_path: Path) -> None:
    beat = SECONDS % 1
    vowels = 0.2 * _tone(140, 60) * (beat > 0.2) * (beat < 0.8)
    esses = 0.15 * _band(_HISS, 5500, 9500) * (beat < 0.1)
    clip = vowels + esses + 0.0002 * _HISS
    phrase = "calm the spit on the esses but dont make the rest dull"
    after = edited(tmp_path, "vocals.wav", clip, phrase)
    hiss = [band_db(_at(x, 1.0, 1.1), 5500, 9500) for x in (clip, after)]
    rest = [band_db(_at(x, 1.3, 1.7), 3000, 8000) for x in (clip, after)]
    assert hiss[1] < hiss[0] - 3
    assert abs(rest[1] - rest[0]) < 1


def test_the_notes_of_a_tightened_bass_are_over_sooner(tmp_path: Path) -> None:
    bass = 0.3 * _tone(55, 10, 1.3) * np.exp(-1.4 * (SECONDS % 1))
    after = edited(tmp_path, "bass.wav", bass, "bottom is flabby, tighten it up")
    fall = [rms_db(_at(x, 1.1, 1.2)) - rms_db(_at(x, 1.85, 1.95)) for x in (bass, after)]
    assert fall[1] > fall[0] + 2


def test_meat_for_a_thin_mix_is_put_where_its_body_is_missing(tmp_path: Path) -> None:
    chords = _tone(220, 20) + _tone(277.2, 20) + _tone(329.6, 20)
    edge = _band(chords + 3 * _HISS * np.exp(-(SECONDS % 0.5) / 0.03), 600, 7000)
    mix = 0.05 * (edge + 0.35 * _band(chords, 100, 600))
    after = edited(tmp_path, "song.wav", mix, "it's a mosquito. needs WAY more meat")
    body = [band_db(x, 100, 450) - band_db(x, 20, 20_000) for x in (mix, after)]
    assert body[1] > body[0] + 4.4


def _song() -> Sound:
    chords = _tone(150, 60) + _tone(220, 40)
    song: Sound = 0.1 * chords * np.exp(-2 * (SECONDS % 0.5)) + 0.004 * _HISS
    return song


def test_warmth_is_heard_where_the_highs_are_to_stay(tmp_path: Path) -> None:
    mix = _song()
    after = edited(tmp_path, "song.wav", mix, "warmer, keep the highs")
    warmth = [band_db(x, 60, 400) - band_db(x, 1500, 8000) for x in (mix, after)]
    highs = [band_db(x, 5000, 15_000) - rms_db(x) for x in (mix, after)]
    assert warmth[1] > warmth[0] + 1.9
    assert abs(highs[1] - highs[0]) < 2.5


def test_what_must_not_get_dull_loses_its_bite_alone(tmp_path: Path) -> None:
    mix = _song()
    after = edited(tmp_path, "song.wav", mix, "smoother without making it dull")
    bite = [band_db(x, 2500, 4500) - band_db(x, 200, 1000) for x in (mix, after)]
    air = [band_db(x, 8000, 16_000) - band_db(x, 200, 1000) for x in (mix, after)]
    assert bite[1] < bite[0] - 3
    assert air[1] > air[0] - 2


def test_the_hits_of_punchier_drums_stand_out_plainly(tmp_path: Path) -> None:
    kit = _kit()
    after = edited(tmp_path, "drums.wav", kit, "punchier without losing the low end")
    crest = [20 * np.log10(np.abs(x).max()) - rms_db(x) for x in (kit, after)]
    low = [band_db(x, 30, 150) - rms_db(x) for x in (kit, after)]
    assert crest[1] > crest[0] + 1.1
    assert low[1] > low[0] - 1.5
