from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, level_db, noise, partial_db, ragged, sine, stage
from sounds import recording

from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join
from talkbox_tools.dsp.spool import Spool
from talkbox_tools.dsp.stft import Frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value

MUSIC = ["bass", "break", "bell-pad", "music-bed", "voice"]


def part(audio: Audio, start: float, end: float) -> Audio:
    return audio[:, int(start * RATE_HZ) : int(end * RATE_HZ)]


def band_db(audio: Audio, low_hz: float, high_hz: float) -> float:
    """The level of a band, from one spectrum of everything."""
    power = np.mean(np.abs(np.fft.rfft(audio)) ** 2, axis=0)
    hz = np.arange(len(power)) * RATE_HZ / audio.shape[1]
    return float(10 * np.log10(power[(hz >= low_hz) & (hz < high_hz)].sum() + 1e-20))


def speech(seconds: float = 4.0) -> Audio:
    """A vowel that an s of 80 ms interrupts twice a second."""
    at = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    vowel = sum(np.sin(2 * np.pi * 150 * k * at + k) / k**1.5 for k in range(1, 60))
    hissing = (at * 2 % 1) > 0.84
    s = apply("high_pass", noise(seconds, 0.15, 1), frequency_hz=5500.0, slope_db_per_octave="24")
    return np.asarray(np.where(hissing, s, 0.1 * vowel[None]), np.float32)


def hum(samples: int, mains_hz: float = 50.0, amplitude: float = 0.01) -> NDArray[np.float32]:
    turn = 2 * np.pi * mains_hz * np.arange(samples) / RATE_HZ
    partials = {1: 1.0, 2: 0.5, 3: 0.7, 5: 0.3, 7: 0.2}
    total = sum(share * np.sin(k * turn + k) for k, share in partials.items())
    return np.asarray(amplitude * total, np.float32)


def melody(seconds: float = 5.0) -> Audio:
    """Plucked notes, none held for long, and a pause half-way."""
    rng = np.random.default_rng(3)
    audio = np.zeros(int(seconds * RATE_HZ))
    for at in np.arange(0, seconds - 0.4, 0.25):
        if abs(at - seconds / 2) < 0.4:
            continue
        hz = 110 * 2 ** (rng.integers(0, 24) / 12)
        after = np.arange(int(0.4 * RATE_HZ)) / RATE_HZ
        note = sum(np.sin(2 * np.pi * k * hz * after) / k for k in (1, 2, 3, 4))
        start = int(at * RATE_HZ)
        audio[start : start + len(after)] += 0.15 * np.exp(-9 * after) * note
    return audio[None].astype(np.float32)


@pytest.mark.parametrize(
    ("effect", "given"),
    [
        ("gate", {"threshold_db": -25.0}),
        ("de_esser", {}),
        ("remove_dc", {}),
        ("reduce_hum", {}),
        ("reduce_hiss", {}),
        ("declick", {}),
    ],
)
def test_a_repair_is_the_same_however_the_audio_is_cut(
    effect: str, given: dict[str, Value]
) -> None:
    audio = np.concatenate([hits(1.5), 0.1 * noise(1.5, channels=1)]) + hum(int(1.5 * RATE_HZ))
    processor = PedalboardBackend().open(stage(effect, **given), RATE_HZ, 2)
    pieces = [*(processor.process(block) for block in ragged(audio)), processor.finish()]
    assert np.allclose(join(pieces), apply(effect, audio, **given), atol=1e-6)


def test_a_gate_silences_pauses_and_leaves_what_is_above_it_as_it_was() -> None:
    loud, pause = noise(1, 0.1), noise(1, 0.001)
    gated = apply("gate", np.concatenate([loud, pause, loud], axis=1), threshold_db=-40)
    assert level_db(part(gated, 1.6, 1.95)) < level_db(pause) - 60
    assert np.allclose(part(gated, 0.1, 0.9), part(loud, 0.1, 0.9), rtol=1e-4)


