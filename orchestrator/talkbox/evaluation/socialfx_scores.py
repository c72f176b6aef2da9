"""Scores of predicted curves against listeners' curves: direction, distance, recognition.

Direction asks whether the mean goes the listeners' way, whatever its size. The energy distance
asks whether the predictions are spread and sized as the listeners are; one curve, however right,
cannot make it small. Recognition asks whose word a single prediction looks like. MMD-A and MMD-B
are the published distances between features of renders, kept for comparison.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
_LLM2FX_SIGMA = 1.0


def direction_cosine(predicted: Doubles, human: Doubles) -> float:
    """Cosine between the mean predicted and the mean human curve; 0 where nothing was changed."""
    ours, theirs = predicted.mean(axis=0), human.mean(axis=0)
    sizes = float(np.linalg.norm(ours) * np.linalg.norm(theirs))
    return float(ours @ theirs) / sizes if sizes > 1e-9 else 0.0


def energy_distance(predicted: Doubles, human: Doubles) -> float:
    """2 E|p-h| - E|p-p'| - E|h-h'| with the RMS of dB as distance, each mean over all pairs."""
    across = 2 * _distances(predicted, human).mean()
    return float(across - _distances(predicted, predicted).mean() - _distances(human, human).mean())


def recognised(predicted: Doubles, word: str, means: Mapping[str, Doubles]) -> float:
    """Share of the predictions whose nearest mean human curve is that of their own word."""
    names = list(means)
    distances = _distances(predicted, np.array([means[name] for name in names]))
    return float((distances.argmin(axis=1) == names.index(word)).mean())


def mmd_a(first: Doubles, second: Doubles) -> float:
    """InstructFX2FX's: Gaussian kernel, features standardised over both, unbiased, square root.

    The kernel's width is the median squared distance between different rows.
    """
    both = standardised(np.vstack([first, second]))
    squares = _distances(both, both) ** 2 * both.shape[1]
    unlike = squares[squares > 0]
    width = float(np.median(unlike)) if unlike.size else 1.0
    kernel = np.exp(-squares / (2 * width))
    n, m = len(first), len(second)
    np.fill_diagonal(kernel, 0.0)
    own = kernel[:n, :n].sum() / max(n * (n - 1), 1)
    other = kernel[n:, n:].sum() / max(m * (m - 1), 1)
    return float(np.sqrt(max(own + other - 2 * kernel[:n, n:].mean(), 0.0)))


def mmd_b(first: Doubles, second: Doubles) -> float:
    """LLM2Fx's released formula: the distance in the kernel is not squared, diagonals included.

    Their embedding needs weights; here it takes the features, standardised over both, over the
    square root of their number.
    """
    both = standardised(np.vstack([first, second]))
    kernel = np.exp(-_distances(both, both) / (2 * _LLM2FX_SIGMA**2))
    n = len(first)
    square = kernel[:n, :n].mean() + kernel[n:, n:].mean() - 2 * kernel[:n, n:].mean()
    return float(np.sqrt(max(square, 0.0)))


def standardised(features: Doubles) -> Doubles:
    """Each column with mean 0 and deviation 1."""
    return np.asarray((features - features.mean(axis=0)) / (features.std(axis=0) + 1e-8))


def _distances(first: Doubles, second: Doubles) -> Doubles:
    """RMS differences between all rows of one and all of the other."""
    products = first @ second.T
    squares = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1)[None] - 2 * products
    return np.asarray(np.sqrt(np.maximum(squares, 0.0) / first.shape[1]))
