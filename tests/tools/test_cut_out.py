"""A part is cut out of a clip without a click, and one side's sound is put on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, noise, sine
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox_tools.backend import BackendError

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

_BLEND = RATE_HZ // 100


def steepest(audio: Audio) -> float:
    return float(np.abs(np.diff(audio)).max())


def test_what_is_before_and_behind_the_cut_stays_sample_for_sample() -> None:
    clip = noise(3)
    out = apply("cut_out", clip, start_seconds=1.0, end_seconds=1.5)
    kept, behind = RATE_HZ - _BLEND, clip.shape[1] - round(1.5 * RATE_HZ) - _BLEND
    assert out.shape[1] == clip.shape[1] - RATE_HZ // 2
    assert np.array_equal(out[:, :kept], clip[:, :kept])
    assert np.array_equal(out[:, -behind:], clip[:, -behind:])


def test_a_tone_that_is_cut_in_its_midst_does_not_click() -> None:
    tone = sine(200, 3.0)
    out = apply("cut_out", tone, start_seconds=1.0, end_seconds=1.0025 + 0.5)
    assert steepest(out) < 1.2 * steepest(tone)


@pytest.mark.parametrize(
    ("start", "end", "left"), [(0.0, 1.0, 1.0), (1.0, 2.0, 1.0), (1.5, 0, 1.5)]
)
def test_a_part_at_an_end_of_the_clip_goes_too(start: float, end: float, left: float) -> None:
    out = apply("cut_out", noise(2), start_seconds=start, end_seconds=end)
    assert out.shape[1] == round(left * RATE_HZ)


@pytest.mark.parametrize(("start", "end"), [(0.0, 2.0), (0.0, 9.0), (3.0, 4.0)])
def test_a_cut_that_leaves_nothing_or_finds_nothing_says_so(start: float, end: float) -> None:
    with pytest.raises(BackendError, match="set other times"):
        apply("cut_out", noise(2), start_seconds=start, end_seconds=end)


@settings(max_examples=30, deadline=None)
@given(start=st.floats(0.001, 0.9), length=st.floats(0.001, 0.5))
def test_the_length_is_what_is_left_to_the_sample(start: float, length: float) -> None:
    first, last = round(start, 3), round(start + length, 3)
    out = apply("cut_out", noise(1.5), start_seconds=first, end_seconds=last)
    gone = round(last * RATE_HZ) - round(first * RATE_HZ)
    assert out.shape[1] == round(1.5 * RATE_HZ) - gone


@pytest.mark.parametrize("gone", [0.001, 0.002])
def test_a_cut_shorter_than_the_blend_is_blended_over_no_more_than_it_takes(gone: float) -> None:
    clip = noise(1)
    out = apply("cut_out", clip, start_seconds=0.5, end_seconds=0.5 + gone)
    kept = round((0.5 - gone) * RATE_HZ)
    assert np.array_equal(out[:, :kept], clip[:, :kept])


@pytest.mark.parametrize(("position", "channel"), [(-1.0, 0), (1.0, 1)])
def test_one_side_is_heard_on_both(position: float, channel: int) -> None:
    clip = noise(1)
    out = apply("one_side", clip, position=position)
    assert np.array_equal(out, np.stack([clip[channel], clip[channel]]))
