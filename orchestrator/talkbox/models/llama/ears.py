"""What a model hears by: its projector, loaded beside the weights, through llama.cpp's mtmd.

A recording becomes what a prompt has in its place: marks before it, vectors, marks after it. Used
by one thread at a time, and closed before the weights are.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talkbox.messages import ModelError
from talkbox.models.llama.batch import Embeddings
from talkbox.models.llama.library import (
    first_complaint,
    forget_complaints,
    media,
)
from talkbox.models.llama.look import Look
from talkbox.models.llama.native import Progress, Weights, uses_gpu
from talkbox.models.llama.settings import Settings
from talkbox.recording import LONGEST_SECONDS, RATE_HZ, Recording

LEAST_SAMPLES = 640
"""What is shorter is heard with silence behind it. So much is one token of Gemma 4's, whose
conformer makes no frame of less than 161 samples (mtmd-audio.cpp)."""
_AUDIO = 2
"""MTMD_INPUT_CHUNK_TYPE_AUDIO in mtmd.h; what is none of these is text here."""
_Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands in a prompt for a recording."""

    before: tuple[int, ...]
    """Tokens that say that sound begins."""
    count: int
    """How many positions the sound takes."""
    after: tuple[int, ...]

    @property
    def tokens(self) -> int:
        """All of it."""
        return len(self.before) + self.count + len(self.after)


