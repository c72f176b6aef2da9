"""The crackle of a worn record: short clicks at chance times, many soft ones and few loud ones.

Chance is drawn second by second from one seed, so a clip crackles alike every time and however it
is cut. The density and the spread of levels are those of a record with surface noise, heard and set
by hand; louder clicks are rarer, as dust is smaller than scratches.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.processors import Timed

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor

_SEED = 78
_CLICKS_A_SECOND = 28.0
_SOFTEST_DB, _SPREAD_DB = -16.0, 9.0
"""Peaks against the loudness of the music in dB: most lie near the first, few far over it."""
_SHORTEST_SECONDS, _LONGEST_SECONDS = 0.0001, 0.0007
_LONGEST_CLICK = 6
"""Of its time constant, after which a click is over."""


def crackling(amount: float, lufs: float, rate_hz: int) -> Processor:
    """Adds the crackle to every channel alike: `amount` 0..1, against a loudness in LUFS."""

    def added(block: Audio, start: int) -> Audio:
        return block + np.float32(amount) * _between(start, block.shape[1], lufs, rate_hz)

    return Timed(added)


def _between(start: int, samples: int, lufs: float, rate_hz: int) -> Audio:
    """The crackle of these samples, shape (1, samples)."""
    first, last = start // rate_hz, (start + max(samples, 1) - 1) // rate_hz
    parts = [_second(index, lufs, rate_hz) for index in range(first, last + 1)]
    whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
    offset = start - first * rate_hz
    return whole[None, offset : offset + samples]


@lru_cache(maxsize=4)
def _second(index: int, lufs: float, rate_hz: int) -> Audio:
    """One second of clicks; none reaches into the next."""
    chance = np.random.default_rng([_SEED, index])
    sound = np.zeros(rate_hz, np.float32)
    for _ in range(chance.poisson(_CLICKS_A_SECOND)):
        level_db = lufs + _SOFTEST_DB + abs(chance.normal()) * _SPREAD_DB
        spread = np.log(_LONGEST_SECONDS / _SHORTEST_SECONDS) * chance.random()
        decay = max(1, round(_SHORTEST_SECONDS * np.exp(spread) * rate_hz))
        length = min(_LONGEST_CLICK * decay, rate_hz)
        at = int(chance.integers(0, rate_hz - length + 1))
        swing = np.cos(np.pi * np.arange(length) / (decay * chance.uniform(0.6, 2.0)))
        click = np.exp(-np.arange(length) / decay) * swing
        sound[at : at + length] += (chance.choice((-1, 1)) * 10 ** (level_db / 20) * click).astype(
            np.float32
        )
    return sound
