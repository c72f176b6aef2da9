"""Speech -> parts of at most 30 s, cut where nobody speaks; together they hold all of it.

A part begins and ends with a little of the silence around it. What silence is longer than that is
left out at both ends of the sound and where it is cut, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from talkbox.recording import LONGEST_SECONDS, RATE_HZ
from talkbox.voice.activity import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_SAMPLES = int(LONGEST_SECONDS * RATE_HZ)
MARGIN_SAMPLES = 9 * RATE_HZ // 20
"""The detector can miss the last 0.4 s of a word, the end of a slow "texts", and the first 0.35."""
_SOON_SAMPLES = LONGEST_SAMPLES // 3
"""A pause before this much of a part is taken only where there is no later one."""
_QUIET_SAMPLES = RATE_HZ // 50


@dataclass(frozen=True, slots=True)
class Split:
    """What is kept of a sound."""

    parts: tuple[Span, ...]
    """In order, none over another."""
    breaks: int
    """How many of the cuts are within speech, because there was no pause for 30 s."""


def split(speech: Sequence[Span], samples: NDArray[np.float32]) -> Split:
    """The parts of a sound with speech in these spans, at least one, in order.

    The longest pause that a part can reach is where it ends; without any, the quietest 20 ms of
    its second half.
    """
    parts: list[Span] = []
    breaks = 0
    rest = list(speech)
    start = max(0, rest[0].start - MARGIN_SAMPLES)
    while rest[-1].end > (reach := start + LONGEST_SAMPLES):
        pause = _longest_pause(rest, start)
        breaks += pause is None
        within = Span(start + LONGEST_SAMPLES // 2, reach)
        cut = _left_out(samples, pause, reach) if pause else _quietest(samples, within)
        parts.append(Span(start, cut.start))
        start = cut.end
        rest = [span for span in rest if span.end > start]
    parts.append(Span(start, min(len(samples), rest[-1].end + MARGIN_SAMPLES, reach)))
    return Split(tuple(parts), breaks)


def _longest_pause(speech: Sequence[Span], start: int) -> Span | None:
    gaps = [Span(before.end, after.start) for before, after in pairwise(speech)]
    reached = [gap for gap in gaps if gap.start < start + LONGEST_SAMPLES]
    late = [gap for gap in reached if gap.start >= start + _SOON_SAMPLES]
    return max(late or reached, key=lambda gap: (gap.end - gap.start, gap.start), default=None)


def _left_out(samples: NDArray[np.float32], pause: Span, reach: int) -> Span:
    """What no part holds of a pause: all but its margins, or nothing where there is no more."""
    if pause.end - pause.start < 2 * MARGIN_SAMPLES:
        return _quietest(samples, Span(pause.start, min(pause.end, reach)))
    return Span(min(pause.start + MARGIN_SAMPLES, reach), pause.end - MARGIN_SAMPLES)


def _quietest(samples: NDArray[np.float32], within: Span) -> Span:
    """The middle of the quietest 20 ms: nothing is left out there."""
    squares = np.square(samples[within.start : within.end], dtype=np.float64)
    energy = np.concatenate([[0.0], np.cumsum(squares)])
    width = min(_QUIET_SAMPLES, len(squares))
    windows = energy[width:] - energy[: len(energy) - width]
    at = within.start + int(np.argmin(windows)) + width // 2
    return Span(at, at)
