"""The journal of one session: a file of lines that only grows, written before anyone is told.

Each event is one `write` of one line, so the end of the process loses nothing. What ends a step is
also forced to the disk, in the background; `sync` waits for that, and then a power cut loses
nothing either. A line that a crash cut in two is cut off before the next is written, and said so.
One process writes, any number read.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar, cast

from talkbox_sessions.disk import DiskSync
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Event, SessionOpened
from talkbox_sessions.history import History
from talkbox_sessions.lines import BadLine, Recorded, check_format, decode, encode
from talkbox_sessions.lock import Lock

FILE = "journal.jsonl"
"""The journal's name in its session's folder."""

SYNCED = frozenset({"session_opened", "model_replied", "judged", "turn_ended", "head_moved"})
"""Types of events after which the journal is forced to the disk, with all that came before."""

_LOCK = "lock"
_E = TypeVar("_E", bound=Event)


class Journal:
    """The events of one session, in memory and on disk alike. Close it, or use it in a `with`.

    `Journal.create` and `Journal.open` make one.
    """

    def __init__(self, folder: Path, history: History, lock: Lock | None = None) -> None:
        self.folder = folder
        self.repaired: str | None = None
        """What was cut off on opening, in one sentence; None when the file was whole."""
        self.warnings: tuple[str, ...] = ()
        """What a lenient reading passed over."""
        self._history = history
        self._lock = lock
        self._file: IO[bytes] | None = None
        self._disk: DiskSync | None = None
        self._torn_bytes = 0

    @classmethod
    def create(cls, folder: Path, opened: SessionOpened) -> Self:
        """Start a session in `folder`, which is made when it is missing.

        Raises SessionError when a journal is there already or the folder cannot be written to.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SessionError(
                f"No session can be kept in {folder} ({error.strerror}); name another folder."
            ) from error
        journal = cls(folder, History(), Lock(folder / _LOCK))
        try:
            journal._start_writing("xb")
            journal.append(opened)
            _sync_folder(folder)
            journal.sync()
        except BaseException:
            journal.close()
            raise
        return journal

    @classmethod
    def open(cls, folder: Path, *, readonly: bool = False, lenient: bool = False) -> Self:
        """The session in `folder`, to go on with or only to read.

        A reader needs no lock and repairs nothing: what stands after the last newline may be an
        event on its way. A lenient one (never a writer) passes over damaged lines and lists them
        in `warnings`. Raises SessionError naming file and line otherwise, when there is no
        session, or when it is of another format; SessionLocked when another process writes.
        """
        path = folder / FILE
        if not path.is_file():
            raise SessionError(f"There is no session in {folder}; `talkbox sessions list` has all.")
        if readonly or lenient:
            return cls(folder, History())._load(lenient)
        journal = cls(folder, History(), Lock(folder / _LOCK))
        try:
            journal._load(lenient=False)
            journal._cut_torn_tail(journal._start_writing("ab"))
        except BaseException:
            journal.close()
            raise
        return journal

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self.folder / FILE

    @property
    def events(self) -> list[Event]:
        """All events of known types, in the order in which they were written."""
        return self._history.events

    @property
    def recorded(self) -> Sequence[Recorded]:
        """`events`, and between them those of types that only a newer talkbox knows."""
        return tuple(self._history.recorded)

    @property
    def head(self) -> str:
        """Id of the event where the session stands; the next one follows it."""
        assert self._history.head is not None, "a journal begins with session_opened"
        return self._history.head

    @property
    def opened(self) -> SessionOpened:
        """The first event."""
        first = self._history.recorded[0]
        assert isinstance(first, SessionOpened), "checked when the journal was read"
        return first

    def __getitem__(self, id: str) -> Recorded:
        """The event with this id; raises SessionError when there is none."""
        return self._history[id]

    def line(self, head: str | None = None) -> list[Event]:
        """The events from the first to `head` (where the session stands when None) by parents."""
        return self._history.line(head)

    def append(self, event: _E) -> _E:
        """Write the event down and return it as it was written.

        It gets an id and the time; its parent is the head unless it names another. Raises
        SessionError, and leaves the journal as it was, when the journal is open for reading only,
        the event cannot be written as JSON, hangs on nothing, or the disk is full.
        """
        if self._file is None:
            raise SessionError(f"The session {self.folder.name} is open for reading only.")
        line = encode(
            event.model_copy(
                update={
                    "id": self._new_id(),
                    "parent": self._history.head if event.parent is None else event.parent,
                    "at": _now(),
                }
            )
        )
        written = self._checked(line)
        self._write(self._file, line)
        self._history.add(written)
        if self._disk is not None and event.type in SYNCED:
            self._disk.request()
        return cast(_E, written)

    def sync(self) -> None:
        """Return once everything up to the last event of a `SYNCED` type is on the disk.

        Raises SessionError when the disk refused it.
        """
        try:
            if self._disk is not None:
                self._disk.wait()
        except OSError as error:
            raise self._unwritten(error) from error

    def close(self) -> None:
        """Wait for the disk, then let others write. More than once does nothing."""
        if self._disk is not None:
            self._disk.close()
            self._disk = None
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _new_id(self) -> str:
        while (id := secrets.token_hex(4)) in self._history:
            pass
        return id

    def _checked(self, line: bytes) -> Recorded:
        """The event as a later reader finds it, so that memory and file never differ."""
        try:
            event = decode(line[:-1])
        except BadLine as error:
            raise SessionError(f"This event cannot be written down: {error}.") from error
        complaint = self._history.complaint(event)
        if complaint is not None:
            raise SessionError(f"This event cannot be written down: {complaint}.")
        return event

    def _start_writing(self, mode: str) -> IO[bytes]:
        try:
            self._file = cast(IO[bytes], self.path.open(mode, buffering=0))
        except FileExistsError:
            raise SessionError(f"There is a session in {self.folder} already.") from None
        except OSError as error:
            raise self._unwritten(error) from error
        self._disk = DiskSync(self._file.fileno())
        return self._file

    def _write(self, file: IO[bytes], line: bytes) -> None:
        before = os.fstat(file.fileno()).st_size
        try:
            if file.write(line) != len(line):
                raise OSError(None, "the disk is full")
        except OSError as error:
            with suppress(OSError):
                file.truncate(before)
                file.seek(before)
            raise self._unwritten(error) from error

    def _unwritten(self, error: OSError) -> SessionError:
        return SessionError(
            f"The journal {self.path} could not be written ({error.strerror}); "
            "free some space, or see whether you may write there."
        )

    def _load(self, lenient: bool) -> Self:
        try:
            *lines, torn = self.path.read_bytes().split(b"\n")
        except OSError as error:
            raise SessionError(
                f"The journal {self.path} cannot be read ({error.strerror})."
            ) from error
        self._torn_bytes = len(torn)
        self._check_first(lines)
        warnings = []
        for number, line in enumerate(lines, start=1):
            complaint = self._take_in(line, keep=lenient)
            if complaint is not None:
                text = f"{self.path}, line {number}: {complaint}"
                if not lenient or number == 1:
                    raise SessionError(f"{text}; the session cannot go on from a damaged journal.")
                warnings.append(text)
        self.warnings = tuple(warnings)
        return self

    def _check_first(self, lines: list[bytes]) -> None:
        if not lines:
            raise SessionError(f"The journal {self.path} is empty; nothing was ever recorded.")
        try:
            check_format(lines[0])
        except SessionError as error:
            raise SessionError(f"The journal {self.path} cannot be read: {error}.") from error

    def _take_in(self, line: bytes, *, keep: bool) -> str | None:
        """Add the event on this line; what is wrong with it otherwise.

        With `keep`, what merely hangs on something missing is added all the same.
        """
        try:
            event = decode(line)
        except BadLine as error:
            return str(error)
        complaint = self._history.complaint(event)
        if complaint is None or (keep and event.id and event.id not in self._history):
            self._history.add(event)
        return complaint

    def _cut_torn_tail(self, file: IO[bytes]) -> None:
        if not self._torn_bytes:
            return
        try:
            file.truncate(os.fstat(file.fileno()).st_size - self._torn_bytes)
            os.fsync(file.fileno())
        except OSError as error:
            raise self._unwritten(error) from error
        self.repaired = (
            f"The last line of {self.path} was cut off after {self._torn_bytes} bytes when talkbox "
            "stopped; it has been removed and everything before it is whole."
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _sync_folder(folder: Path) -> None:
    """Force the folder's new entries to the disk, where the system can (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
