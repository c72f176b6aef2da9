"""Rendered stages kept for the next render, up to a number of bytes; the least used go first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio


class StageCache:
    """Audio by key; safe to share between threads. What is put in becomes read-only."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, Audio] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Audio | None:
        """The audio under `key`, now the most recently used; None when it is not there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: str, audio: Audio) -> None:
        """Keep `audio`; larger than everything allowed, it is not kept."""
        audio.flags.writeable = False
        with self._lock:
            self._forget(key)
            if audio.nbytes > self._most_bytes:
                return
            self._kept[key] = audio
            self._bytes += audio.nbytes
            while self._bytes > self._most_bytes:
                self._forget(next(iter(self._kept)))

    def _forget(self, key: str) -> None:
        audio = self._kept.pop(key, None)
        if audio is not None:
            self._bytes -= audio.nbytes
