"""Long speech: parts of at most 30 s, cut at pauses, with nothing lost."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from espeak import needs_espeak, speak
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from talkbox.voice.activity import Span
from talkbox.voice.listening import listen, listen_samples
from talkbox.voice.splitting import LONGEST_SAMPLES, split

SECOND = 16_000


def quiet(samples: int) -> NDArray[np.float32]:
    """Silence of any length that takes no memory."""
    return np.broadcast_to(np.float32(0.0), samples)


def speech(*seconds: tuple[float, float]) -> tuple[Span, ...]:
    return tuple(Span(round(start * SECOND), round(end * SECOND)) for start, end in seconds)


@st.composite
def talks(draw: st.DrawFn) -> tuple[tuple[Span, ...], int]:
    """Speech from a fifth of a second to a minute at a time, and the length of the whole sound."""
    at, found = 0, []
    for _ in range(draw(st.integers(1, 12))):
        start = at + draw(st.integers(1_600, SECOND) | st.integers(SECOND, 40 * SECOND))
        at = start + draw(st.integers(1, 70 * SECOND) | st.integers(29 * SECOND, LONGEST_SAMPLES))
        found.append(Span(start, at))
    found[0] = Span(draw(st.integers(0, found[0].start)), found[0].end)
    return tuple(found), at + draw(st.integers(0, 5 * SECOND))


@given(talks())
def test_parts_hold_all_speech_in_order_and_none_is_too_long(
    talk: tuple[tuple[Span, ...], int],
) -> None:
    spoken, samples = talk
    parts = split(spoken, quiet(samples)).parts
    assert all(0 < part.end - part.start <= LONGEST_SAMPLES for part in parts)
    assert all(before.end <= after.start for before, after in pairwise(parts))
    assert parts[0].start >= 0 and parts[-1].end <= samples
    for start, end in spoken:
        held = sum(max(0, min(end, part.end) - max(start, part.start)) for part in parts)
        assert held == end - start


@given(talks())
def test_no_part_is_without_speech(talk: tuple[tuple[Span, ...], int]) -> None:
    spoken, samples = talk
    for part in split(spoken, quiet(samples)).parts:
        assert any(span.start < part.end and span.end > part.start for span in spoken)


def test_the_longest_pause_within_reach_is_where_it_is_cut() -> None:
    spoken = speech((1, 12), (12.3, 20), (22, 28), (28.9, 50))
    assert split(spoken, quiet(55 * SECOND)).parts == speech((0.55, 20.45), (21.55, 50.45))


def test_an_early_pause_is_taken_only_where_there_is_no_later_one() -> None:
    later = speech((0, 3), (5, 20), (20.2, 40))
    assert 20 * SECOND < split(later, quiet(40 * SECOND)).parts[0].end < 20.2 * SECOND
    alone = speech((0, 3), (5, 33))
    assert split(alone, quiet(33 * SECOND)).parts == speech((0, 3.45), (4.55, 33))


def test_a_short_pause_is_cut_where_it_is_quietest_and_wholly_kept() -> None:
    samples = np.ones(50 * SECOND, np.float32)
    samples[round(20.4 * SECOND) : round(20.42 * SECOND)] = 0.1
    cut = split(speech((0, 20), (20.6, 50)), samples)
    assert cut.parts == speech((0, 20.41), (20.41, 50)) and cut.breaks == 0


def test_a_pause_that_begins_within_reach_is_not_followed_beyond_it() -> None:
    samples = np.linspace(1.0, 0.0, 50 * SECOND, dtype=np.float32)
    assert split(speech((0, 29.8), (30.4, 50)), samples).parts[0].end <= LONGEST_SAMPLES


def test_what_just_fits_is_one_part_with_less_silence_after_it() -> None:
    assert split(speech((0, 29.9)), quiet(40 * SECOND)).parts == speech((0, 30))


def test_a_long_silence_is_left_out_where_it_is_cut() -> None:
    cut = split(speech((40, 42), (102, 104)), quiet(120 * SECOND))
    assert cut.parts == speech((39.55, 42.45), (101.55, 104.45)) and cut.breaks == 0


def test_without_a_pause_it_is_cut_where_it_is_quietest() -> None:
    samples = np.ones(50 * SECOND, np.float32)
    samples[22 * SECOND : 22 * SECOND + 320] = 0.1
    cut = split(speech((0, 50)), samples)
    assert cut.parts == speech((0, 22.01), (22.01, 50)) and cut.breaks == 1


@needs_espeak
def test_10_minutes_of_speech_become_parts_that_begin_and_end_in_silence() -> None:
    sentence, rate_hz = speak("Cut the low rumble below eighty hertz, and make it a bit darker.")
    times = round(600 * rate_hz / sentence.shape[1])
    found = listen_samples(np.tile(sentence, times), rate_hz)
    assert found.seconds == pytest.approx(600, abs=5.0) and len(found.recordings) >= 20
    assert sum(recording.seconds for recording in found.recordings) > 560
    for recording in found.recordings:
        samples = recording.samples()
        assert recording.seconds <= 30.0
        assert max(np.abs(samples[:160]).max(), np.abs(samples[-160:]).max()) < 0.05
    assert found.notes == (f"It is long and was cut into {len(found.recordings)} parts.",)


@needs_espeak
def test_who_never_pauses_is_told_so() -> None:
    found = listen_samples(*speak("we will run along a long wall and " * 30))
    assert len(found.recordings) > 1
    assert found.notes[-1].startswith("Nobody paused for 30 s")


@needs_espeak
def test_a_large_file_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    sentence, rate_hz = speak("Make it a bit darker.")
    resampled = soxr.resample(sentence[0], rate_hz, 96_000)
    path = tmp_path / "large.wav"
    eight = np.repeat(np.resize(resampled, 60 * 96_000)[:, None], 8, axis=1)
    soundfile.write(path, eight, 96_000, subtype="FLOAT")
    tracemalloc.start()
    try:
        listen(path)
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak_bytes < path.stat().st_size / 5
