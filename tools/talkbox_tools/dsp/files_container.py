"""What the first bytes of an audio file say, before any library is trusted with the rest.

libsndfile guesses a format from a file's name when it does not know its bytes, reads a file that
was cut short without a word, and stamps the time into float files. Here only bytes count, the
promise in the header is compared with what is there, and the stamp is taken out again.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

HEAD_BYTES = 64
"""How much of a file `container` wants to see."""

_RIFF = {b"RIFF": "<", b"RF64": "<", b"RIFX": ">"}
_W64 = bytes.fromhex("726966662e91cf11a5d628db04c10000")
_W64_DATA = bytes.fromhex("64617461f3acd3118cd100c04f8edb8a")
_STREAMED_BYTES = 0x7FFF0000
"""From here on a 32-bit length means "until the end": written by programs that could not go back
(ffmpeg 0xFFFFFFFF, sox 0x7FFFF000 into a pipe)."""
_CHUNKS_LIMIT = 10_000


Chunk = tuple[bytes, int, int]
"""Name, where its content begins, how many bytes it promises."""


def container(head: bytes) -> str | None:
    """The kind of audio file that begins with these bytes, "WAV" for instance; None for others.

    "ID3" stands for a tag in front of MP3 or FLAC.
    """
    if head[:4] in _RIFF and head[8:12] == b"WAVE":
        return "WAV"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "AIFF"
    if head.startswith(_W64):
        return "W64"
    starts = {b"fLaC": "FLAC", b"OggS": "OGG", b"caff": "CAF", b".snd": "AU", b"ID3": "ID3"}
    for start, name in starts.items():
        if head.startswith(start):
            return name
    return "MP3" if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 else None


def promise(path: Path) -> tuple[int, int]:
    """How many bytes of sound a WAV, AIFF, CAF or W64 file promises, and how many are there.

    (0, 0) for files that promise nothing. Raises OSError.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        data = next((chunk for chunk in _chunks(file) if _is_data(chunk)), None)
    if data is None:
        return 0, 0
    _, start, promised = data
    return promised, min(promised, size - start)


def forget_time(path: Path) -> None:
    """Zero the time of writing in a WAV or AIFF file's PEAK chunk, so that equal sounds make
    equal files. Raises OSError."""
    with path.open("r+b") as file:
        for name, start, _ in _chunks(file):
            if name == b"PEAK":
                file.seek(start + 4)
                file.write(bytes(4))
                return


def _is_data(chunk: Chunk) -> bool:
    return chunk[0] in (b"data", b"SSND", _W64_DATA)


def _chunks(file: IO[bytes]) -> Iterator[Chunk]:
    """The chunks of a file of any container that has them; none for the others."""
    head = file.read(HEAD_BYTES)
    if head.startswith(_W64):
        yield from _w64_chunks(file)
    elif head[:4] == b"caff":
        yield from _caf_chunks(file)
    elif head[:4] == b"FORM":
        yield from _riff_chunks(file, ">")
    elif head[:4] in _RIFF:
        yield from _riff_chunks(file, _RIFF[head[:4]])


def _riff_chunks(file: IO[bytes], order: str) -> Iterator[Chunk]:
    long_data = None
    at = 12
    for _ in range(_CHUNKS_LIMIT):
        header = _read_at(file, at, 8)
        if len(header) < 8:
            return
        name, size = struct.unpack(f"{order}4sI", header)
        if name == b"ds64":
            long_data = struct.unpack("<Q", _read_at(file, at + 16, 8).ljust(8, b"\0"))[0]
        if name == b"data" and size >= _STREAMED_BYTES:
            size = long_data or _left(file)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _w64_chunks(file: IO[bytes]) -> Iterator[Chunk]:
    at = 40
    for _ in range(_CHUNKS_LIMIT):
        header = _read_at(file, at, 24)
        if len(header) < 24:
            return
        name, size = struct.unpack("<16sQ", header)
        if size < 24:
            return
        yield name, at + 24, size - 24
        at += (size + 7) // 8 * 8


def _caf_chunks(file: IO[bytes]) -> Iterator[Chunk]:
    at = 8
    for _ in range(_CHUNKS_LIMIT):
        header = _read_at(file, at, 12)
        if len(header) < 12:
            return
        name, size = struct.unpack(">4sq", header)
        if size < 0:  # "until the end"
            size = _left(file)
        yield name, at + 12, size
        at += 12 + size


def _read_at(file: IO[bytes], at: int, count: int) -> bytes:
    """Fewer bytes, or none, where the file ends; a spoilt length can lead far beyond that."""
    if at > os.fstat(file.fileno()).st_size:
        return b""
    file.seek(at)
    return file.read(count)


def _left(file: IO[bytes]) -> int:
    return os.fstat(file.fileno()).st_size - file.tell()
