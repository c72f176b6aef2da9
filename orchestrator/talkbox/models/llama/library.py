"""llama.cpp itself: loaded once, silent, with its last complaints kept for our own sentences.

Only functions of `llama_cpp.llama_cpp` are used, which are bound one to one to llama.cpp's C API;
the package's own classes clear the cache on every chat call and know nothing of Gemma 4's calls.
"""

from __future__ import annotations

import ctypes
import re
from functools import cache
from importlib import metadata
from types import ModuleType
from typing import Any

ERROR = 4
"""GGML_LOG_LEVEL_ERROR in ggml.h; the table in llama_cpp's own _logger.py is one off."""

_complaints: list[str] = []
_kept: list[Any] = []
"""Callbacks whose bare pointers llama.cpp holds for as long as the process lives."""
_PLACE = re.compile(r"^(?:\w+: )+(?:error loading model: )?")


@cache
def library() -> ModuleType:
    """The bound functions, with llama.cpp started and quiet."""
    import llama_cpp.llama_cpp as bound

    _kept.append(bound.llama_log_callback(_listen))
    bound.llama_log_set(_kept[-1], ctypes.c_void_p(0))
    bound.llama_backend_init()
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
        _complaints.append(_PLACE.sub("", text.decode(errors="replace").strip()))
