"""The pages of an OGG file: whether all are there and sound, and the same number in each.

libsndfile skips a page that is damaged without a word, and an encoder numbers each stream at
random, so that equal sounds would make different files. Page layout and checksum: RFC 3533.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

_CAPTURE = b"OggS"
_HEADER_BYTES = 27
_SERIAL = slice(14, 18)
_CHECKSUM = slice(22, 26)
_STREAM_NUMBER = 1

_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))

Condition = Literal["whole", "cut short", "damaged"]


def condition(path: Path) -> Condition:
    """Whether the file's pages follow each other to its end and agree with their checksums.

    A file that merely lacks the mark of the last page is a recorded stream, and whole; so is one
    with a tag behind. Raises OSError.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = 0
        for at, size in _pages(data):
            if at + size > len(data):
                return "cut short"
            page = data[at : at + size]
            if _checksum(page) != page[_CHECKSUM]:
                return "damaged"
            at += size
        return "damaged" if data.find(_CAPTURE, at) >= 0 else "whole"


def number_alike(path: Path) -> None:
    """Give every page of a file with one stream the same stream number. Raises OSError."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        for at, size in _pages(data):
            page = bytearray(data[at : at + size])
            page[_SERIAL] = struct.pack("<I", _STREAM_NUMBER)
            page[_CHECKSUM] = _checksum(page)
            data[at : at + size] = bytes(page)
        data.flush()


def _pages(data: mmap.mmap) -> Iterator[tuple[int, int]]:
    """Where each page begins and how long it should be, up to the first that is none."""
    at = 0
    while data[at : at + 4] == _CAPTURE:
        header = data[at : at + _HEADER_BYTES]
        count = header[26] if len(header) == _HEADER_BYTES else 255
        lengths = data[at + _HEADER_BYTES : at + _HEADER_BYTES + count]
        size = _HEADER_BYTES + count + sum(lengths)
        yield at, size
        at += size


def _checksum(page: bytes | bytearray) -> bytes:
    """The page's CRC-32, its checksum field taken as zero.

    Ogg's runs through the bits in the other order than zlib's and inverts nothing, so mirrored
    bytes give a mirrored result.
    """
    blank = bytearray(page)
    blank[_CHECKSUM] = bytes(4)
    mirrored = zlib.crc32(blank.translate(_MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return struct.pack(">I", mirrored).translate(_MIRRORED)
