"""Keeps a stream of audio for a second reading, in memory while small and in a file when large.

Effects that must hear the end before they can write the beginning (a fade-out, a loudness target)
read a spool instead of one large array, so that a long file never has to fit into memory.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import BackendError

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

IN_MEMORY_BYTES = 64 * 2**20
"""A spool larger than this goes to a temporary file; about three minutes of 44.1 kHz stereo."""

BLOCK_SAMPLES = 65_536
"""How many samples a second reading takes at a time unless told otherwise."""


class Spool:
    """Audio blocks written once, in order, then read in any order as often as wanted."""

    def __init__(self, in_memory_bytes: int = IN_MEMORY_BYTES) -> None:
        self.channels = 0
        """0 until the first block."""
        self.samples = 0
        """Samples per channel so far."""
        self._in_memory_bytes = in_memory_bytes
        self._held: list[Audio] = []
        self._file: IO[bytes] | None = None

    def write(self, block: Audio) -> None:
        """Append `block`; raises BackendError when the disk is full."""
        if not block.shape[1]:
            return
        self.channels = block.shape[0]
        self.samples += block.shape[1]
        self._held.append(block)
        if self._file is not None or self._bytes() > self._in_memory_bytes:
            self._move_to_file()

    def read(self, start: int, count: int) -> Audio:
        """`count` samples from `start`, fewer where the audio ends; may share memory."""
        count = max(0, min(count, self.samples - start))
        if self._file is not None:
            return self._read_file(start, count)
        return self._whole()[:, start : start + count]

    def blocks(self, size: int = BLOCK_SAMPLES) -> Iterator[Audio]:
        """All of it from the start, `size` samples at a time."""
        for start in range(0, self.samples, size):
            yield np.ascontiguousarray(self.read(start, size))

    def _bytes(self) -> int:
        return 4 * self.channels * self.samples

    def _whole(self) -> Audio:
        if len(self._held) != 1:
            empty = np.zeros((max(1, self.channels), 0), np.float32)
            self._held = [np.concatenate(self._held, axis=1) if self._held else empty]
        return self._held[0]

    def _move_to_file(self) -> None:
        try:
            if self._file is None:
                # The file lives as long as the spool, not as long as this call.
                self._file = tempfile.TemporaryFile(prefix="talkbox-")  # noqa: SIM115
                weakref.finalize(self, self._file.close)
            for block in self._held:
                self._file.write(np.ascontiguousarray(block.T).tobytes())
        except OSError as error:
            raise BackendError(
                f"The temporary file for a long render could not be written ({error.strerror}); "
                f"free {self._bytes() // 2**20 + 1} MB or more in {tempfile.gettempdir()}."
            ) from error
        self._held.clear()

    def _read_file(self, start: int, count: int) -> Audio:
        assert self._file is not None
        frame_bytes = 4 * self.channels
        self._file.seek(start * frame_bytes)
        raw = self._file.read(count * frame_bytes)
        frames = np.frombuffer(raw, np.float32).reshape(-1, self.channels)
        self._file.seek(0, 2)
        return np.ascontiguousarray(frames.T)
