"""The memory a model works in: what each sequence of tokens left there, and the newest logits.

A context is used by one thread at a time. Positions count from 0 within a sequence.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.batch import Batch, Embeddings, Wanted
from talkbox.models.llama.interrupts import Question
from talkbox.models.llama.library import first_complaint, forget_complaints, library
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings

SEQUENCES = 8
"""How many lines one context can hold; the ledger takes two for each line of a conversation."""
SCORED_TOKENS = 128
"""As many at once where attention has its table of scores, which is this many rows long; more of
them read no prompt faster."""
FULL, STOPPED = 1, 2
"""What `llama_decode` returns besides 0 where it is nobody's mistake."""


class Context:
    """Room for `Settings.context_tokens` tokens, shared by all sequences."""

    def __init__(self, weights: Weights, settings: Settings, sequences: int = SEQUENCES) -> None:
        """Raises ModelError when there is not enough memory."""
        self._lib = library()
        self.batch_tokens = batch_tokens(weights, settings)
        self._batch = Batch(self.batch_tokens)
        self._abort: Any = None
        self._question = Question(_never)
        self._vocabulary_size = weights.vocabulary.size
        params = _params(weights, settings, sequences)
        forget_complaints()
        self.pointer: Any = self._lib.llama_init_from_model(weights.pointer, params)
        if not self.pointer:
            reason = first_complaint() or "it gave no reason"
            raise ModelError(
                f"llama.cpp could not make room for {params.n_ctx} tokens: {reason.rstrip('.')}; "
                "choose a smaller context_tokens."
            )
        self._memory = self._lib.llama_get_memory(self.pointer)

    @property
    def length(self) -> int:
        """How many tokens there is room for, in all sequences together."""
        return int(self._lib.llama_n_ctx(self.pointer))

    def decode(
        self, tokens: Sequence[int], first_position: int, sequence: int, logits: Wanted = "none"
    ) -> None:
        """Evaluate at most `batch_tokens` tokens, which follow what the sequence holds.

        Raises ModelError when there is no room, Cancelled when it was aborted, and what the
        question of `abort_when` raised; what the sequence holds then ends at `end`.
        """
        self._batch.fill(tokens, first_position, sequence, logits)
        self._evaluate()

    def decode_embeddings(self, embeddings: Embeddings, first_position: int, sequence: int) -> None:
        """Evaluate at most `batch_tokens` vectors in the place of tokens, as `decode` does.

        Their shape is (positions, the model's width). There are no logits after them.
        """
        self._batch.fill_embeddings(embeddings, first_position, sequence)
        self._evaluate()

    def finish(self) -> None:
        """Wait until what `decode` began is done; a GPU computes on after it returned."""
        self._lib.llama_synchronize(self.pointer)

    def end(self, sequence: int) -> int:
        """The position after the last token that the sequence holds; 0 when it is empty."""
        return int(self._lib.llama_memory_seq_pos_max(self._memory, sequence)) + 1

    def first(self, sequence: int) -> int:
        """The first position that every layer still holds; -1 when the sequence is empty."""
        return int(self._lib.llama_memory_seq_pos_min(self._memory, sequence))

    def forget(self, sequence: int, start: int, end: int = -1) -> bool:
        """Remove positions from `start` up to before `end`, -1 for all that follow.

        False, with nothing removed, when this model cannot forget a part (a recurrent one).
        """
        return bool(self._lib.llama_memory_seq_rm(self._memory, sequence, start, end))

    def copy(self, source: int, target: int, start: int, end: int = -1) -> None:
        """Let `target` hold these positions of `source` too, without computing or copying."""
        self._lib.llama_memory_seq_cp(self._memory, source, target, start, end)

    def state_bytes(self, sequence: int) -> int:
        """How much `save` would write of what the sequence holds, its tokens not counted."""
        return int(self._lib.llama_state_seq_get_size(self.pointer, sequence))

    def save(self, sequence: int, path: Path, tokens: Sequence[int]) -> None:
        """Write what the sequence holds to a file, with the tokens that led to it.

        Raises OSError when it could not be written.
        """
        native = (ctypes.c_int32 * len(tokens))(*tokens)
        written = self._lib.llama_state_seq_save_file(
            self.pointer, os.fsencode(path), sequence, native, len(tokens)
        )
        if not written:
            raise OSError(f"llama.cpp could not write {path}")

    def load(self, sequence: int, path: Path, most: int) -> list[int]:
        """Put what `save` wrote into an empty sequence; the tokens that led to it.

        Empty, with the sequence empty, when the file is of another model or holds more than `most`
        tokens. The file must be exactly what `save` wrote: llama.cpp ends the process over some
        damaged ones, so that `warm` seals and checks them.
        """
        native, count = (ctypes.c_int32 * most)(), ctypes.c_size_t(0)
        read = self._lib.llama_state_seq_load_file(
            self.pointer, os.fsencode(path), sequence, native, most, ctypes.byref(count)
        )
        if not read:
            self.forget(sequence, 0)
            return []
        return list(native[: count.value])

    def logits(self, index: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        """The logits of one position of the last batch, -1 for the last; valid until the next."""
        pointer = self._lib.llama_get_logits_ith(self.pointer, index)
        return np.ctypeslib.as_array(pointer, (self._vocabulary_size,))

    def abort_when(self, asked: Callable[[], bool] | None) -> None:
        """Have `decode` ask this often and stop when it says true; None for nothing to ask.

        What it raises stops `decode` too. Works where the processor computes; on a GPU a batch is
        finished first.
        """
        kind = self._lib.ggml_abort_callback
        question = Question(asked or _never)
        # The old one may not go before the new one is set.
        abort = kind(question.callback) if asked is not None else kind()
        self._lib.llama_set_abort_callback(self.pointer, abort, None)
        self._abort, self._question = abort, question

    def set_threads(self, count: int) -> None:
        """Compute with so many threads from the next batch on."""
        self._lib.llama_set_n_threads(self.pointer, count, count)

    def close(self) -> None:
        """Give the memory back; closing twice does nothing."""
        if self.pointer:
            self._lib.llama_free(self.pointer)
            self.pointer = None

    def _evaluate(self) -> None:
        code = self._lib.llama_decode(self.pointer, self._batch.native)
        self._question.reraise()
        if code:
            raise _failure(code, self._batch.native.n_tokens)


def _never() -> bool:
    return False


def _params(weights: Weights, settings: Settings, sequences: int) -> Any:
    params = library().llama_context_default_params()
    params.n_ctx = min(settings.context_tokens, weights.context_tokens)
    params.n_batch = params.n_ubatch = batch_tokens(weights, settings)
    flash = flash_attention(weights, settings)
    if flash is not None:
        params.flash_attn_type = int(flash)
    params.n_seq_max = sequences
    # Logits are a megabyte a token here: without a limit llama.cpp makes room for a whole batch.
    params.n_outputs_max = max(sequences, 1 + settings.draft_tokens)
    # One pool of cells for all sequences, and no cell dropped for being out of a window: a line
    # that was left can be taken up again anywhere.
    params.kv_unified = params.swa_full = True
    params.no_perf = True
    return params


def flash_attention(weights: Weights, settings: Settings) -> bool | None:
    """Whether attention goes without a table of scores; None leaves it to llama.cpp.

    Not where the processor alone computes: with fewer than 64 tokens at once, and so for every
    token of an answer, llama.cpp's processor code then takes a slow way. A long prompt read
    cold is slower without it. `bench_attention.py` measures both.
    """
    chosen = settings.flash_attention
    return False if chosen is None and weights.stoppable else chosen


def batch_tokens(weights: Weights, settings: Settings) -> int:
    """How many tokens are read at once at most."""
    scored = flash_attention(weights, settings) is False
    return min(settings.batch_tokens, SCORED_TOKENS) if scored else settings.batch_tokens


def _failure(code: int, count: int) -> Exception:
    if code == STOPPED:
        return Cancelled()
    if code == FULL:
        return ModelError(
            f"The model's context has no room for {count} more tokens; "
            "set a larger context_tokens, or start a new session."
        )
    return ModelError(f"llama.cpp failed on a batch of {count} tokens with code {code}.")
