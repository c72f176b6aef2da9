"""One writer at a time: a lock that the operating system frees when its holder ends, however.

The lock is on an open file, not on the file's existence, so a crash leaves nothing to clean up.
The file says who holds it, for the message only; what it says is never trusted.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from talkbox_sessions.errors import SessionError, SessionLocked

_FAR_BYTE = 1 << 30
"""Windows forbids reading locked bytes, so the lock lies behind everything written."""


class Lock:
    """Holds a session's lock file from construction until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raises SessionLocked at once when another process has it."""
        try:
            self._file = path.open("a+b", buffering=0)
        except OSError as error:
            raise SessionError(
                f"The session in {path.parent} cannot be written to ({error.strerror}); "
                "open it for reading only, or give yourself the right to write there."
            ) from error
        try:
            _take(self._file.fileno())
        except OSError as error:
            holder = _holder(path)
            self._file.close()
            raise SessionLocked(
                f"The session {path.parent.name} is in use{holder}; end that one first, "
                "or open the session for reading only."
            ) from error
        with suppress(OSError):  # a full disk must not stop anyone from opening a session
            self._sign()

    def release(self) -> None:
        """Give the lock up; more than once does nothing."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()

    def _sign(self) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        self._file.truncate(0)
        self._file.write(json.dumps({"pid": os.getpid(), "since": since}).encode())


def _holder(path: Path) -> str:
    try:
        data = json.loads(path.read_bytes())
        since = datetime.fromisoformat(data["since"])
        return f" by process {int(data['pid'])} since {since:%Y-%m-%d %H:%M:%S} UTC"
    except (OSError, ValueError, TypeError, KeyError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        os.lseek(fd, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
