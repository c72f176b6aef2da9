"""Where there is speech: from the network's probabilities to spans."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import soxr
from espeak import needs_espeak, speak
from hypothesis import given
from hypothesis import strategies as st

from talkbox.voice.activity import CHUNK_SAMPLES, Span, spans, speech


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=80), st.integers(0, CHUNK_SAMPLES - 1))
def test_spans_are_in_order_within_the_sound_and_apart(chunks: list[float], missing: int) -> None:
    samples = len(chunks) * CHUNK_SAMPLES - missing
    found = spans(chunks, samples)
    assert all(0 <= start < end <= samples for start, end in found)
    assert all(after.start - before.end >= 1_600 for before, after in pairwise(found))


def test_speech_goes_on_through_a_doubt_and_ends_after_it() -> None:
    chunks = [0.1, 0.9, 0.4, 0.4, 0.9, 0.3, 0.1]
    assert spans(chunks, 7 * CHUNK_SAMPLES) == (Span(CHUNK_SAMPLES, 5 * CHUNK_SAMPLES),)


def test_what_is_short_and_never_sure_is_no_speech() -> None:
    assert spans([0.0, 0.65, 0.7, 0.0], 4 * CHUNK_SAMPLES) == ()
    assert spans([0.0, *[0.65] * 8, 0.0], 10 * CHUNK_SAMPLES) != ()


@needs_espeak
@pytest.mark.parametrize("text", ["hiss", "what", "half", "stop it"])
def test_what_was_heard_before_changes_nothing(text: str) -> None:
    samples, rate_hz = speak(text)
    word = soxr.resample(samples[0], rate_hz, 16_000)
    word = word[np.flatnonzero(np.abs(word) > 0.01)[0] :]
    first = speech(word)
    speech(soxr.resample(speak("make it darker and darker")[0][0], rate_hz, 16_000)[:16_000])
    assert speech(word) == first
