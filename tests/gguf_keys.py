"""The keys of a GGUF file as Python values, fast enough for a vocabulary of a quarter million.

gguf-py's own reader makes a few numpy objects of every string, which takes half a minute here.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, NamedTuple

from gguf import GGUFValueType

FORMATS = {
    GGUFValueType.UINT8: "B",
    GGUFValueType.INT8: "b",
    GGUFValueType.UINT16: "H",
    GGUFValueType.INT16: "h",
    GGUFValueType.UINT32: "I",
    GGUFValueType.INT32: "i",
    GGUFValueType.FLOAT32: "f",
    GGUFValueType.BOOL: "?",
    GGUFValueType.UINT64: "Q",
    GGUFValueType.INT64: "q",
    GGUFValueType.FLOAT64: "d",
}


class Entry(NamedTuple):
    """A value and its type; `items` is the type of an array's items. Strings are bytes."""

    value: Any
    type: GGUFValueType
    items: GGUFValueType | None


def read_keys(path: Path) -> dict[str, Entry]:
    """All keys of the file, in its order."""
    cursor = _Cursor(path.read_bytes())
    assert cursor.take(4) == b"GGUF", path
    _version, _tensors, count = cursor.unpack("IQQ")
    keys = {}
    for _ in range(count):
        name = cursor.string().decode()
        keys[name] = cursor.entry()
    return keys


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, length: int) -> bytes:
        self._at += length
        return self._data[self._at - length : self._at]

    def unpack(self, layout: str) -> tuple[Any, ...]:
        size = struct.calcsize("<" + layout)
        return struct.unpack("<" + layout, self.take(size))

    def string(self) -> bytes:
        return self.take(int.from_bytes(self.take(8), "little"))

    def entry(self) -> Entry:
        kind = GGUFValueType(self.unpack("I")[0])
        if kind is not GGUFValueType.ARRAY:
            return Entry(self._items(kind, 1)[0], kind, None)
        items, count = self.unpack("IQ")
        return Entry(self._items(GGUFValueType(items), count), kind, GGUFValueType(items))

    def _items(self, kind: GGUFValueType, count: int) -> list[Any]:
        if kind is GGUFValueType.STRING:
            return [self.string() for _ in range(count)]
        return list(self.unpack(f"{count}{FORMATS[kind]}"))