def test_a_gate_opens_in_time_for_an_attack() -> None:
    drum = np.pad(hits(0.4, per_second=2), ((0, 0), (RATE_HZ // 2, 0)))
    gated = apply("gate", drum, threshold_db=-30)
    attack = slice(RATE_HZ // 2, RATE_HZ // 2 + RATE_HZ // 50)
    assert np.abs(gated - drum)[:, attack].max() < 0.05 * np.abs(drum).max()


def test_a_gate_opens_both_sides_together_and_does_not_chatter() -> None:
    left, right = sine(100, 1, 0.5), 0.001 * sine(1000, 1)
    gated = apply("gate", np.concatenate([left, right]), threshold_db=-12)
    gain = gated[1, 2000:-2000] / np.where(right[0] == 0, 1, right[0])[2000:-2000]
    heard = np.abs(right[0, 2000:-2000]) > 1e-4
    assert gain[heard].min() > 0.99


@pytest.mark.parametrize("loudness", [1.0, 0.03])
def test_an_s_is_tamed_and_the_vowels_are_left_alone(loudness: float) -> None:
    audio = np.float32(loudness) * speech()
    tamed = apply("de_esser", audio)
    in_s, in_vowel = (0.93, 0.99), (0.6, 0.8)
    drops = [level_db(part(tamed, *at)) - level_db(part(audio, *at)) for at in (in_s, in_vowel)]
    assert drops[0] < -5
    assert abs(drops[1]) < 0.1
    assert (
        band_db(part(tamed, *in_vowel), 5000, 9000)
        > band_db(part(audio, *in_vowel), 5000, 9000) - 1
    )


def test_more_de_essing_takes_more_and_none_takes_nothing() -> None:
    audio = speech()
    levels = [
        level_db(part(apply("de_esser", audio, amount=a), 0.93, 0.99)) for a in (0, 0.3, 0.6, 1)
    ]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > levels[1] + 1.5 > levels[2] + 4 > levels[3] + 6
    assert np.allclose(apply("de_esser", audio, amount=0), audio, atol=1e-6)


def test_the_less_sibilant_half_of_a_voice_is_never_touched() -> None:
    audio, rate_hz = recording("voice")
    changed = np.abs(apply("de_esser", audio, rate_hz, amount=1) - audio).max(axis=0) > 1e-6
    sounding = np.abs(audio).max(axis=0) > 0.02
    assert 0.1 < changed[sounding].mean() < 0.6


def test_steady_brightness_is_no_sibilance() -> None:
    audio = noise(3)
    assert level_db(apply("de_esser", audio)) > level_db(audio) - 0.7


@pytest.mark.parametrize("channels", [1, 2])
def test_an_offset_is_taken_out_of_each_side_and_nothing_else(channels: int) -> None:
    audio = sine(30, 2) + np.array([[0.1], [-0.2]], np.float32)[:channels]
    centred = apply("remove_dc", audio)
    assert np.abs(centred.mean(axis=1)).max() < 1e-6
    assert np.allclose(centred, sine(30, 2) - sine(30, 2).mean(), atol=1e-5)


@pytest.mark.parametrize("mains_hz", [49.9, 50.0, 60.05])
def test_hum_is_found_and_taken_out_from_under_the_music(mains_hz: float) -> None:
    music = melody()
    added = hum(music.shape[1], mains_hz)
    cleaned = apply("reduce_hum", music + added, amount=1)
    assert level_db(cleaned - music) < level_db(added[None]) - 6
    before, after = (
        partial_db(part(one, 2.5, 2.8), 3 * mains_hz) for one in (music + added, cleaned)
    )
    assert after < before - 20
    assert abs(level_db(cleaned) - level_db(music)) < 0.2


def test_a_stronger_amount_takes_more_hum_and_the_wrong_mains_none() -> None:
    audio = 0.001 * noise(3, channels=1) + hum(3 * RATE_HZ)
    left = [partial_db(apply("reduce_hum", audio, amount=a), 150) for a in (0, 0.3, 0.6, 1)]
    assert left[0] > left[1] + 5 > left[2] + 10 > left[3] + 15
    assert np.array_equal(apply("reduce_hum", audio, mains="60"), audio)


def test_held_notes_on_multiples_of_the_mains_are_no_hum() -> None:
    chord = sine(100, 4, 0.2) + sine(550, 4, 0.2) + sine(800, 4, 0.2) + 1e-4 * noise(4, channels=1)
    assert np.array_equal(apply("reduce_hum", chord), chord)


def test_hum_goes_from_the_pauses_of_a_voice_that_speaks_on_its_own_frequencies() -> None:
    seconds = np.arange(6 * RATE_HZ) / RATE_HZ
    speaks = np.clip(np.sin(2 * np.pi * seconds / 1.1) + 0.4, 0, 1)
    glide = 2 * np.pi * np.cumsum(110 + 4 * np.sin(2 * np.pi * seconds / 0.7)) / RATE_HZ
    voice = (0.1 * speaks * sum(np.sin(k * glide) / k for k in range(1, 20))).astype(np.float32)
    heard = voice + hum(len(voice))[None]
    cleaned = apply("reduce_hum", heard, amount=1)
    pauses = speaks == 0
    left, before = ((one - voice)[0, pauses] for one in (cleaned, heard))
    assert level_db(left[None]) < level_db(before[None]) - 25
    assert level_db(cleaned - voice) < level_db(heard - voice) - 25


@pytest.mark.parametrize("name", ["sax", "voice"])
def test_hum_goes_from_under_long_notes_and_the_notes_stay(name: str) -> None:
    audio, rate_hz = recording(name)
    added = hum(audio.shape[1], 59.9)
    cleaned = apply("reduce_hum", audio + added, rate_hz)
    assert level_db(cleaned - audio) < level_db(added[None]) - 15


@pytest.mark.parametrize("name", MUSIC)
def test_music_without_hum_is_not_touched_by_hum_reduction(name: str) -> None:
    audio, rate_hz = recording(name)
    assert np.array_equal(apply("reduce_hum", audio, rate_hz), audio)


def test_hiss_under_a_sound_is_lowered_and_the_sound_is_left() -> None:
    sound = np.pad(melody(3), ((0, 0), (RATE_HZ // 2, RATE_HZ // 2)))
    hiss = noise(4, 0.003, 1)
    cleaned = apply("reduce_hiss", sound + hiss)
    assert level_db(part(cleaned, 3.65, 3.95)) < level_db(part(hiss, 3.65, 3.95)) - 10
    assert level_db(cleaned - sound) < level_db(hiss) - 6
    assert abs(level_db(part(cleaned, 1, 2)) - level_db(part(sound, 1, 2))) < 0.3


def test_a_held_tone_is_not_taken_for_noise() -> None:
    tone = sine(1000, 3, 0.01)
    cleaned = apply("reduce_hiss", tone + noise(3, 0.001, 1))
    assert abs(partial_db(cleaned, 1000) - partial_db(tone, 1000)) < 0.5
    assert level_db(cleaned - tone) < -66


@pytest.mark.parametrize(("amount", "lower_db"), [(0.3, 6), (0.6, 12), (1.0, 20)])
def test_steady_noise_sinks_evenly_by_the_amount(amount: float, lower_db: float) -> None:
    hiss = noise(3, 0.01)
    cleaned = apply("reduce_hiss", hiss, amount=amount)
    assert level_db(cleaned) == pytest.approx(level_db(hiss) - lower_db, abs=0.6)
    gains = np.abs(np.fft.rfft(part(cleaned, 1, 2))) / np.abs(np.fft.rfft(part(hiss, 1, 2)))
    assert np.quantile(gains, 0.99) < 2 * 10 ** (-lower_db / 20)


@pytest.mark.parametrize("name", [*MUSIC, "sax", "guitar-clean", "sitar"])
def test_hiss_reduction_leaves_the_loud_passages_of_music_nearly_alone(name: str) -> None:
    audio, rate_hz = recording(name)
    cleaned = apply("reduce_hiss", audio, rate_hz)
    size = rate_hz // 20
    pieces = audio[:, : audio.shape[1] // size * size].reshape(len(audio), -1, size)
    loudest = np.argsort(-np.mean(np.square(pieces), axis=(0, 2)))[: pieces.shape[1] // 4]
    kept = cleaned[:, : pieces.shape[1] * size].reshape(pieces.shape)
    assert level_db(kept[:, loudest]) > level_db(pieces[:, loudest]) - 1


@pytest.mark.parametrize("size", [256, 2048])
@pytest.mark.parametrize("samples", [1, 255, 5000, 200_001])
def test_spectra_that_are_left_alone_give_the_clip_back(size: int, samples: int) -> None:
    audio = noise(samples / RATE_HZ + 1e-9)[:, :samples]
    spool = Spool()
    spool.write(audio)
    again = join(Frames(spool, size).changed(np.ones_like))
    assert again.shape == audio.shape
    assert np.allclose(again, audio, atol=1e-6)


@pytest.mark.parametrize(
    "effect", ["gate", "de_esser", "remove_dc", "reduce_hum", "reduce_hiss", "declick"]
)
@pytest.mark.parametrize("samples", [1, 64, 1000])
@pytest.mark.parametrize("rate_hz", [8000, 384_000])
def test_very_short_clips_and_silence_come_through(effect: str, samples: int, rate_hz: int) -> None:
    assert np.isfinite(apply(effect, noise(1)[:, :samples], rate_hz)).all()
    assert not apply(effect, np.zeros((2, samples), np.float32), rate_hz).any()
