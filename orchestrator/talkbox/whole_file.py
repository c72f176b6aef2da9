"""Small files that people edit too: changed by one process at a time, and whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from talkbox_sessions.errors import SessionError, SessionLocked
from talkbox_sessions.lock import Lock

LARGEST_BYTES = 1_000_000
_WAIT_SECONDS = 5.0
_LOOK_AGAIN_SECONDS = 0.02


class Unchangeable(OSError):
    """Nobody may change the file now; the text is one sentence for people."""


class Unreadable(ValueError):
    """The file cannot be used; the text says what is wrong, after the file's name."""


def read_small(path: Path) -> str | None:
    """The text of the file, without a byte order mark; None where there is none.

    Raises Unreadable.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise Unreadable(f"is larger than {LARGEST_BYTES // 1_000_000} MB")
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        raise Unreadable("is not UTF-8 text") from None
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})") from None


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other processes from changing the file between reading and writing it.

    Waits as long as one of them may take for a small file; raises Unchangeable then, and where
    the folder cannot be written to.
    """
    lock = _lock(path)
    try:
        yield
    finally:
        lock.release()


def _lock(path: Path) -> Lock:
    last = monotonic() + _WAIT_SECONDS
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return Lock(path.with_suffix(".lock"))
        except SessionLocked:
            if monotonic() > last:
                text = f"{path} is being written by another process; try again."
                raise Unchangeable(text) from None
            sleep(_LOOK_AGAIN_SECONDS)
        except (SessionError, OSError):
            raise Unchangeable(f"{path.parent} cannot be written to.") from None


def write_whole(path: Path, text: str) -> None:
    """Put `text` in the place of the file, which need not exist; raises OSError naming it.

    A link is followed, so that a file kept elsewhere stays there.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()
