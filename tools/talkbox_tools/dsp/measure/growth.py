"""How a change grows over a clip: what it does late against what it does early.

The clip beside its changed self, in cells of 50 ms; what is silent in one of them says nothing. A
straight line through the changes of all cells, from the clip's first to its last, is the growth, so
it matters little which moments are heard. Brightness is what lies above 1 kHz against what lies
below, in dB.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Doubles = NDArray[np.float64]

_CELL_SECONDS = 0.05
_HEARD_DB = -75.0
_FEWEST_CELLS = 4
_SPLIT_HZ = 1000.0
_LEAST = 1e-12
"""Power under which a half of the spectrum counts as this: 120 dB under full scale."""


def growth_db(alone: Iterable[Audio], changed: Iterable[Audio], rate_hz: int) -> dict[str, float]:
    """`growth_db` and `opening_db`: by how many dB a change makes the end louder, and brighter,
    than the beginning. Both sounds in blocks of shape (channels, samples); 0 where too little is
    heard to tell.
    """
    old, new = _cells(alone, rate_hz), _cells(changed, rate_hz)
    count = min(old.shape[1], new.shape[1])
    old, new = old[:, :count], new[:, :count]
    heard = np.minimum(old[0], new[0]) > _HEARD_DB
    if heard.sum() < _FEWEST_CELLS:
        return {"growth_db": 0.0, "opening_db": 0.0}
    slopes = np.polyfit(np.flatnonzero(heard), (new - old)[:, heard].T, 1)[0]
    grown, opened = slopes * (count - 1)
    return {"growth_db": float(grown), "opening_db": float(opened)}


def _cells(blocks: Iterable[Audio], rate_hz: int) -> Doubles:
    """Level and brightness of every whole cell, in dB; shape (2, cells)."""
    cell = max(8, round(_CELL_SECONDS * rate_hz))
    rest: NDArray[np.float32] | None = None
    found: list[Doubles] = [np.zeros((2, 0))]
    for block in blocks:
        rest = block if rest is None else np.concatenate([rest, block], axis=1)
        whole = rest.shape[1] // cell * cell
        if whole:
            found.append(_told(rest[:, :whole].reshape(rest.shape[0], -1, cell), rate_hz))
        rest = rest[:, whole:]
    return np.concatenate(found, axis=1)


def _told(cells: Audio, rate_hz: int) -> Doubles:
    """Of cells of shape (channels, cells, samples)."""
    size = cells.shape[2]
    power = np.square(np.abs(np.fft.rfft(cells * np.hanning(size)))).mean(axis=0)
    power *= 2.0 / np.square(np.hanning(size)).sum() / size
    split = round(_SPLIT_HZ * size / rate_hz)
    below, above = power[:, :split].sum(axis=1), power[:, split:].sum(axis=1)
    whole, low, high = (10.0 * np.log10(each + _LEAST) for each in (below + above, below, above))
    return np.stack((whole, high - low))
