"""Forces a file to the disk in the background, so that nobody waits for a disk in mid-turn.

What was written survives the end of the process at once; what was also forced survives a power
cut. Forcing takes milliseconds on many disks, several times per turn, so a thread does it while
the turn goes on, and whoever needs certainty waits.
"""

from __future__ import annotations

import os
import threading


class DiskSync:
    """`request` starts forcing what is in the file now, `wait` returns once that is done."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._state = threading.Condition()
        self._wanted = 0
        self._done = 0
        self._closing = False
        self._error: OSError | None = None
        self._thread: threading.Thread | None = None

    def request(self) -> None:
        """Have everything written so far forced to the disk soon."""
        with self._state:
            self._wanted += 1
            self._state.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def wait(self) -> None:
        """Return when every request is met; raises the OSError of one that could not be."""
        with self._state:
            wanted = self._wanted
            self._state.wait_for(lambda: self._done >= wanted)
            error, self._error = self._error, None
        if error is not None:
            raise error

    def close(self) -> None:
        """Meet every request, then end the thread; never raises for the disk's sake."""
        with self._state:
            self._closing = True
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._closing or self._done < self._wanted)
                wanted = self._wanted
                if self._done == wanted:
                    return
            error = self._force()
            with self._state:
                self._error = self._error or error
                self._done = wanted
                self._state.notify_all()

    def _force(self) -> OSError | None:
        try:
            os.fsync(self._fd)
        except OSError as error:
            return error
        return None
