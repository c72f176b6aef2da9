from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, level_db, noise, partial_db, ragged, sine, stage
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join, run
from talkbox_tools.dsp.resample import Resampler

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value


def in_pieces(effect: str, audio: Audio, **given: Value) -> Audio:
    processor = PedalboardBackend().open(stage(effect, **given), RATE_HZ, audio.shape[0])
    return join([*(processor.process(block) for block in ragged(audio)), processor.finish()])


def frequency_hz(audio: Audio) -> float:
    """The strongest frequency of the first channel, between the bins."""
    middle = audio[0, len(audio[0]) // 4 : -len(audio[0]) // 4].astype(np.float64)
    size = 1 << 20
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle)), size))
    return float(np.argmax(spectrum) * RATE_HZ / size)


def onsets_seconds(audio: Audio) -> list[float]:
    """Where the first channel rises out of silence."""
    size = RATE_HZ // 500
    level = np.abs(audio[0, : audio.shape[1] // size * size]).reshape(-1, size).max(axis=1)
    onsets: list[float] = []
    for at in np.flatnonzero(level > 0.3 * level.max()) / 500:
        if not onsets or at > onsets[-1] + 0.1:
            onsets.append(float(at))
    return onsets


def clicks(seconds: float, every: float) -> Audio:
    audio = 1e-4 * noise(seconds, 0.1, 1)
    for at in np.arange(every, seconds - 0.1, every):
        start = int(at * RATE_HZ)
        audio[0, start : start + 200] = noise(200 / RATE_HZ + 1e-6, 0.3, 1)[0, :200]
    return audio


@pytest.mark.parametrize("semitones", [-12.0, -3.0, 0.5, 7.0])
def test_pitch_moves_by_the_semitones_at_an_equal_length_and_level(semitones: float) -> None:
    tone = sine(440, 2)
    moved = apply("pitch", tone, semitones=semitones)
    assert frequency_hz(moved) == pytest.approx(440 * 2 ** (semitones / 12), rel=0.001)
    assert moved.shape == tone.shape
    assert abs(level_db(moved) - level_db(tone)) < 0.5


@pytest.mark.parametrize("speed_ratio", [0.5, 0.9, 1.333, 2.0])
def test_tempo_divides_the_length_exactly_and_keeps_pitch_and_level(speed_ratio: float) -> None:
    tone = sine(440, 2)
    moved = apply("tempo", tone, speed_ratio=speed_ratio)
    assert moved.shape[1] == round(tone.shape[1] / speed_ratio)
    assert frequency_hz(moved) == pytest.approx(440, rel=0.001)
    assert abs(level_db(moved) - level_db(tone)) < 0.5


@pytest.mark.parametrize("speed_ratio", [0.5, 1.25, 2.0])
def test_beats_fall_where_the_new_tempo_has_them(speed_ratio: float) -> None:
    moved = apply("tempo", clicks(3, 0.5), speed_ratio=speed_ratio)
    expected = [at / speed_ratio for at in (0.5, 1.0, 1.5, 2.0, 2.5)]
    assert onsets_seconds(moved) == pytest.approx(expected, abs=0.012)


@pytest.mark.parametrize("effect", ["pitch", "tempo"])
def test_noisy_sounds_keep_their_level_through_a_stretch(effect: str) -> None:
    given: dict[str, Value] = {"semitones": -5.0} if effect == "pitch" else {"speed_ratio": 0.6}
    wash = noise(2)
    assert abs(level_db(apply(effect, wash, **given)) - level_db(wash)) < 0.1


@pytest.mark.parametrize("effect", ["pitch", "tempo", "varispeed"])
def test_no_change_asked_for_is_no_change_made(effect: str) -> None:
    given: dict[str, Value] = {"semitones": 0.0} if effect == "pitch" else {"speed_ratio": 1.0}
    audio = noise(0.3)
    assert np.array_equal(apply(effect, audio, **given), audio)


@pytest.mark.parametrize("speed_ratio", [0.25, 0.794, 1.5, 4.0])
def test_varispeed_moves_pitch_and_length_together(speed_ratio: float) -> None:
    tone = sine(440, 2)
    moved = apply("varispeed", tone, speed_ratio=speed_ratio)
    assert moved.shape[1] == pytest.approx(tone.shape[1] / speed_ratio, abs=1)
    assert frequency_hz(moved) == pytest.approx(440 * speed_ratio, rel=0.001)
    assert abs(level_db(moved) - level_db(tone)) < 0.1


def test_varispeed_folds_nothing_back_and_adds_no_images() -> None:
    assert level_db(apply("varispeed", sine(15_000, 1), speed_ratio=2.0)[:, 500:-500]) < -80
    slow = apply("varispeed", sine(15_000, 1), speed_ratio=0.5)[:, 2000:-2000]
    above = apply("high_pass", slow, frequency_hz=11_000.0, slope_db_per_octave="24")
    assert partial_db(slow, 7500) > -7
    assert partial_db(above, RATE_HZ / 2 - 7500) < -80


@settings(max_examples=30, deadline=None)
@drawn(
    numerator=st.integers(250, 4000),
    samples=st.integers(1, 3000),
    cuts=st.lists(st.integers(0, 400), max_size=12),
)
def test_a_resampler_gives_the_same_samples_however_it_is_fed(
    numerator: int, samples: int, cuts: list[int]
) -> None:
    audio = noise(samples / RATE_HZ + 1e-9, channels=1)
    processor, pieces, at = Resampler(numerator, 1000), [], 0
    for cut in [*cuts, samples]:
        pieces.append(processor.process(audio[:, at : at + cut]))
        at += cut
    whole = run(Resampler(numerator, 1000), audio)
    assert whole.shape[1] == -(-audio.shape[1] * 1000 // numerator)
    assert np.allclose(join([*pieces, processor.finish()]), whole, atol=1e-6)


def test_reverse_is_exact_and_its_own_opposite() -> None:
    audio = noise(2)
    assert np.array_equal(apply("reverse", audio), audio[:, ::-1])
    assert np.array_equal(apply("reverse", apply("reverse", audio)), audio)


def test_trim_keeps_what_lies_between_two_times() -> None:
    audio = noise(2)
    kept = apply("trim", audio, start_seconds=0.5, end_seconds=1.25)
    start, end, edge = RATE_HZ // 2, int(1.25 * RATE_HZ), RATE_HZ // 190
    assert kept.shape[1] == end - start
    assert np.array_equal(kept[:, edge:-edge], audio[:, start + edge : end - edge])
    assert not kept[:, 0].any()
    assert not kept[:, -1].any()


def test_a_low_note_that_is_cut_at_its_height_dies_away_over_milliseconds() -> None:
    note = sine(50, 1.0)
    kept = apply("trim", note, start_seconds=0.0, end_seconds=0.505)
    before, last = np.abs(kept[0, -221:-110]).max(), np.abs(kept[0, -31:]).max()
    assert last < 0.15 * before


def test_trim_without_an_end_goes_on_to_the_clip_s_own_and_leaves_that_untouched() -> None:
    audio = noise(1)
    kept = apply("trim", audio, start_seconds=0.25)
    assert np.array_equal(kept[:, 100:], audio[:, RATE_HZ // 4 + 100 :])


@pytest.mark.parametrize("channels", [1, 2])
def test_a_trim_that_would_leave_nothing_says_so_and_what_to_change(channels: int) -> None:
    audio = noise(1, channels=channels)
    with pytest.raises(BackendError, match=r"ends at 1 s.*set start_seconds earlier"):
        apply("trim", audio, start_seconds=1.5)
    with pytest.raises(BackendError, match=r"not after the start.*set end_seconds later"):
        apply("trim", audio, start_seconds=0.5, end_seconds=0.25)


def test_added_silence_lies_before_and_after_the_untouched_sound() -> None:
    sound = noise(0.5)
    longer = apply("add_silence", sound, start_seconds=0.25, end_seconds=0.1)
    before, after = round(0.25 * RATE_HZ), round(0.1 * RATE_HZ)
    assert longer.shape == (2, before + sound.shape[1] + after)
    assert np.array_equal(longer[:, before:-after], sound)
    assert not longer[:, :before].any()
    assert not longer[:, -after:].any()
    assert np.array_equal(
        in_pieces("add_silence", sound, start_seconds=0.25, end_seconds=0.1), longer
    )


def test_silence_is_cut_off_both_ends_and_the_sound_is_left_whole() -> None:
    sound = noise(0.5)
    floor = 1e-5 * noise(2)
    audio = np.concatenate([floor, sound, floor], axis=1)
    kept = apply("trim_silence", audio)
    lead = round(0.005 * RATE_HZ)
    assert kept.shape[1] == pytest.approx(sound.shape[1] + lead + 0.02 * RATE_HZ, abs=60)
    start = kept.shape[1] - sound.shape[1] - round(0.02 * RATE_HZ)
    assert abs(start - lead) < 30
    found = np.flatnonzero(np.abs(kept[0]) > 0.01)
    assert len(found) == len(np.flatnonzero(np.abs(sound[0]) > 0.01))


@pytest.mark.parametrize("under_db", [-50, -40, -27])
def test_the_noise_before_and_after_a_voice_is_cut_as_silence_is(under_db: float) -> None:
    sound = 0.1 * noise(1.0)
    floor = 10 ** (under_db / 20) * 0.1 * noise(0.6)
    kept = apply("trim_silence", np.concatenate([floor, sound, floor], axis=1))
    seconds = kept.shape[1] / RATE_HZ
    assert 1.0 <= seconds <= 1.4
    assert np.abs(kept[:, : round(0.2 * RATE_HZ)]).max() > 0.01


def test_a_steady_beginning_that_is_only_softer_is_left_whole() -> None:
    sound, soft = 0.1 * noise(1.0), 0.015 * noise(0.6)
    audio = np.concatenate([soft, sound], axis=1)
    assert apply("trim_silence", audio).shape == audio.shape


def test_a_tail_that_dies_away_is_no_noise() -> None:
    dying = noise(2.0) * np.geomspace(1.0, 8e-3, 2 * RATE_HZ).astype(np.float32)
    assert apply("trim_silence", dying).shape == dying.shape


def test_a_clip_without_silence_is_left_alone_and_a_silent_one_is_refused() -> None:
    audio = noise(1)
    assert np.array_equal(apply("trim_silence", audio), audio)
    with pytest.raises(BackendError, match="never rises above -60 dB; set threshold_db lower"):
        apply("trim_silence", np.zeros((2, 1000), np.float32))


@pytest.mark.parametrize("seconds", [0.4, 1.0])
def test_fades_run_smoothly_from_and_to_exact_silence(seconds: float) -> None:
    audio = np.full((2, RATE_HZ), 0.5, np.float32)
    length = int(seconds * RATE_HZ)
    rising = apply("fade_in", audio, fade_seconds=seconds)[0]
    falling = apply("fade_out", audio, fade_seconds=seconds)[0]
    assert np.allclose(falling, rising[::-1], atol=1e-6)
    assert rising[0] == 0
    assert rising[length // 2] == pytest.approx(0.25, abs=0.001)
    assert (np.diff(rising) >= 0).all()
    assert np.abs(np.diff(rising)).max() < 4 * 0.5 / length
    assert (rising[length:] == 0.5).all()


@pytest.mark.parametrize("effect", ["fade_in", "fade_out"])
def test_a_fade_longer_than_the_clip_takes_all_of_it(effect: str) -> None:
    faded = apply(effect, np.full((1, 1000), 0.5, np.float32), fade_seconds=5)[0]
    assert min(faded[0], faded[-1]) == 0
    assert max(faded[0], faded[-1]) == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize(
    ("effect", "given"),
    [
        ("pitch", {"semitones": 2.0}),
        ("tempo", {"speed_ratio": 1.1}),
        ("varispeed", {"speed_ratio": 0.9}),
        ("reverse", {}),
        ("trim", {"start_seconds": 0.1, "end_seconds": 0.7}),
        ("trim_silence", {}),
        ("fade_in", {"fade_seconds": 0.3}),
        ("fade_out", {"fade_seconds": 0.3}),
    ],
)
def test_an_edit_is_the_same_however_the_audio_is_cut(effect: str, given: dict[str, Value]) -> None:
    audio = np.pad(noise(0.8), ((0, 0), (2000, 3000)))
    assert np.allclose(in_pieces(effect, audio, **given), apply(effect, audio, **given), atol=1e-6)


@pytest.mark.parametrize("samples", [1, 2, 3, 64])
@pytest.mark.parametrize("rate_hz", [8000, 384_000])
def test_the_shortest_clips_can_be_stretched_and_bent(samples: int, rate_hz: int) -> None:
    audio = np.full((2, samples), 0.25, np.float32)
    assert apply("pitch", audio, rate_hz, semitones=-24).shape == (2, samples)
    assert apply("tempo", audio, rate_hz, speed_ratio=4).shape[1] == max(1, round(samples / 4))
    assert apply("varispeed", audio, rate_hz, speed_ratio=0.25).shape[1] == 4 * samples


@pytest.mark.parametrize(("gain_db", "factor"), [(-6.0, 0.5012), (6.0, 1.9953), (-60.0, 0.0)])
def test_a_part_is_turned_and_the_rest_stays_as_it_was(gain_db: float, factor: float) -> None:
    audio = noise(2)
    turned = apply("part_gain", audio, gain_db=gain_db, start_seconds=0.5, end_seconds=1.5)
    start, end = RATE_HZ // 2, RATE_HZ * 3 // 2
    inside = slice(start + RATE_HZ // 100, end - RATE_HZ // 100)
    assert np.array_equal(turned[:, :start], audio[:, :start])
    assert np.array_equal(turned[:, end:], audio[:, end:])
    assert np.allclose(turned[:, inside], factor * audio[:, inside], atol=1e-4)


def test_a_part_without_an_end_reaches_to_the_clips_own() -> None:
    turned = apply("part_gain", noise(1), gain_db=-60.0, start_seconds=0.5)
    assert not turned[:, RATE_HZ * 51 // 100 :].any()


def test_the_edges_of_a_part_do_not_click() -> None:
    tone = sine(100, 1)
    turned = apply("part_gain", tone, gain_db=-60.0, start_seconds=0.2525, end_seconds=0.7525)
    assert np.abs(np.diff(turned)).max() < 2 * np.abs(np.diff(tone)).max()


def test_a_part_is_the_same_however_the_audio_is_cut() -> None:
    given: dict[str, Value] = {"gain_db": -9.0, "start_seconds": 0.3, "end_seconds": 0.7}
    audio = noise(1)
    assert np.array_equal(
        in_pieces("part_gain", audio, **given), apply("part_gain", audio, **given)
    )


def test_a_part_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BackendError, match="nothing is left"):
        apply("part_gain", noise(1), gain_db=-6.0, start_seconds=0.7, end_seconds=0.3)
