"""Kicks, breaths and hum told from what is like them, where only the samples are at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray
from sounds import noise, tone

from talkbox_tools.dsp.breaths import NO_BREATH_DB, breath_level_db, breaths, without_breaths
from talkbox_tools.dsp.kicks import NO_KICK_DB, kick_db, kicks, with_kicks_raised
from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

RATE_HZ = 44_100
RATES_HZ = (22_050, 44_100, 48_000)


def _spooled(audio: Audio) -> Spool:
    spool = Spool()
    spool.write(np.ascontiguousarray(audio, np.float32))
    return spool


def _joined(spool: Spool) -> NDArray[np.float32]:
    return np.concatenate(list(spool.blocks()), axis=1)


def _beat(rate_hz: int, seconds: float = 2.0) -> Audio:
    """A kick every half second, over a little hiss."""
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    since = time % 0.5
    kick = np.sin(2 * np.pi * (52 * since + 3 * (1 - np.exp(-since / 0.03))))
    return np.asarray(0.5 * kick * np.exp(-since / 0.1) + 0.004 * np.sin(9e3 * time), np.float32)[
        None
    ]


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_each_kick_is_found_where_it_hits(rate_hz: int) -> None:
    hits = kicks(_spooled(_beat(rate_hz)), rate_hz)
    assert np.allclose(hits, [0.0, 0.5, 1.0, 1.5], atol=0.03)


def test_only_the_kicks_are_raised_and_by_what_was_asked() -> None:
    source = _spooled(_beat(RATE_HZ))
    raised = Spool()
    for block in with_kicks_raised(source, 6.0, RATE_HZ):
        raised.write(block)
    before, after = _joined(source)[0], _joined(raised)[0]
    since = (np.arange(before.size) / RATE_HZ) % 0.5
    rest = (since > 0.25) & (since < 0.45)
    assert np.array_equal(before[rest], after[rest])
    hits = kicks(source, RATE_HZ)
    gained = kick_db(hits, raised, RATE_HZ) - kick_db(hits, source, RATE_HZ)
    assert 4.0 < gained < 7.0


@pytest.mark.parametrize("audio", [tone(440, 2, -12, RATE_HZ), noise(2, -20, RATE_HZ)])
def test_what_has_no_kick_stays_as_it_is(audio: Audio) -> None:
    source = _spooled(audio)
    assert kick_db(kicks(source, RATE_HZ), source, RATE_HZ) == NO_KICK_DB
    raised = np.concatenate(list(with_kicks_raised(source, 6.0, RATE_HZ)), axis=1)
    assert np.array_equal(raised, _joined(source))


def test_a_thin_beat_has_kicks_though_its_lows_lie_far_under_the_rest() -> None:
    beat = _beat(RATE_HZ)
    snap = np.exp(-((np.arange(beat.shape[1]) / RATE_HZ) % 0.5) * 30.0)
    hiss = np.random.default_rng(3).standard_normal(beat.shape[1])
    thin = np.float32(0.1) * beat + (0.3 * snap * np.diff(hiss, prepend=0.0)).astype(np.float32)
    assert len(kicks(_spooled(thin), RATE_HZ)) >= 2


def _talk(rate_hz: int, between: NDArray[np.float64]) -> Audio:
    """Three vowels with the same between them."""
    time = np.arange(round(0.7 * rate_hz)) / rate_hz
    vowel = sum(np.sin(2 * np.pi * 130 * k * time) / k for k in range(1, 16))
    vowel = 0.15 * vowel * np.minimum(1, np.minimum(time, 0.7 - time) / 0.03)
    gap = np.zeros(round(0.15 * rate_hz))
    clip = np.concatenate([vowel, gap, between, gap] * 2 + [vowel])
    hiss = 1e-4 * np.random.default_rng(1).standard_normal(clip.size)
    return np.asarray(clip + hiss, np.float32)[None]


def _puff(rate_hz: int, low_hz: float, high_hz: float, seconds: float) -> NDArray[np.float64]:
    """Noise of a band that swells and dies away."""
    count = round(seconds * rate_hz)
    spectrum = np.fft.rfft(np.random.default_rng(2).standard_normal(count))
    hz = np.fft.rfftfreq(count, 1 / rate_hz)
    spectrum[(hz < low_hz) | (hz > high_hz)] = 0
    puff = np.fft.irfft(spectrum, count) * np.sin(np.pi * np.arange(count) / count)
    return np.asarray(0.02 * puff / np.sqrt(np.mean(puff**2)), np.float64)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_a_breath_is_found_between_phrases_and_only_it_goes_down(rate_hz: int) -> None:
    source = _spooled(_talk(rate_hz, _puff(rate_hz, 700, 5_000, 0.35)))
    found = breaths(source, rate_hz)
    assert np.allclose(np.ravel(found), [0.85, 1.2, 2.2, 2.55], atol=0.04)
    lowered = Spool()
    for block in without_breaths(source, 12.0, rate_hz):
        lowered.write(block)
    before, after = (breath_level_db(found, each, rate_hz) for each in (source, lowered))
    assert 10.0 < before - after < 12.5
    changed = np.flatnonzero(_joined(source)[0] != _joined(lowered)[0]) / rate_hz
    assert all(any(a <= at <= b for a, b in found) for at in changed)


@pytest.mark.parametrize(
    ("low_hz", "high_hz", "seconds"),
    [(5_500, 9_500, 0.2), (2_500, 6_500, 0.2), (700, 5_000, 0.06), (700, 5_000, 1.4)],
    ids=["an s", "a sh", "a burst", "a wind"],
)
def test_what_is_sharp_or_short_or_long_is_no_breath(
    low_hz: float, high_hz: float, seconds: float
) -> None:
    source = _spooled(_talk(RATE_HZ, _puff(RATE_HZ, low_hz, high_hz, seconds)))
    found = breaths(source, RATE_HZ)
    assert found == []
    assert breath_level_db(found, source, RATE_HZ) == NO_BREATH_DB


def test_nobody_breathes_where_nothing_is_voiced() -> None:
    hits = np.concatenate([_puff(RATE_HZ, 300, 5_000, 0.3), np.zeros(RATE_HZ // 2)] * 4)
    assert breaths(_spooled(hits[None].astype(np.float32)), RATE_HZ) == []


def _hum_db(audio: Audio) -> float:
    found = measure(np.asarray(audio, np.float32), RATE_HZ)["hum_db"]
    assert found is not None
    return found


@pytest.mark.parametrize("pitch_hz", [50.0, 60.0, 100.0, 120.0])
def test_a_tone_that_is_all_there_is_is_no_hum_and_under_a_sound_it_is(pitch_hz: float) -> None:
    partials = [tone(pitch_hz * k, 4.0, -34.0 - 6 * k, RATE_HZ, 1) for k in (1, 2, 3)]
    held = np.sum(partials, axis=0)
    time = np.arange(4 * RATE_HZ) / RATE_HZ
    words = noise(4.0, -20.0, RATE_HZ, 1) * (time % 1.0 < 0.6)
    assert _hum_db(held) == 0.0
    assert _hum_db(held + words) > 5.0
