"""What is evaluated at once: tokens, or vectors in their place, in a row of one sequence."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from talkbox.models.llama.library import library

Wanted = Literal["none", "last", "all"]
Embeddings = NDArray[np.float32]
"""What is heard, in the model's own vectors; shape (positions, the model's width)."""


class Batch:
    """Arrays in the layout of `llama_batch`, made once and filled anew for every batch."""

    def __init__(self, most: int) -> None:
        lib = library()
        self._tokens = np.zeros(most, dtype=np.int32)
        self._embeddings: Embeddings | None = None
        self._positions = np.zeros(most, dtype=np.int32)
        self._ones = np.ones(most, dtype=np.int32)
        self._wanted = np.zeros(most, dtype=np.int8)
        self._sequence = ctypes.c_int32(0)
        self._kind = ctypes.POINTER(ctypes.c_int32)
        # All tokens of a batch belong to one sequence, so that they can share one entry.
        self._sequences = (self._kind * most)(*[ctypes.pointer(self._sequence)] * most)
        self.native: Any = lib.llama_batch(
            n_tokens=0,
            pos=self._positions.ctypes.data_as(self._kind),
            n_seq_id=self._ones.ctypes.data_as(self._kind),
            seq_id=self._sequences,
            logits=self._wanted.ctypes.data_as(ctypes.POINTER(ctypes.c_int8)),
        )
        """To be read by llama.cpp until it is filled anew."""

    def fill(self, tokens: Sequence[int], first: int, sequence: int, wanted: Wanted) -> None:
        """These tokens, at the positions from `first` on.

        Raises ValueError when there are none, or more than it holds.
        """
        self._place(len(tokens), first, sequence, wanted)
        self._tokens[: len(tokens)] = tokens
        self.native.token, self.native.embd = self._tokens.ctypes.data_as(self._kind), None

    def fill_embeddings(self, embeddings: Embeddings, first: int, sequence: int) -> None:
        """These vectors, without logits. Raises ValueError as `fill`."""
        self._place(len(embeddings), first, sequence, "none")
        self._embeddings = np.ascontiguousarray(embeddings, dtype=np.float32)
        vectors = self._embeddings.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        self.native.token, self.native.embd = None, vectors

    def _place(self, count: int, first: int, sequence: int, wanted: Wanted) -> None:
        if not 0 < count <= len(self._positions):
            raise ValueError(f"a batch holds 1 to {len(self._positions)} tokens, not {count}")
        self._positions[:count] = range(first, first + count)
        self._wanted[:count] = wanted == "all"
        self._wanted[count - 1] = wanted != "none"
        self._sequence.value = sequence
        self.native.n_tokens = count
