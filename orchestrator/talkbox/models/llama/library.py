"""llama.cpp itself: loaded once, silent, with its last complaints kept for our own sentences.

Only functions of `llama_cpp.llama_cpp` and `llama_cpp.mtmd_cpp` are used, which are bound one to
one to llama.cpp's C API; the package's own classes clear the cache on every chat call, know nothing
of Gemma 4's calls, and take no sound.
"""

from __future__ import annotations

import ctypes
import re
from functools import cache
from importlib import metadata
from types import ModuleType
from typing import Any

from talkbox.messages import ModelError

ERROR = 4
"""GGML_LOG_LEVEL_ERROR in ggml.h; the table in llama_cpp's own _logger.py is one off."""

_complaints: list[str] = []
_kept: list[Any] = []
"""Callbacks whose bare pointers llama.cpp holds for as long as the process lives."""
_PLACE = re.compile(
    r"^(?:\w+: )+(?:error loading model: |failed to load model '.*?': (?:[\w()]+: )?)?"
)


@cache
def library() -> ModuleType:
    """The bound functions, with llama.cpp started and quiet."""
    import llama_cpp.llama_cpp as bound

    _kept.append(bound.llama_log_callback(_listen))
    bound.llama_log_set(_kept[-1], ctypes.c_void_p(0))
    bound.llama_backend_init()
    module: ModuleType = bound
    return module


@cache
def media() -> ModuleType:
    """The bound functions of mtmd, llama.cpp's library for what is heard and seen, made quiet.

    Raises ModelError where this llama-cpp-python was built without it.
    """
    library()
    try:
        import llama_cpp.mtmd_cpp as bound
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(
            "This llama-cpp-python was built without mtmd, by which models hear; install it "
            "again: pip install --force-reinstall llama-cpp-python."
        ) from error
    # It logs by itself, and does not take the callback that llama.cpp was given.
    bound.mtmd_log_set(_kept[0], ctypes.c_void_p(0))
    module: ModuleType = bound
    return module


def version() -> str:
    """Which llama.cpp this is: what one wrote of its memory, another may not understand."""
    return f"{metadata.version('llama-cpp-python')} {library().llama_version().decode()}"


def forget_complaints() -> None:
    """Forget what llama.cpp said so far, before something that may fail."""
    _complaints.clear()


def first_complaint() -> str:
    """The first error since, which names the cause; later ones only follow. Empty when none."""
    return _complaints[0] if _complaints else ""


def _listen(level: int, text: bytes, _data: Any) -> None:
    if level == ERROR and not _complaints:
        first, _, _hint = text.decode(errors="replace").strip().partition("\n")
        _complaints.append(_PLACE.sub("", first))