class Ears:
    """A loaded projector."""

    def __init__(self, pointer: Any, path: Path, width: int, look: Look) -> None:
        self._lib = media()
        self._pointer, self._path, self._width, self._look = pointer, path, width, look

    @classmethod
    def load(
        cls,
        path: Path,
        weights: Weights,
        settings: Settings,
        threads: int,
        watch: Callable[[float], bool],
    ) -> Ears:
        """Read the file; `watch` is told the loaded share, 0 to 1, and ends it by returning False.

        Raises Cancelled when it was ended so, and ModelError when llama.cpp cannot load the file,
        or what it makes of sound cannot be used here.
        """
        lib, look, progress = media(), Look(), Progress(watch)
        params = lib.mtmd_context_params_default()
        params.use_gpu = uses_gpu(settings)
        params.n_threads = threads
        params.print_timings = params.warmup = False
        if settings.flash_attention is not None:
            params.flash_attn_type = int(settings.flash_attention)
        params.cb_eval = look.native
        params.progress_callback = callback = lib.mtmd_progress_callback(progress)
        forget_complaints()
        pointer = lib.mtmd_init_from_file(os.fsencode(path), weights.pointer, params)
        del callback
        if not pointer:
            progress.reraise()
            reason = first_complaint() or "it gave no reason"
            raise ModelError(f"llama.cpp could not load {path.name}: {reason.rstrip('.')}.")
        ears = cls(pointer, path, weights.width, look)
        try:
            ears._check()
        except ModelError:
            ears.close()
            raise
        return ears

    def outline(self, recording: Recording) -> Outline:
        """How many tokens the recording is, and those around it.

        Raises ModelError when it is empty or longer than is heard at once.
        """
        with self._chunks(recording) as chunks:
            kinds = [self._lib.mtmd_input_chunk_get_type(chunk) for chunk in chunks]
            first, last = kinds.index(_AUDIO), len(kinds) - kinds[::-1].index(_AUDIO)
            self._check_causal(chunks[first:last])
            return Outline(
                before=self._tokens(chunks[:first]),
                count=sum(map(self._lib.mtmd_input_chunk_get_n_tokens, chunks[first:last])),
                after=self._tokens(chunks[last:]),
            )

    def embeddings(self, recording: Recording, stop: _Asked) -> Embeddings:
        """The recording in the model's own vectors, computed now.

        Raises what `outline` does, and Cancelled soon after `stop` said true.
        """
        with self._chunks(recording) as chunks:
            made = [
                self._encoded(chunk, stop)
                for chunk in chunks
                if self._lib.mtmd_input_chunk_get_type(chunk) == _AUDIO
            ]
        return np.concatenate(made)

    def close(self) -> None:
        """Give the memory back; closing twice does nothing."""
        if self._pointer:
            self._lib.mtmd_free(self._pointer)
            self._pointer = None

    @contextmanager
    def _chunks(self, recording: Recording) -> Iterator[list[Any]]:
        """What mtmd makes of a prompt that is this recording and nothing else."""
        lib, samples = self._lib, _samples(recording)
        data = samples.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        bitmap = lib.mtmd_bitmap_init_from_audio(len(samples), data)
        chunks = lib.mtmd_input_chunks_init()
        marker = lib.mtmd_get_marker(self._pointer)
        text = lib.mtmd_input_text(marker, len(marker), add_special=False, parse_special=True)
        bitmaps = (lib.mtmd_bitmap_p_ctypes * 1)(bitmap)
        try:
            forget_complaints()
            if lib.mtmd_tokenize(self._pointer, chunks, ctypes.byref(text), bitmaps, 1):
                raise self._unheard()
            count = lib.mtmd_input_chunks_size(chunks)
            yield [lib.mtmd_input_chunks_get(chunks, place) for place in range(count)]
        finally:
            lib.mtmd_input_chunks_free(chunks)
            lib.mtmd_bitmap_free(bitmap)

    def _encoded(self, chunk: Any, stop: _Asked) -> Embeddings:
        lib = self._lib
        forget_complaints()
        with self._look.asking(stop):
            failed = lib.mtmd_encode_chunk(self._pointer, chunk)
        if failed:
            raise self._unheard()
        shape = lib.mtmd_input_chunk_get_n_tokens(chunk), self._width
        # The array is the projector's own and is overwritten by the next recording.
        made = np.ctypeslib.as_array(lib.mtmd_get_output_embd(self._pointer), shape).copy()
        if not np.isfinite(made).all():
            raise ModelError(
                f"What {self._path.name} makes of the recording is no number; take the projector "
                "in BF16."
            )
        return made

    def _tokens(self, marks: Sequence[Any]) -> tuple[int, ...]:
        tokens: list[int] = []
        for chunk in marks:
            count = ctypes.c_size_t(0)
            found = self._lib.mtmd_input_chunk_get_tokens_text(chunk, ctypes.byref(count))
            tokens += found[: count.value]
        return tuple(tokens)

    def _check(self) -> None:
        lib, name = self._lib, self._path.name
        if not lib.mtmd_support_audio(self._pointer):
            raise ModelError(f"{name} hears nothing, as llama.cpp runs it; speech needs another.")
        rate_hz = lib.mtmd_get_audio_sample_rate(self._pointer)
        if rate_hz != RATE_HZ:
            raise ModelError(
                f"{name} hears sound at {rate_hz:,} Hz, and recordings have {RATE_HZ:,}; take one "
                "of Gemma 4's."
            )
        if lib.mtmd_decode_use_mrope(self._pointer):
            raise self._only_served()

    def _check_causal(self, sounds: Sequence[Any]) -> None:
        if any(self._lib.mtmd_decode_use_non_causal(self._pointer, sound) for sound in sounds):
            raise self._only_served()

    def _only_served(self) -> ModelError:
        """Sound that looks ahead, or has more than one position: llama-server reads such."""
        return ModelError(
            f"The model of {self._path.name} takes sound in a way that is read by a server only; "
            "name it with serve: in front: --model serve:FILE"
        )

    def _unheard(self) -> ModelError:
        reason = first_complaint() or "it gave no reason"
        return ModelError(f"llama.cpp could not hear the recording: {reason.rstrip('.')}.")


def _samples(recording: Recording) -> NDArray[np.float32]:
    """What mtmd is given. Raises ModelError for what no model hears."""
    if not recording.pcm:
        raise ModelError("The recording is empty; speak, or name another file.")
    if recording.seconds > LONGEST_SECONDS:
        raise ModelError(
            f"The recording is {recording.seconds:.2f} s long, and a model hears "
            f"{LONGEST_SECONDS:.0f} s at once; cut it at pauses."
        )
    samples = recording.samples()
    return np.pad(samples, (0, max(0, LEAST_SAMPLES - len(samples))))
