from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, level_db, noise, partial_db, sine

from talkbox_tools.dsp.measure.loudness import integrated_lufs

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value

LEVELLED: list[tuple[str, dict[str, Value]]] = [
    ("saturation", {"drive_db": 8.0}),
    ("saturation", {"drive_db": 40.0}),
    ("distortion", {"drive_db": 20.0}),
    ("telephone", {"amount": 0.7}),
    ("lo_fi", {"amount": 0.5}),
]


def music(loudness: float = 1.0) -> Audio:
    bass, drum = sine(110, 2, 0.2), hits(2)
    return np.float32(loudness) * np.concatenate([bass + drum, 0.7 * drum + 0.02 * noise(2)[:1]])


def lufs(audio: Audio) -> float:
    measured = integrated_lufs(audio, RATE_HZ)
    assert measured is not None
    return measured


@pytest.mark.parametrize(("effect", "given"), LEVELLED)
@pytest.mark.parametrize("loudness", [1.0, 0.03])
def test_dirt_comes_out_as_loud_as_the_clip_went_in(
    effect: str, given: dict[str, Value], loudness: float
) -> None:
    audio = music(loudness)
    assert lufs(apply(effect, audio, **given)) == pytest.approx(lufs(audio), abs=0.3)


@pytest.mark.parametrize("effect", ["saturation", "distortion"])
def test_drive_is_as_dirty_on_a_quiet_clip_as_on_a_loud_one(effect: str) -> None:
    loud, quiet = (apply(effect, sine(500, 1, level)) / level for level in (0.5, 0.005))
    assert np.abs(loud - quiet).max() < 0.01


@pytest.mark.parametrize("effect", ["saturation", "distortion"])
def test_more_drive_means_more_harmonics_and_lower_peaks(effect: str) -> None:
    third = [partial_db(apply(effect, sine(500), drive_db=d), 1500) for d in (0.0, 12.0, 30.0)]
    assert third[0] + 6 < third[1] and third[1] + 6 < third[2]
    drum = hits()
    peaks = [np.abs(apply(effect, drum, drive_db=d)).max() for d in (0.0, 12.0, 30.0)]
    assert peaks[0] > peaks[1] > peaks[2]


def test_saturation_adds_the_even_harmonics_of_tubes_and_no_offset() -> None:
    out = apply("saturation", sine(500, 2), drive_db=10.0)
    assert -50 < partial_db(out, 1000) < -20
    assert abs(out[:, RATE_HZ:].mean()) < 1e-3


@pytest.mark.parametrize("effect", ["saturation", "distortion"])
def test_driven_highs_do_not_fold_back_as_wrong_notes(effect: str) -> None:
    out = apply(effect, sine(9000, 1), drive_db=18.0)
    folded = max(partial_db(out, hz) for hz in (44_100 - 27_000, 45_000 - 44_100, 8100, 900))
    assert folded < partial_db(out, 9000) - 60


def test_no_mix_is_no_dirt() -> None:
    audio = music()
    for effect in ("saturation", "distortion", "bit_reduction", "rate_reduction"):
        assert np.abs(apply(effect, audio, mix=0.0) - audio).max() < 1e-6


def test_a_hard_clip_is_flat_at_its_threshold_and_exact_below() -> None:
    audio = sine(300, 0.5, 1.0)
    out = apply("hard_clip", audio, threshold_db=-6.0)
    top = 10 ** (-6 / 20)
    assert np.abs(out).max() == pytest.approx(top, abs=1e-6)
    assert (np.abs(out) > 0.99 * top).mean() > 0.5
    gentle = noise(0.5, 0.05)
    assert np.abs(apply("hard_clip", gentle, threshold_db=-6.0) - gentle).max() < 1e-6


@pytest.mark.parametrize("loudness", [1.0, 0.01])
def test_few_bits_leave_few_levels_and_never_silence(loudness: float) -> None:
    audio = sine(333, 0.5, loudness)
    out = apply("bit_reduction", audio, bits=3.0)
    assert 7 <= len(np.unique(np.round(out / loudness, 4))) <= 9
    assert level_db(out) == pytest.approx(level_db(audio), abs=1.5)


def test_a_lower_rate_takes_the_air_and_folds_what_is_above_half_of_it() -> None:
    tone = sine(5000)
    out = apply("rate_reduction", tone, target_rate_hz=8000.0)
    assert partial_db(out, 3000) > partial_db(out, 5000)
    hiss = noise(1)
    air = np.abs(np.fft.rfft(apply("rate_reduction", hiss, target_rate_hz=8000.0)[0]))[15_000:]
    assert level_db(air) < level_db(np.abs(np.fft.rfft(hiss[0]))[15_000:]) - 20


def test_a_rate_above_the_files_own_changes_nothing() -> None:
    audio = music()
    assert np.array_equal(apply("rate_reduction", audio, target_rate_hz=48_000.0), audio)


def test_a_telephone_is_mono_and_has_no_lows_and_no_highs() -> None:
    out = apply("telephone", 0.5 * noise(2))
    assert np.array_equal(out[0], out[1])
    spectrum = np.abs(np.fft.rfft(out[0])) / out.shape[1]
    hz = np.fft.rfftfreq(out.shape[1], 1 / RATE_HZ)
    middle = level_db(spectrum[(hz > 500) & (hz < 2500)])
    assert level_db(spectrum[hz < 120]) < middle - 30
    assert level_db(spectrum[hz > 7000]) < middle - 40


def test_lo_fi_is_duller_noisier_and_unsteady_and_the_same_every_time() -> None:
    tone = sine(3000, 3, 0.3)
    tone[:, 2 * RATE_HZ :] = 0
    first, again = apply("lo_fi", tone, amount=0.8), apply("lo_fi", tone, amount=0.8)
    assert np.array_equal(first, again)
    assert level_db(first[:, -RATE_HZ // 2 :]) > -80
    steady = partial_db(first[:, : 2 * RATE_HZ], 3000)
    assert steady < level_db(first[:, : 2 * RATE_HZ]) - 1
    assert apply("lo_fi", tone, amount=0.0) is not None
