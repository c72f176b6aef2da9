"""Long pauses are shortened, whatever lies in them; the clip itself is repeated without a seam."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, level_db, noise, sine
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox_tools.dsp.pauses import longest_pause_seconds
from talkbox_tools.dsp.processors import join
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio


def talk(*seconds: float, floor: float = 0.001) -> Audio:
    """Tones and pauses in turn, a tone first, over a faint noise."""
    parts = [
        sine(300, length) if place % 2 == 0 else np.zeros_like(sine(300, length))
        for place, length in enumerate(seconds)
    ]
    whole = join(parts)
    return whole + noise(whole.shape[1] / RATE_HZ + 0.1, floor, 1)[:, : whole.shape[1]]


def longest(audio: Audio) -> float:
    spool = Spool()
    spool.write(audio)
    return longest_pause_seconds(spool, RATE_HZ)


def seconds(audio: Audio) -> float:
    return float(audio.shape[1] / RATE_HZ)


@pytest.mark.parametrize("floor", [0.0, 0.001, 0.02])
def test_a_long_pause_is_cut_to_what_is_said_and_a_short_one_stays(floor: float) -> None:
    clip = talk(1, 2, 1, 0.3, 1, floor=floor)
    out = apply("shorten_pauses", clip, longest_seconds=0.5)
    assert longest(clip) == pytest.approx(2, abs=0.03)
    assert longest(out) == pytest.approx(0.5, abs=0.03)
    assert seconds(clip) - seconds(out) == pytest.approx(1.5, abs=0.03)


def test_the_sounds_beside_a_cut_stay_sample_for_sample() -> None:
    clip = talk(1, 2, 1)
    out = apply("shorten_pauses", clip, longest_seconds=0.4)
    beside = RATE_HZ * 11 // 10
    assert np.array_equal(out[:, :beside], clip[:, :beside])
    assert np.array_equal(out[:, -beside:], clip[:, -beside:])


def test_the_noise_of_a_pause_goes_on_over_the_cut() -> None:
    clip = talk(1, 2, 1, floor=0.02)
    out = apply("shorten_pauses", clip, longest_seconds=0.4)
    before = level_db(clip[:, RATE_HZ * 12 // 10 : RATE_HZ * 28 // 10])
    left = out[:, RATE_HZ * 105 // 100 : RATE_HZ * 135 // 100]
    cells = left.reshape(1, -1, RATE_HZ // 100)
    assert level_db(left) == pytest.approx(before, abs=1)
    assert max(level_db(cell) for cell in cells[0]) < before + 3


def test_a_click_does_not_end_a_pause() -> None:
    clip = talk(1, 2, 1)
    clip[:, 2 * RATE_HZ : 2 * RATE_HZ + 80] += 0.5
    assert longest(clip) == pytest.approx(2, abs=0.03)


def test_the_silence_at_the_ends_is_no_pause() -> None:
    clip = np.pad(talk(1, 0.2, 1), ((0, 0), (2 * RATE_HZ, 2 * RATE_HZ)))
    assert np.array_equal(apply("shorten_pauses", clip, longest_seconds=0.5), clip)


def test_a_sound_without_pauses_stays_as_it_is() -> None:
    clip = noise(2)
    assert np.array_equal(apply("shorten_pauses", clip, longest_seconds=0.2), clip)


@settings(max_examples=20, deadline=None)
@given(
    lengths=st.lists(st.floats(0.2, 1.5), min_size=3, max_size=7),
    left=st.floats(0.05, 1.0),
)
def test_nothing_is_left_longer_than_asked_and_nothing_is_lost_but_pauses(
    lengths: list[float], left: float
) -> None:
    clip = talk(*lengths)
    out = apply("shorten_pauses", clip, longest_seconds=left)
    sounds = sum(lengths[::2])
    assert longest(out) <= left + 0.06
    assert seconds(out) >= sounds - 0.01


@pytest.mark.parametrize("times", [2, 5])
def test_a_clip_is_repeated_to_the_sample(times: int) -> None:
    clip = noise(0.5)
    assert np.array_equal(apply("repeat", clip, times=float(times)), np.tile(clip, times))
