"""A model's weights, as thin and typed as llama.cpp allows.

Loading can be watched and ended, and fails with one sentence. Whoever closes the weights has closed
their contexts before, and asks their vocabulary nothing after.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.library import first_complaint, forget_complaints, library
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.vocabulary import Vocabulary

ALL_LAYERS = -1


class Weights:
    """A loaded GGUF file."""

    def __init__(self, pointer: Any, path: Path, gpu_layers: int) -> None:
        self.pointer = pointer
        self.path = path
        self.stoppable = gpu_layers == 0
        """Whether a batch can be stopped while it is computed: the processor alone computes it."""

    @classmethod
    def load(cls, path: Path, settings: Settings, watch: Callable[[float], bool]) -> Weights:
        """Read the file; `watch` is told the loaded share, 0 to 1, and ends it by returning False.

        Raises Cancelled when it was ended so, and ModelError when llama.cpp cannot load the file.
        """
        lib = library()
        progress = Progress(watch)
        params = lib.llama_model_default_params()
        params.n_gpu_layers = _gpu_layers(settings)
        params.progress_callback = callback = lib.llama_progress_callback(progress)
        forget_complaints()
        pointer = lib.llama_model_load_from_file(os.fsencode(path), params)
        del callback
        if not pointer:
            progress.reraise()
            reason = first_complaint() or "it gave no reason"
            raise ModelError(f"llama.cpp could not load {path.name}: {reason.rstrip('.')}.")
        return cls(pointer, path, params.n_gpu_layers)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The tokens; to be used only while the weights are loaded."""
        return Vocabulary(library().llama_model_get_vocab(self.pointer))

    @property
    def context_tokens(self) -> int:
        """The longest context that the model was trained for."""
        return int(library().llama_model_n_ctx_train(self.pointer))

    @property
    def window_tokens(self) -> int:
        """How far sliding layers look back; 0 when every layer sees everything."""
        return int(library().llama_model_n_swa(self.pointer))

    @property
    def width(self) -> int:
        """Numbers in a vector that stands in the place of a token."""
        return int(library().llama_model_n_embd_inp(self.pointer))

    @property
    def rewinds(self) -> bool:
        """Whether its memory can be taken back to an earlier token; a recurrent one's cannot."""
        lib = library()
        return not (
            lib.llama_model_is_recurrent(self.pointer) or lib.llama_model_is_hybrid(self.pointer)
        )

    def metadata(self, key: str) -> str | None:
        """What the file says under this key, as text; None where it says nothing."""
        read = library().llama_model_meta_val_str
        length = read(self.pointer, key.encode(), ctypes.create_string_buffer(1), 1)
        if length < 0:
            return None
        buffer = ctypes.create_string_buffer(length + 1)
        read(self.pointer, key.encode(), buffer, length + 1)
        return buffer.value.decode(errors="replace")

    def close(self) -> None:
        """Give the memory back; closing twice does nothing."""
        if self.pointer:
            library().llama_model_free(self.pointer)
            self.pointer = None


class Progress:
    """Passes progress on; what goes wrong meanwhile is raised once llama.cpp has returned."""

    def __init__(self, watch: Callable[[float], bool]) -> None:
        self._watch = watch
        self._error: BaseException | None = None

    def __call__(self, share: float, _data: Any) -> bool:
        """Whether loading goes on."""
        try:
            if not self._watch(share):
                self._error = Cancelled()
        except BaseException as error:  # ctypes would print and forget it, Ctrl-C included
            self._error = error
        return self._error is None

    def reraise(self) -> None:
        """Raise what went wrong, or Cancelled where it was ended."""
        if self._error is not None:
            raise self._error


def uses_gpu(settings: Settings) -> bool:
    """Whether a model of these settings runs on a graphics card, where there is one."""
    return _gpu_layers(settings) != 0


def _gpu_layers(settings: Settings) -> int:
    if settings.gpu_layers is not None:
        return settings.gpu_layers
    return ALL_LAYERS if library().llama_supports_gpu_offload() else 0
