"""A record crackles alike every time and over silence too; dark repeats get darker one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, level_db, noise, ragged, stage

from talkbox_tools.dsp.crackle import crackling
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join, run

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio


def crackle(seconds: float, amount: float = 1.0, rate_hz: int = RATE_HZ) -> Audio:
    silence = np.zeros((2, round(seconds * rate_hz)), np.float32)
    return run(crackling(amount, -20.0, rate_hz), silence)


def test_a_record_crackles_where_the_music_is_silent_and_alike_on_both_sides() -> None:
    heard = crackle(3)
    assert 1e-3 < np.abs(heard).max() < 1.0
    assert np.array_equal(heard[0], heard[1])


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 96_000])
def test_the_crackle_is_the_same_however_the_audio_is_cut(rate_hz: int) -> None:
    silence = np.zeros((1, 2 * rate_hz + 17), np.float32)
    processor = crackling(0.7, -20.0, rate_hz)
    pieces = [*(processor.process(block) for block in ragged(silence)), processor.finish()]
    assert np.array_equal(join(pieces), run(crackling(0.7, -20.0, rate_hz), silence))


def test_most_of_the_time_nothing_clicks() -> None:
    heard = np.abs(crackle(5)[0])
    assert np.mean(heard > 0.05 * heard.max()) < 0.05


def test_more_crackle_is_louder_and_none_is_none() -> None:
    assert level_db(crackle(2, 1.0)) - level_db(crackle(2, 0.5)) == pytest.approx(6.02, abs=0.1)
    music = noise(1)
    assert np.array_equal(apply("lo_fi", music, amount=0.0, crackle=0.0), music)


def test_an_echo_with_a_high_cut_is_darker_with_each_repeat() -> None:
    click = np.zeros((1, 2 * RATE_HZ), np.float32)
    click[:, 0] = 1.0
    out = apply("delay", click, time_ms=250.0, feedback=0.9, mix=1.0, high_cut_hz=2000.0)
    step = RATE_HZ // 4
    repeats = [out[0, at * step : at * step + step // 2] for at in (1, 2, 3, 4)]
    highs = [_share_above(each, 2_000) for each in repeats]
    assert highs == sorted(highs, reverse=True)
    assert highs[3] < 0.5 * highs[0]


def test_a_dark_echo_is_the_same_however_the_audio_is_cut() -> None:
    audio = noise(1)
    given = {"time_ms": 40.0, "feedback": 0.6, "high_cut_hz": 1500.0}
    processor = PedalboardBackend().open(stage("delay", **given), RATE_HZ, 2)
    pieces = [*(processor.process(block) for block in ragged(audio)), processor.finish()]
    whole = apply("delay", audio, **given)
    cut = join(pieces)
    assert np.allclose(cut[:, : audio.shape[1]], whole[:, : audio.shape[1]], atol=1e-5)


def _share_above(sound: np.ndarray, hz: float) -> float:
    power = np.abs(np.fft.rfft(sound)) ** 2
    frequencies = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    return float(power[frequencies > hz].sum() / power.sum())
