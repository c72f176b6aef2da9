"""What a short piece of sound foretells of itself: each sample from those before it.

The weights are those of the autocorrelation method; samples that are lost are replaced by the ones
that leave the least unforetold on either side (Janssen, Veldhuis and Vries 1986).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

ORDER = 32
"""Samples that one sample is foretold from."""


def prediction(heard: Samples) -> Samples:
    """The filter whose output is what the samples before do not foretell, first weight 1."""
    spectrum = np.fft.rfft(heard * _window(len(heard)), 2 * len(heard))
    lags = np.fft.irfft(np.abs(spectrum) ** 2)[: ORDER + 1]
    matrix = lags[np.abs(np.subtract.outer(np.arange(ORDER), np.arange(ORDER)))]
    matrix[np.diag_indices(ORDER)] *= 1 + 1e-9
    matrix[np.diag_indices(ORDER)] += 1e-20
    found: Samples = np.concatenate(([1.0], -np.linalg.solve(matrix, lags[1:])))
    return found


@lru_cache(maxsize=4)
def _window(samples: int) -> Samples:
    """The same few for all frames of a clip."""
    return np.hanning(samples)


def likeliest(heard: Samples, lost: NDArray[np.intp], weights: Samples) -> Samples:
    """The samples at the places `lost`, as the rest of `heard` foretells them from both sides."""
    beside = np.convolve(weights, weights[::-1])
    known = heard.copy()
    known[lost] = 0.0
    target = -np.convolve(known, beside)[ORDER : ORDER + len(heard)][lost]
    return _solved(beside, lost, target)


def _solved(beside: Samples, lost: NDArray[np.intp], target: Samples) -> Samples:
    """Solve for the lost samples, each bound to those within the order alone.

    In blocks of the order only neighbours are bound to each other, so that the work grows with
    their number and not with its cube (Golub and Van Loan, Matrix Computations, 4.5.1).
    """
    blocks = [lost[start : start + ORDER] for start in range(0, len(lost), ORDER)]
    wanted = [target[start : start + ORDER] for start in range(0, len(lost), ORDER)]
    links, own, right = [], _bound(beside, blocks[0], blocks[0]), wanted[0]
    for block, following, value in zip(blocks[:-1], blocks[1:], wanted[1:], strict=True):
        link = _bound(beside, block, following)
        found = np.linalg.solve(own, np.column_stack((link, right)))
        links.append(found)
        own = _bound(beside, following, following) - link.T @ found[:, :-1]
        right = value - link.T @ found[:, -1]
    solved = [np.linalg.solve(own, right)]
    for found in reversed(links):
        solved.append(found[:, -1] - found[:, :-1] @ solved[-1])
    return np.concatenate(solved[::-1])


def _bound(beside: Samples, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Samples:
    """How strongly two runs of places are bound to each other."""
    apart = np.abs(np.subtract.outer(rows, columns))
    bound = np.where(apart <= ORDER, beside[np.minimum(apart, ORDER) + ORDER], 0.0)
    bound[apart == 0] *= 1 + 1e-9
    bound[apart == 0] += 1e-20
    return bound
