"""Ticks between words go, whatever keeps time stays; a drum's ring falls and its crack stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply

from talkbox_tools.dsp.declick import SHORT_MS, clicks_per_minute
from talkbox_tools.dsp.regularity import regular
from talkbox_tools.dsp.ringing import rings_hz
from talkbox_tools.dsp.spool import Spool
from talkbox_tools.dsp.ticks import cell_samples, ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Doubles = NDArray[np.float64]

SECONDS = np.arange(4 * RATE_HZ) / RATE_HZ
SMACKS = (0.62, 0.97, 1.66, 2.05, 2.64, 3.11, 3.62)
TICKS_MS, HEARD = 10.0, 0.6


def _noise(seed: int = 1) -> Doubles:
    return np.random.default_rng(seed).standard_normal(SECONDS.size)


def _band(sound: Doubles, low_hz: float, high_hz: float) -> Doubles:
    spectrum, hz = np.fft.rfft(sound), np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    spectrum[(hz < low_hz) | (hz > high_hz)] = 0
    inside: Doubles = np.fft.irfft(spectrum, sound.size)
    return inside


def _band_db(audio: Audio, low_hz: float, high_hz: float) -> float:
    return float(10 * np.log10(np.square(_band(audio[0].astype(float), low_hz, high_hz)).mean()))


def _tones(*hertz: float) -> Doubles:
    tones: Doubles = sum(np.sin(2 * np.pi * hz * SECONDS) for hz in hertz) + 0 * SECONDS
    return tones


def _struck(period: float, fade_seconds: float, seed: int = 2) -> Doubles:
    """Noise struck every `period`, the first time after 50 ms."""
    since = (SECONDS - 0.05) % period
    struck: Doubles = _noise(seed) * np.exp(-since / fade_seconds) * (SECONDS > 0.05)
    return struck


def _song() -> Doubles:
    """A kick under a chord, with next to no highs."""
    beat = SECONDS % 0.5
    kick = 0.5 * np.sin(2 * np.pi * 55 * beat) * np.exp(-beat / 0.1)
    song: Doubles = kick + 0.05 * _tones(220, 277, 330) + 0.0004 * _noise()
    return song


def _with_smacks(sound: Doubles, height: float = 0.08) -> Doubles:
    """The sound with smacks of 6 ms."""
    spoilt, noise = sound.copy(), _band(_noise(3), 1500, 8000)
    count = round(0.006 * RATE_HZ)
    for place in SMACKS:
        start = round(place * RATE_HZ)
        fade = np.exp(-np.arange(count) / (0.3 * count))
        spoilt[start : start + count] += height * fade * noise[start : start + count]
    return spoilt


def _audio(sound: Doubles) -> Audio:
    return np.asarray(sound, np.float32)[None]


def _spool(audio: Audio) -> Spool:
    spool = Spool()
    spool.write(audio)
    return spool


def _rate(audio: Audio, longest_ms: float = TICKS_MS) -> float:
    return clicks_per_minute(_spool(audio), HEARD, longest_ms, RATE_HZ)


KEEPING_TIME = {
    "shaker": 0.15 * _struck(0.25, 0.003),
    "rim": 0.3 * _band(_struck(0.5, 0.003), 1500, 6000),
    "hat": 0.15 * _band(_struck(0.125, 0.004), 5000, 16_000),
}


@pytest.mark.parametrize("name", KEEPING_TIME)
def test_what_keeps_time_is_played_and_stays(name: str) -> None:
    song = _audio(_song() + KEEPING_TIME[name])
    assert ticks(song.astype(float), HEARD, RATE_HZ)
    assert _rate(song) == _rate(song, SHORT_MS) < 20
    left = apply("declick", song, amount=HEARD, longest_ms=TICKS_MS)
    assert abs(_band_db(left, 2000, 10_000) - _band_db(song, 2000, 10_000)) < 0.2


def test_the_ticks_of_a_shaker_are_not_counted_where_they_may_not_be_taken_out() -> None:
    loop = _song() + KEEPING_TIME["shaker"]
    for place in SMACKS:
        loop[round(place * RATE_HZ) + 3000] += 0.5
    mended = apply("declick", _audio(loop), amount=0.92)
    rates = [_rate(each, SHORT_MS) for each in (_audio(loop), mended)]
    assert rates == [pytest.approx(60 * len(SMACKS) / 4), 0.0]


def test_a_tick_that_comes_as_it_will_is_none_of_the_short_clicks() -> None:
    spoilt = _audio(_with_smacks(_song()))
    assert _rate(spoilt, SHORT_MS) < _rate(spoilt)


def test_ticks_between_words_go_and_the_words_stay() -> None:
    word = np.maximum(np.sin(2 * np.pi * SECONDS), 0.0)
    speech = 0.1 * _tones(*(130.0 * k for k in range(1, 12))) * word + 0.0003 * _noise()
    spoilt = _with_smacks(speech)
    left = apply("declick", _audio(spoilt), amount=0.92, longest_ms=TICKS_MS)[0]
    at = np.concatenate([np.arange(882) + round(s * RATE_HZ) for s in SMACKS if s % 1 > 0.5])
    highs = [_band(each, 1500, 8000)[at] for each in (spoilt, left)]
    fell_db = 10 * np.log10(np.square(highs[0]).sum() / np.square(highs[1]).sum())
    calm = (SECONDS % 1 > 0.2) & (SECONDS % 1 < 0.4)
    assert fell_db > 10
    assert np.abs(left - spoilt)[calm].max() < 1e-3


def test_a_tick_is_found_where_it_begins() -> None:
    found = ticks(_audio(_with_smacks(_song())).astype(float), HEARD, RATE_HZ)
    starts = [tick.first * cell_samples(RATE_HZ) / RATE_HZ for tick in found]
    apart = np.abs(np.array(starts)[:, None] - np.array(SMACKS))
    assert apart.min(axis=1).max() < 0.003
    assert len(set(apart.argmin(axis=1))) >= len(SMACKS) - 1


@pytest.mark.parametrize("seed", range(5))
def test_moments_that_come_as_they_will_keep_no_time(seed: int) -> None:
    seconds = np.sort(np.random.default_rng(seed).uniform(0, 20, 20))
    assert regular(seconds).mean() < 0.2


@pytest.mark.parametrize("swung", [0.0, 0.08])
def test_a_hand_that_swings_and_is_not_exact_keeps_time(swung: float) -> None:
    steps = np.arange(64)
    hand = np.random.default_rng(1).normal(0, 0.006, steps.size)
    assert regular(0.25 * steps + swung * (steps % 2) + hand).mean() > 0.95


def _kit() -> Doubles:
    """Kick and snare by turns; the snare rings at 410 Hz."""
    beat, half = SECONDS % 1, (SECONDS + 0.5) % 1
    kick = 0.8 * np.sin(2 * np.pi * 55 * beat) * np.exp(-beat / 0.1)
    crack = 0.4 * _band(_noise(), 900, 9000) * np.exp(-half / 0.05)
    ring = 0.3 * np.sin(2 * np.pi * 410 * half) * np.exp(-half / 0.2)
    kit: Doubles = 0.6 * (kick + crack + ring)
    return kit


def test_the_ring_of_a_snare_falls_and_its_crack_stays() -> None:
    kit = _audio(_kit())
    assert rings_hz(_spool(kit), RATE_HZ) == pytest.approx([410], abs=6)
    left = apply("dering", kit, gain_db=-12.0)
    fell = [_band_db(kit, *band) - _band_db(left, *band) for band in ((385, 450), (2000, 8000))]
    assert fell[0] > 8
    assert abs(fell[1]) < 0.5


def test_drums_that_do_not_ring_stay_as_they_are() -> None:
    dry = _audio(0.3 * _struck(0.5, 0.05))
    assert rings_hz(_spool(dry), RATE_HZ) == []
    assert np.array_equal(apply("dering", dry, gain_db=-12.0), dry)
