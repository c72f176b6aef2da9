"""What a prediction must be held against: listeners themselves, other words, chance, nothing.

A distance of features alone is won by spread: equalisers drawn at random, whatever the word, come
nearer than the listeners' own mean curve. So every score is shown beside all of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from talkbox.evaluation.socialfx_curves import Doubles, Filter, Kind, of_filters

SPLIT = "listeners, half against half"
OTHER_WORDS = "listeners' other words"
RANDOM = "random, within 6 dB"
NO_CHANGE = "no change"
INVERTED = "inverted"
WILD = "random, within 40 dB"
FLOORS = (SPLIT, OTHER_WORDS, RANDOM, NO_CHANGE, INVERTED, WILD)
MILD_DB, WILD_DB = 6.0, 40.0
SPLITS = 10
_EDGES_HZ = (40.0, 200.0, 500.0, 1200.0, 3000.0, 7000.0, 16_000.0)
_Q = (0.1, 10.0)
_SHELF_Q = (0.1, 1.0)


def random_curves(count: int, within_db: float, seed: int = 0) -> Doubles:
    """Equalisers of six filters, a low shelf, four bells and a high shelf, drawn at random.

    After LLM2Fx's lower bound: gains even within the bounds, frequencies even in octaves within a
    sixth of the range each, Q even between 0.1 and 10, shelves to 1 (steeper ones ring).
    """
    draw = np.random.default_rng(seed)
    return np.array([of_filters(_drawn(draw, within_db)) for _ in range(count)])


def halves(count: int, split: int) -> tuple[list[int], list[int]]:
    """Numbers below `count` in two halves, another way for each split."""
    order = np.random.default_rng(split).permutation(count).tolist()
    return order[: count // 2], order[count // 2 :]


def others(rows: Mapping[str, Doubles], word: str) -> Doubles:
    """The rows of all words but one."""
    return np.concatenate([each for name, each in rows.items() if name != word])


def _drawn(draw: np.random.Generator, within_db: float) -> Sequence[Filter]:
    kinds: list[Kind] = ["low_shelf", "bell", "bell", "bell", "bell", "high_shelf"]
    filters = []
    for kind, low, high in zip(kinds, _EDGES_HZ[:-1], _EDGES_HZ[1:], strict=True):
        frequency_hz = float(low * (high / low) ** draw.uniform())
        gain_db = float(draw.uniform(-within_db, within_db))
        q = float(draw.uniform(*(_Q if kind == "bell" else _SHELF_Q)))
        filters.append(Filter(kind, frequency_hz, gain_db, q))
    return filters
