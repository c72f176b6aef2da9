from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, level_db, noise, partial_db, ragged, sine, stage

from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

ALL = ["chorus", "phaser", "flanger", "vibrato", "tremolo"]
COMBS = ["chorus", "phaser", "flanger"]


def envelope(audio: Audio, seconds: float) -> NDArray[np.float64]:
    """RMS of consecutive pieces of the first channel."""
    size = int(seconds * RATE_HZ)
    pieces = audio[0, : audio.shape[1] // size * size].reshape(-1, size)
    return np.asarray(np.sqrt(np.mean(np.square(pieces, dtype=np.float64), axis=1)))


def pitch_track_hz(audio: Audio) -> NDArray[np.float64]:
    """The momentary frequency of a steady tone in the first channel, without its ends."""
    spectrum = np.fft.fft(audio[0].astype(np.float64))
    spectrum[audio.shape[1] // 2 :] = 0
    phase = np.unwrap(np.angle(np.fft.ifft(spectrum)))
    track = np.diff(phase) * RATE_HZ / (2 * np.pi)
    return np.asarray(track[RATE_HZ // 20 : -RATE_HZ // 20])


def music_noise(seconds: float) -> Audio:
    """Stereo noise with equal energy in each octave, as music has it."""
    count = int(seconds * RATE_HZ)
    spectrum = np.fft.rfft(noise(seconds)) / np.sqrt(np.arange(count // 2 + 1) + 1)
    audio = np.fft.irfft(spectrum, count)
    return np.asarray(0.1 * audio / audio.std(), np.float32)


def momentary_response_db(effect: str, at_seconds: float, **given: float) -> NDArray[np.float64]:
    """What the effect does to each 20 Hz from 200 Hz to 5 kHz at one moment, read off a click."""
    audio = np.zeros((1, 4 * RATE_HZ), np.float32)
    start = int(at_seconds * RATE_HZ)
    audio[0, start] = 1
    heard = apply(effect, audio, **given)[0, start - 1000 : start + RATE_HZ // 20 - 1000]
    return np.asarray(20 * np.log10(np.abs(np.fft.rfft(heard))[10:250] + 1e-6), np.float64)


@pytest.mark.parametrize("effect", ALL)
@pytest.mark.parametrize("channels", [1, 2])
def test_a_movement_sounds_the_same_however_the_audio_is_cut(effect: str, channels: int) -> None:
    audio = noise(1.5, channels=channels)
    processor = PedalboardBackend().open(stage(effect), RATE_HZ, channels)
    pieces = [*(processor.process(block) for block in ragged(audio)), processor.finish()]
    assert np.allclose(join(pieces), apply(effect, audio), atol=1e-6)


@pytest.mark.parametrize("effect", COMBS)
@pytest.mark.parametrize("mix", [0.5, 1.0])
def test_the_level_stays_while_the_colour_moves(effect: str, mix: float) -> None:
    audio = music_noise(4)
    assert abs(level_db(apply(effect, audio, mix=mix)) - level_db(audio)) < 0.5


@pytest.mark.parametrize("effect", ["phaser", "flanger"])
def test_feedback_sharpens_the_colour_and_keeps_the_level(effect: str) -> None:
    def peak_db(feedback: float) -> float:
        response = momentary_response_db(effect, 2.2, feedback=feedback)
        return float(response.max() - np.median(response))

    audio = music_noise(4)
    assert abs(level_db(apply(effect, audio, feedback=0.9)) - level_db(audio)) < 0.5
    assert peak_db(0.9) > 9
    assert peak_db(0.9) > peak_db(0.3) + 4


@pytest.mark.parametrize("effect", COMBS)
def test_the_lows_are_left_as_they_were(effect: str) -> None:
    bass = sine(50, 3)
    assert level_db(apply(effect, bass) - bass) < level_db(bass) - 50


@pytest.mark.parametrize("effect", COMBS)
def test_a_mix_of_zero_changes_nothing(effect: str) -> None:
    audio = noise(1)
    assert np.allclose(apply(effect, audio, mix=0), audio, atol=1e-6)


@pytest.mark.parametrize("effect", ["phaser", "flanger"])
def test_deep_notches_sweep_through_the_spectrum(effect: str) -> None:
    early, late = (
        momentary_response_db(effect, seconds, rate_hz=0.25, depth=1) for seconds in (1.9, 2.3)
    )
    assert np.ptp(early) > 12
    assert np.ptp(late) > 12
    assert np.abs(early - late).max() > 10


def test_a_chorus_doubles_a_tone_with_slightly_detuned_ones() -> None:
    tone = sine(1000, 4)
    wet = apply("chorus", tone, depth=0.6)
    beside = max(partial_db(wet, 1000 + shift) for shift in range(2, 16))
    assert beside > partial_db(tone, 1000) - 20


def test_a_chorus_makes_a_centred_sound_wide_and_keeps_both_sides_level() -> None:
    audio = np.repeat(noise(4, channels=1), 2, axis=0)
    wet = apply("chorus", audio)
    assert level_db(wet[:1] - wet[1:]) - level_db(wet[:1] + wet[1:]) > -10
    assert abs(level_db(wet[:1]) - level_db(wet[1:])) < 0.5


@pytest.mark.parametrize("rate_hz", [3.0, 6.0])
@pytest.mark.parametrize("depth", [0.3, 1.0])
def test_vibrato_swings_the_pitch_by_as_many_cents_at_any_rate(
    rate_hz: float, depth: float
) -> None:
    track = pitch_track_hz(apply("vibrato", sine(1000, 2), rate_hz=rate_hz, depth=depth))
    cents = 1200 * np.log2(track / 1000)
    assert cents.max() == pytest.approx(100 * depth, rel=0.1)
    assert cents.min() == pytest.approx(-100 * depth, rel=0.1)


def test_vibrato_keeps_level_and_length_and_loses_nothing_at_the_start() -> None:
    tone = sine(3000, 2)
    wet = apply("vibrato", tone)
    assert wet.shape == tone.shape
    assert abs(level_db(wet) - level_db(tone)) < 0.1
    assert np.abs(wet[0, :200]).max() > 0.45


def test_vibrato_is_clean_up_into_the_treble() -> None:
    tone = sine(9000, 2)
    assert abs(level_db(apply("vibrato", tone)) - level_db(tone)) < 0.6


@pytest.mark.parametrize("rate_hz", [0.5, 4.0])
def test_a_tremolo_begins_at_full_level_and_dips_at_its_rate(rate_hz: float) -> None:
    tone = sine(1000, 4)
    level = envelope(apply("tremolo", tone, rate_hz=rate_hz, depth=0.6), 0.01)
    assert level[0] == pytest.approx(level.max(), rel=0.01)
    assert level.min() / level.max() == pytest.approx(0.4, rel=0.05)
    swings = np.abs(np.fft.rfft(level - level.mean()))
    assert np.argmax(swings) / 4 == pytest.approx(rate_hz)


@pytest.mark.parametrize("effect", ALL)
def test_the_usual_settings_clip_nothing_that_peaks_at_minus_six(effect: str) -> None:
    audio = noise(3)
    audio *= 0.5 / np.abs(audio).max()
    assert np.abs(apply(effect, audio)).max() < 1


@pytest.mark.parametrize("effect", ALL)
def test_the_fastest_and_deepest_movement_at_any_sample_rate_is_still_sound(effect: str) -> None:
    audio = noise(0.2)
    for rate_hz in (8000, 384_000):
        wet = apply(effect, audio, rate_hz, rate_hz=20, depth=1)
        assert np.isfinite(wet).all()
        assert level_db(wet) > level_db(audio) - 10
