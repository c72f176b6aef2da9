"""What an MP3 file promises, read from its frames, and silence from the library that decodes it.

mpg123, inside libsndfile, trusts a stated length, guesses one where none is stated (and then gives
back less than there is), and prints its worries to standard error. Files of either kind are found
here first. Frame layout: ISO/IEC 11172-3 2.4.1.3; the Xing header as LAME writes it.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SEARCHED_BYTES = 65_536
_BYTES_PER_KBIT = 125
_HEADER_BYTES = 64
"""A Xing, Info or VBRI header begins within this much of the first frame."""

_KBITS = {
    (1, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""(MPEG 1 or not, layer) -> kilobits per second by index; index 0 ("free") is not supported."""
_RATES_HZ = (44_100, 48_000, 32_000)
_RATE_DIVISOR = {3: 1, 2: 2, 0: 4}
"""Version bits (MPEG 1, 2, 2.5) -> by how much the rates are lower."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of an MPEG stream."""

    samples: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Stream:
    """What is known of an MP3 file without decoding it."""

    promised_bytes: int
    """0 where no header states it."""
    there_bytes: int
    samples: int | None
    """Counted from the frames, where no header states the length; None where one does."""


def stream(path: Path) -> Stream | None:
    """What the MP3 file says of itself; None when there is no MPEG frame. Raises OSError."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = None if _is_flac(data) else _first_frame(data)
        if start is None:
            return None
        stated = _stated_bytes(data[start : start + _HEADER_BYTES])
        counted = _count_samples(data, start) if stated is None else None
        return Stream(stated or 0, len(data) - start, counted)


@contextmanager
def quiet() -> Iterator[None]:
    """Send standard error to nowhere, for what a C library prints there; for MP3 only."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _first_frame(data: mmap.mmap) -> int | None:
    """Where the first frame stands that another follows, within reach of the start or the tag."""
    start = _tag_bytes(data)
    for at in range(start, min(start + _SEARCHED_BYTES, len(data) - 3)):
        if data[at] != 0xFF:
            continue
        frame = _frame(data, at)
        if frame is not None:
            after = at + frame.size_bytes
            if after >= len(data) - 3 or _frame(data, after) is not None:
                return at
    return None


def _is_flac(data: mmap.mmap) -> bool:
    at = _tag_bytes(data)
    return data[at : at + 4] == b"fLaC"


def _tag_bytes(data: mmap.mmap) -> int:
    """Length of the ID3v2 tags in front; a length there has 7 bits per byte."""
    at = 0
    while data[at : at + 3] == b"ID3" and len(data) >= at + 10:
        a, b, c, d = data[at + 6 : at + 10]
        at += 10 + (a << 21 | b << 14 | c << 7 | d)
    return at


def _frame(data: mmap.mmap, at: int) -> Frame | None:
    if at + 4 > len(data):
        return None
    sync, flags, rates = data[at : at + 3]
    version, layer = flags >> 3 & 3, 4 - (flags >> 1 & 3)
    kbit_index, rate_index = rates >> 4, rates >> 2 & 3
    if sync != 0xFF or flags & 0xE0 != 0xE0 or version == 1 or layer == 4:
        return None
    if kbit_index in (0, 15) or rate_index == 3:
        return None
    first = 1 if version == 3 else 2
    rate_hz = _RATES_HZ[rate_index] // _RATE_DIVISOR[version]
    byte_rate = _KBITS[first, layer][kbit_index] * _BYTES_PER_KBIT
    padding = rates >> 1 & 1
    if layer == 1:
        return Frame(384, (12 * byte_rate // rate_hz + padding) * 4)
    samples = 576 if layer == 3 and first == 2 else 1152
    return Frame(samples, samples * byte_rate // rate_hz + padding)


def _stated_bytes(head: bytes) -> int | None:
    """Length of the stream by the first frame's header, 0 if it leaves that out, None if none."""
    at = max(head.find(b"Xing"), head.find(b"Info"))
    if at < 0 or len(head) < at + 16:
        return 0 if b"VBRI" in head else None
    flags, _, size = struct.unpack(">3I", head[at + 4 : at + 16])
    if not flags & 1:
        return None
    return int(size) if flags & 2 else 0


def _count_samples(data: mmap.mmap, at: int) -> int:
    samples = 0
    while (frame := _frame(data, at)) is not None:
        samples += frame.samples
        at += frame.size_bytes
    return samples
