"""ggml's own reader of GGUF headers, out of the libraries that llama-cpp-python brings.

It reads keys and the list of tensors and no weights, and checks every length against the file. Its
getters end the process when a key has another type than the one asked for, so nothing here asks
before it has looked at the type. The figures are those of ggml's `gguf.h`, GGUF version 3.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from talkbox.closing import Closing
from talkbox.messages import ModelError

VERSION = 3
"""The newest version of the format that this reader knows."""
UINT32 = 4
_ARRAY, _STRING, _MISSING = 9, 8, -1
_NUMBERS: dict[int, Any] = {
    0: ctypes.c_uint8,
    1: ctypes.c_int8,
    2: ctypes.c_uint16,
    3: ctypes.c_int16,
    4: ctypes.c_uint32,
    5: ctypes.c_int32,
    6: ctypes.c_float,
    7: ctypes.c_bool,
    10: ctypes.c_uint64,
    11: ctypes.c_int64,
    12: ctypes.c_double,
}
_LOG = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
_one_reader = Lock()
"""The log's listener is one for the process, so one file is opened at a time."""


class Unreadable(Exception):
    """The reader refused the file; the text is what it logged."""


class _Parameters(ctypes.Structure):
    _fields_ = (("no_alloc", ctypes.c_bool), ("ctx", ctypes.c_void_p))


class GgufFile(Closing):
    """The keys and tensors of one file. Use it in a `with`; raises Unreadable when it is broken."""

    def __init__(self, path: Path) -> None:
        self._ggml = _library()
        with _one_reader, _logged(self._ggml) as log:
            self._file = self._ggml.gguf_init_from_file(os.fsencode(path), _Parameters(True, None))
        if not self._file:
            raise Unreadable(": ".join(log))

    def close(self) -> None:
        """Give the memory back."""
        file, self._file = self._file, None
        self._ggml.gguf_free(file)

    def number(self, key: str) -> int | float | bool | None:
        """A key's number; None where it is missing, text or an array."""
        place, kind = self._find(key)
        if kind not in _NUMBERS:
            return None
        return self._numbers(self._ggml.gguf_get_val_data(self._file, place), kind, 1)[0]

    def holds_else(self, key: str, kind: int) -> bool:
        """Whether a key is there and holds something else than this kind of number."""
        return self._find(key)[1] not in (_MISSING, kind)

    def text(self, key: str) -> str | None:
        """A key's text; None where it is missing or no text."""
        place, kind = self._find(key)
        if kind != _STRING:
            return None
        text: bytes = self._ggml.gguf_get_val_str(self._file, place)
        return text.decode(errors="replace")

    def numbers(self, key: str) -> tuple[int | float | bool, ...] | None:
        """An array of numbers; None where the key is missing or anything else."""
        place, kind = self._find(key)
        if kind != _ARRAY:
            return None
        items = self._ggml.gguf_get_arr_type(self._file, place)
        if items not in _NUMBERS:
            return None
        count = self._ggml.gguf_get_arr_n(self._file, place)
        return self._numbers(self._ggml.gguf_get_arr_data(self._file, place), items, count)

    def count(self, key: str) -> int:
        """How many items an array has; 0 where there is none."""
        place, kind = self._find(key)
        return self._ggml.gguf_get_arr_n(self._file, place) if kind == _ARRAY else 0

    def tensor_bytes(self) -> tuple[int, int]:
        """The size of all tensors, and how long the file must be to hold them; both in bytes."""
        end: int = self._ggml.gguf_get_data_offset(self._file)
        total = 0
        for tensor in range(self._ggml.gguf_get_n_tensors(self._file)):
            size: int = self._ggml.gguf_get_tensor_size(self._file, tensor)
            start = self._ggml.gguf_get_tensor_offset(self._file, tensor)
            end = max(end, self._ggml.gguf_get_data_offset(self._file) + start + size)
            total += size
        return total, end

    def _find(self, key: str) -> tuple[int, int]:
        place: int = self._ggml.gguf_find_key(self._file, key.encode())
        return place, self._ggml.gguf_get_kv_type(self._file, place) if place >= 0 else _MISSING

    def _numbers(self, data: int, kind: int, count: int) -> tuple[int | float | bool, ...]:
        if not count:
            return ()
        return tuple((_NUMBERS[kind] * count).from_address(data))


def printable(text: str) -> str:
    """Text out of a file that anyone may have written, fit for a terminal and for one line."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


@contextmanager
def _logged(ggml: ctypes.CDLL) -> Iterator[list[str]]:
    """What ggml logs meanwhile, in the place of printing it; function names are cut off."""
    lines: list[str] = []

    def listen(_level: int, text: bytes, _data: int | None) -> None:
        _function, _, said = text.decode(errors="replace").strip().partition(": ")
        lines.append(printable(said))

    before, data = ctypes.c_void_p(), ctypes.c_void_p()
    ggml.ggml_log_get(ctypes.byref(before), ctypes.byref(data))
    listener = _LOG(listen)
    ggml.ggml_log_set(listener, None)
    try:
        yield lines
    finally:
        ggml.ggml_log_set(before, data)


_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "gguf_init_from_file": (ctypes.c_void_p, (ctypes.c_char_p, _Parameters)),
    "gguf_free": (None, (ctypes.c_void_p,)),
    "gguf_find_key": (ctypes.c_int64, (ctypes.c_void_p, ctypes.c_char_p)),
    "gguf_get_kv_type": (ctypes.c_int, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_val_data": (ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_val_str": (ctypes.c_char_p, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_arr_type": (ctypes.c_int, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_arr_n": (ctypes.c_size_t, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_arr_data": (ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_n_tensors": (ctypes.c_int64, (ctypes.c_void_p,)),
    "gguf_get_tensor_size": (ctypes.c_size_t, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_tensor_offset": (ctypes.c_size_t, (ctypes.c_void_p, ctypes.c_int64)),
    "gguf_get_data_offset": (ctypes.c_size_t, (ctypes.c_void_p,)),
    "ggml_log_get": (None, (ctypes.c_void_p, ctypes.c_void_p)),
    "ggml_log_set": (None, (ctypes.c_void_p, ctypes.c_void_p)),
}
"""Result and arguments of each function that is used."""


def libraries_folder() -> Path:
    """Where llama-cpp-python has its libraries; it is not imported for that. Raises ModelError."""
    given = os.environ.get("LLAMA_CPP_LIB_PATH")
    if given is not None:
        return Path(given)
    spec = find_spec("llama_cpp")
    if spec is None or spec.origin is None:
        raise ModelError(
            "To run a GGUF file llama-cpp-python is needed: pip install llama-cpp-python."
        )
    return Path(spec.origin).parent / "lib"


@cache
def _library() -> ctypes.CDLL:
    """libggml-base, with every function declared."""
    folder = libraries_folder()
    endings = {"win32": (".dll",), "darwin": (".dylib", ".so")}.get(sys.platform, (".so",))
    paths = [folder / f"{lib}ggml-base{ending}" for lib in ("lib", "") for ending in endings]
    found = next((path for path in paths if path.exists()), None)
    if found is None:
        raise ModelError(
            f"llama-cpp-python has no libraries in {folder}; install it again: "
            "pip install --force-reinstall llama-cpp-python."
        )
    library = ctypes.CDLL(str(found))
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
