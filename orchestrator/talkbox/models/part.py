"""A file on its way here: what has come of it, and the checksum of that.

It lies beside its place under another name until it is whole, and outlives the process, so that a
later one goes on from its end.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.closing import Closing
from talkbox_sessions.errors import SessionLocked
from talkbox_sessions.lock import Lock

if TYPE_CHECKING:
    from hashlib import _Hash

_READ_BYTES = 1 << 22


class Taken(Exception):
    """Another process is writing this part."""


class Part(Closing):
    """Use it in a `with`; raises Taken when another process has it."""

    def __init__(self, path: Path, hashing: Callable[[], _Hash] = hashlib.sha256) -> None:
        """`hashing` makes the hash that the checksum is of."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._lock_path = path.with_name(f"{path.name}.lock")
        try:
            self._lock = Lock(self._lock_path)
        except SessionLocked:
            raise Taken from None
        self._file = path.open("a+b")
        self._hashing = hashing
        self._digest = hashing()

    def close(self) -> None:
        """Let another process have it; what was written stays."""
        self._file.close()
        self._lock.release()
        self._lock_path.unlink(missing_ok=True)

    def take_stock(self, seen: Callable[[int], None]) -> None:
        """Read what an earlier process left; `seen` is told how many bytes were read."""
        self._file.seek(0)
        while piece := self._file.read(_READ_BYTES):
            self._digest.update(piece)
            seen(self._file.tell())

    @property
    def length(self) -> int:
        """How many bytes are here."""
        return self._file.tell()

    @property
    def checksum(self) -> str:
        """Of what is here, in hexadecimal."""
        return self._digest.hexdigest()

    def put(self, place: int, piece: bytes) -> None:
        """Append a piece; one that belongs at the beginning begins the file anew."""
        if place == 0 and self.length:
            self._file.truncate(0)
            self._file.seek(0)
            self._digest = self._hashing()
        if place != self.length:
            raise ValueError(f"a piece for {place} came at {self.length}")
        self._file.write(piece)
        self._digest.update(piece)

    def take_into_use(self, target: Path) -> None:
        """Give the whole file its own name, in one step."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self.path.replace(target)

    def discard(self) -> None:
        """Throw it away."""
        self._file.close()
        self.path.unlink()
