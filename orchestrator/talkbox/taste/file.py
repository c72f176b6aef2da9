"""`taste.toml`: read, and changed by one process at a time, whole or not at all.

A file that does not keep to its form is never written over: what the user typed there stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from talkbox.taste.form import TasteError, Tastes, parsed, written
from talkbox.whole_file import write_whole
from talkbox_sessions.errors import SessionError, SessionLocked
from talkbox_sessions.lock import Lock

FILE = "taste.toml"
LARGEST_BYTES = 1_000_000
_WAIT_SECONDS = 5.0
_LOOK_AGAIN_SECONDS = 0.02


class TasteFile:
    """The taste of one user, in one file that need not exist."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def read(self) -> Tastes:
        """What is kept; raises TasteError where the file cannot be used."""
        try:
            if self.path.stat().st_size > LARGEST_BYTES:
                raise TasteError(f"{self.path} is larger than {LARGEST_BYTES // 1_000_000} MB.")
            text = self.path.read_text(encoding="utf-8-sig")
        except (FileNotFoundError, NotADirectoryError):
            return Tastes()
        except UnicodeDecodeError:
            raise TasteError(f"{self.path} is not UTF-8 text.") from None
        except OSError as error:
            raise TasteError(f"{self.path} cannot be read ({error.strerror}).") from None
        return parsed(text, str(self.path))

    def change(self, make: Callable[[Tastes], Tastes]) -> Tastes:
        """Put what `make` makes of the tastes in their place; raises TasteError as `read`."""
        with self._alone():
            after = make(self.read())
            try:
                write_whole(self.path, written(after))
            except OSError as error:
                raise TasteError(f"{self.path} cannot be written ({error.strerror}).") from None
        return after

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = self._lock()
        try:
            yield
        finally:
            lock.release()

    def _lock(self) -> Lock:
        """The lock, waited for as long as another process may take to write a small file."""
        last = monotonic() + _WAIT_SECONDS
        while True:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                return Lock(self.path.with_name("taste.lock"))
            except SessionLocked:
                if monotonic() > last:
                    raise TasteError(
                        f"{self.path} is being written by another process; try again."
                    ) from None
                sleep(_LOOK_AGAIN_SECONDS)
            except (SessionError, OSError):
                raise TasteError(f"{self.path.parent} cannot be written to.") from None
