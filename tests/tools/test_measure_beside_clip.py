"""What moves against the clip, and what lies between its notes."""

from __future__ import annotations

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, noise, ragged, sine

from talkbox_tools.dsp.measure.incoherence import incoherence_ratio
from talkbox_tools.dsp.measure.meter import measure

MOVING = {
    "chorus": "mix",
    "phaser": "depth",
    "flanger": "mix",
    "vibrato": "depth",
    "tremolo": "depth",
}


def moved(effect: str, **given: float) -> float:
    audio = apply("low_pass", noise(3.0), frequency_hz=1500)
    return incoherence_ratio([audio], [apply(effect, audio, **given)], RATE_HZ)


@pytest.mark.parametrize(
    ("effect", "given"),
    [("gain", {"gain_db": -9}), ("high_shelf", {"gain_db": 9, "frequency_hz": 3000})],
)
def test_a_filter_that_stands_still_changes_nothing_in_itself(
    effect: str, given: dict[str, float]
) -> None:
    assert moved(effect, **given) < 0.001


@pytest.mark.parametrize(("effect", "more"), MOVING.items())
def test_every_movement_is_told_and_a_stronger_one_more(effect: str, more: str) -> None:
    assert 0.001 < moved(effect, **{more: 0.1}) < moved(effect, **{more: 0.5})


def test_what_swings_between_the_sides_is_told_and_stays_as_loud() -> None:
    audio = noise(4.0, channels=2)
    swung = apply("auto_pan", audio, depth=0.9, rate_hz=1)
    assert incoherence_ratio([audio], [swung], RATE_HZ) > 0.1
    loud = [measure(each, RATE_HZ)["rms_dbfs"] or 0.0 for each in (audio, swung)]
    assert loud[1] == pytest.approx(loud[0], abs=0.2)


def test_how_the_blocks_are_cut_makes_no_difference() -> None:
    audio = noise(2.0)
    wet = apply("chorus", audio, depth=0.5)
    cut = incoherence_ratio(ragged(audio), ragged(wet), RATE_HZ)
    assert cut == pytest.approx(incoherence_ratio([audio], [wet], RATE_HZ), abs=1e-9)


def test_silence_and_nothing_have_not_moved() -> None:
    silence = np.zeros((1, RATE_HZ), np.float32)
    assert incoherence_ratio([silence], [silence], RATE_HZ) == 0.0
    assert incoherence_ratio([], [], RATE_HZ) == 0.0


def test_the_level_between_notes_and_rests_parts_them() -> None:
    beat = (np.arange(4 * RATE_HZ) % RATE_HZ < RATE_HZ / 2).astype(np.float32)
    notes = sine(440, 4.0) * (0.5 * beat + 0.005)
    found = measure(notes.astype(np.float32), RATE_HZ)
    peak = found["sample_peak_dbfs"] or 0.0
    assert found["gap_dbfs"] is not None
    assert peak - 40 < found["gap_dbfs"] < peak


def test_a_sound_that_never_falls_away_has_no_level_between() -> None:
    assert measure(noise(3.0), RATE_HZ)["gap_dbfs"] is None


def test_long_silence_is_no_softness_between_notes() -> None:
    notes = apply("tremolo", noise(3.0), rate_hz=2, depth=0.9)
    silence = np.zeros((notes.shape[0], 20 * RATE_HZ), np.float32)
    alone = measure(notes, RATE_HZ)["contrast_db"] or 0.0
    beside = measure(np.concatenate((notes, silence), axis=1), RATE_HZ)["contrast_db"] or 0.0
    assert beside - alone < 20
