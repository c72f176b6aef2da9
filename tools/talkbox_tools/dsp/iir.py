"""Recursive filters at the speed of matrix products, in double precision, block by block.

A filter is a linear system with a small state. Over a run of 64 samples its output is a fixed
matrix times the input plus another times the state, so only one state per run, not every sample,
has to be worked out in order. Pedalboard's own filters keep 32-bit coefficients, which bend the
response of low corners at high sample rates, and its pass filters are first order only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from talkbox_tools.dsp.biquads import Section
from talkbox_tools.dsp.processors import nothing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Matrix = NDArray[np.float64]

_Real = TypeVar("_Real", np.float32, np.float64)

_RUN = 64
"""Samples per run; the state is carried from run to run."""
_GROUP = 64
"""Runs per group; groups are worked out side by side."""


class Recursive:
    """Sections one after the other as one processor; output as long as the input."""

    def __init__(self, sections: Sequence[Section]) -> None:
        a, b, c, d = _cascade(sections)
        size = a.shape[0]
        powers = _powers(a, _RUN)
        self._powers = powers
        self._seen = np.einsum("j,ijk->ik", c, powers[:_RUN])
        """(run, state): what the state at the start of a run adds to each of its samples."""
        self._left = np.stack([powers[_RUN - 1 - i] @ b for i in range(_RUN)])
        """(run, state): what each sample of a run leaves in the state at its end."""
        response = np.concatenate([[d], (self._seen @ b)[: _RUN - 1]])
        lags = np.arange(_RUN)[None, :] - np.arange(_RUN)[:, None]
        toeplitz = np.where(lags >= 0, response[np.abs(lags)], 0.0)
        self._own = toeplitz.astype(np.float32)
        """(run in, run out): what the samples of a run do within it."""
        run_powers = _powers(powers[_RUN], _GROUP)
        self._step = powers[_RUN].T.copy()
        self._group_step = run_powers[_GROUP].T.copy()
        self._group_fan = np.ascontiguousarray(
            run_powers[:_GROUP].transpose(2, 0, 1).reshape(size, _GROUP * size)
        )
        self._state: Matrix | None = None

    def process(self, block: Audio) -> Audio:
        """The filtered block."""
        channels, samples = block.shape
        if not samples:
            return block
        if self._state is None:
            self._state = np.zeros((channels, self._step.shape[0]))
        out = np.empty((channels, samples), np.float32)
        full = samples // _RUN * _RUN
        if full:
            runs = block[:, :full].reshape(channels, -1, _RUN)
            out[:, :full] = self._filter_runs(runs, self._state).reshape(channels, full)
        if full < samples:
            out[:, full:] = self._filter_rest(block[:, full:], self._state)
        return out

    def finish(self) -> Audio:
        """Nothing is left: a filter has no latency."""
        return nothing()

    def _filter_runs(self, runs: Audio, state: Matrix) -> Audio:
        starts = self._start_states(_product(runs.astype(np.float64), self._left), state)
        out = _product(runs, self._own)
        out += _product(starts, self._seen.T)
        return out

    def _filter_rest(self, rest: Audio, state: Matrix) -> Audio:
        count = rest.shape[1]
        out: Audio = rest @ self._own[:count, :count]
        out += state @ self._seen[:count].T
        left = rest.astype(np.float64) @ self._left[_RUN - count :]
        self._state = state @ self._powers[count].T + left
        return out

    def _start_states(self, inputs: Matrix, state: Matrix) -> Matrix:
        """The state at the start of each run, from what each run puts in."""
        channels, runs, size = inputs.shape
        starts = np.empty_like(inputs)
        grouped = runs // _GROUP * _GROUP
        if grouped:
            groups = inputs[:, :grouped].reshape(channels, -1, _GROUP, size)
            states, state = self._group_states(groups, state)
            starts[:, :grouped] = states.reshape(channels, grouped, size)
        for run in range(grouped, runs):
            starts[:, run] = state
            state = state @ self._step + inputs[:, run]
        self._state = state
        return starts

    def _group_states(self, inputs: Matrix, state: Matrix) -> tuple[Matrix, Matrix]:
        """All groups side by side as if each began at rest, then corrected one after the other."""
        channels, groups, _, size = inputs.shape
        at_rest = np.empty((_GROUP + 1, channels, groups, size))
        at_rest[0] = 0
        for run in range(_GROUP):
            at_rest[run + 1] = at_rest[run] @ self._step + inputs[:, :, run]
        group_starts = np.empty((channels, groups, size))
        for group in range(groups):
            group_starts[:, group] = state
            state = state @ self._group_step + at_rest[_GROUP, :, group]
        carried = (group_starts @ self._group_fan).reshape(inputs.shape)
        return at_rest[:_GROUP].transpose(1, 2, 0, 3) + carried, state


def _product(rows: NDArray[_Real], matrix: NDArray[_Real]) -> NDArray[_Real]:
    """`rows @ matrix` in slices of 64 rows, so small that BLAS starts no threads for them.

    Its threads wait for each other in a spin, which is slow wherever other work is going on.
    """
    channels, count, size = rows.shape
    full = count // _GROUP * _GROUP
    sliced = rows[:, :full].reshape(channels, full // _GROUP, _GROUP, size) @ matrix
    out = np.empty((channels, count, matrix.shape[1]), rows.dtype)
    out[:, :full] = sliced.reshape(channels, full, matrix.shape[1])
    out[:, full:] = rows[:, full:] @ matrix
    return out


def _cascade(sections: Sequence[Section]) -> tuple[Matrix, Matrix, Matrix, float]:
    """State, input, output and direct parts of the sections in a row."""
    a, b, c, d = np.zeros((0, 0)), np.zeros(0), np.zeros(0), 1.0
    for s in sections:
        own_a = np.array([[-s.a1, 1.0], [-s.a2, 0.0]])
        own_b = np.array([s.b1 - s.a1 * s.b0, s.b2 - s.a2 * s.b0])
        own_c = np.array([1.0, 0.0])
        corner = np.zeros((a.shape[0], 2))
        a = np.block([[a, corner], [np.outer(own_b, c), own_a]])
        b = np.concatenate([b, own_b * d])
        c = np.concatenate([s.b0 * c, own_c])
        d = s.b0 * d
    return a, b, c, d


def _powers(matrix: Matrix, highest: int) -> Matrix:
    """`matrix` to the power of 0, 1, ... `highest`."""
    powers = [np.eye(matrix.shape[0])]
    for _ in range(highest):
        powers.append(powers[-1] @ matrix)
    return np.stack(powers)
