"""The prefix that every prompt begins with, kept on disk so that a next start need not read it.

System prompt and tools are the same for a whole session and mostly for the next one. A file serves
only the model, the form of its memory, the llama.cpp and the very tokens that it was made with;
one that is damaged or was made otherwise is deleted, and the prefix is evaluated as usual.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from talkbox.messages import Cancelled
from talkbox.models.llama.ledger import REST, Ledger

MOST_BYTES = 2 << 30
"""All files together; the ones not used for longest go first."""
SPARED_BYTES = 1 << 30
"""What must stay free on the disk after a file was written."""
STALE_SECONDS = 3600
"""An unfinished file older than this belongs to a process that died."""
SUFFIX, UNFINISHED = ".warm", ".part"
SEAL_BYTES = hashlib.sha256().digest_size
PIECE_BYTES = 1 << 20
"""How much of a file is read between two looks for a cancel."""

Asked = Callable[[], bool]


class Store(Protocol):
    """A cache whose sequences can be written to files; `context.Context` is one."""

    def forget(self, sequence: int, start: int, end: int) -> bool:
        """As `ledger.Cells` has it."""
        ...

    def copy(self, source: int, target: int, start: int, end: int) -> None:
        """As `ledger.Cells` has it."""
        ...

    def state_bytes(self, sequence: int) -> int:
        """How much `save` would write."""
        ...

    def save(self, sequence: int, path: Path, tokens: Sequence[int]) -> None:
        """Write a sequence and its tokens to a file. Raises OSError."""
        ...

    def load(self, sequence: int, path: Path, most: int) -> list[int]:
        """Read a file into a sequence; its tokens, empty when it does not fit this model."""
        ...


def _never() -> bool:
    return False


class WarmPrefixes:
    """The files of one model, in a folder that other models may share."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        ledger: Ledger,
        form: Mapping[str, object],
        *,
        most_bytes: int = MOST_BYTES,
        spared_bytes: int = SPARED_BYTES,
    ) -> None:
        """`form` is all that a file depends on besides its tokens; see `form_of`."""
        self._folder = folder
        self._store = store
        self._ledger = ledger
        self._form = json.dumps(form, sort_keys=True)
        self._most_bytes = most_bytes
        self._spared_bytes = spared_bytes

    def wake(self, tokens: Sequence[int], *, cancelled: Asked = _never) -> bool:
        """Bring the prefix into the ledger from its file; whether that is where it came from.

        Raises Cancelled when asked to stop; the file stays for the next time.
        """
        if self._ledger.find(tokens) is not None:
            return False
        path = self._path(tokens)
        if not path.exists():
            return False
        if _sealed(path, cancelled) and self._load(path, tokens):
            with suppress(OSError):
                os.utime(path)
            return True
        _remove(path)
        return False

    def keep(self, tokens: Sequence[int], *, cancelled: Asked = _never) -> bool:
        """Write the prefix to its file, if some line begins with it; whether it was written now.

        Takes as long as the disk needs for it, so it is best called after a reply. Raises Cancelled
        when asked to stop, with nothing written.
        """
        path, sequence = self._path(tokens), self._ledger.find(tokens)
        if sequence is None or path.exists():
            return False
        spare = self._ledger.spare
        self._store.copy(sequence, spare, 0, len(tokens))
        try:
            # A recurrent model's memory cannot be taken back to what it was after the prefix.
            return self._store.forget(spare, len(tokens), REST) and self._save(
                path, spare, tokens, cancelled
            )
        finally:
            self._store.forget(spare, 0, REST)

    def _load(self, path: Path, tokens: Sequence[int]) -> bool:
        place = self._ledger.adopt(tokens)
        try:
            whole = self._store.load(place.sequence, path, len(tokens)) == list(tokens)
        except BaseException:
            self._ledger.forget_tail(place.sequence, 0)
            raise
        if whole:
            self._ledger.extend(place.sequence, tokens)
        else:
            self._ledger.forget_tail(place.sequence, 0)
        return whole

    def _save(self, path: Path, sequence: int, tokens: Sequence[int], cancelled: Asked) -> bool:
        unfinished = path.with_name(f"{path.stem}.{os.getpid()}{UNFINISHED}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._make_room(self._store.state_bytes(sequence)):
                return False
            self._store.save(sequence, unfinished, tokens)
            with unfinished.open("r+b") as file:
                file.write(_seal(path.stem, _pieces(file, unfinished.stat().st_size), cancelled))
            unfinished.replace(path)
        except OSError:  # a start that is slow again is all that comes of it
            _remove(unfinished)
            return False
        except BaseException:  # Ctrl-C, which would leave up to a gigabyte
            _remove(unfinished)
            raise
        return True

    def _make_room(self, size_bytes: int) -> bool:
        """Delete what was not used for longest; false where the file should not be written."""
        if size_bytes > self._most_bytes:
            return False
        _remove_stale(self._folder)
        found = [(path.stat(), path) for path in self._folder.glob(f"*{SUFFIX}")]
        found.sort(key=lambda entry: entry[0].st_mtime)
        total = size_bytes + sum(stat.st_size for stat, _ in found)
        for stat, path in found:
            if total <= self._most_bytes:
                break
            _remove(path)
            total -= stat.st_size
        return shutil.disk_usage(self._folder).free >= size_bytes + self._spared_bytes

    def _path(self, tokens: Sequence[int]) -> Path:
        source = f"{self._form} {list(tokens)}"
        return self._folder / (hashlib.sha256(source.encode()).hexdigest()[:32] + SUFFIX)


def form_of(model: Path, version: str, settings: Mapping[str, object]) -> dict[str, object]:
    """What a file depends on: the model's file as it is now, llama.cpp's version, and the settings
    that the form of its memory follows from (flash attention, layers on a GPU).

    Raises OSError when there is no such file.
    """
    stat = model.stat()
    return {
        "model": str(model.resolve()),
        "bytes": stat.st_size,
        "modified_ns": stat.st_mtime_ns,
        "version": version,
        "settings": dict(settings),
    }


def _seal(name: str, pieces: Iterator[bytes], cancelled: Asked) -> bytes:
    """A hash of a file's content and its name, so that neither can be another's.

    llama.cpp ends the process over some damaged files, so it is never given one.
    """
    digest = hashlib.sha256()
    for piece in pieces:
        if cancelled():
            raise Cancelled
        digest.update(piece)
    return hashlib.sha256(name.encode() + digest.digest()).digest()


def _sealed(path: Path, cancelled: Asked) -> bool:
    try:
        size = path.stat().st_size - SEAL_BYTES
        if size <= 0:
            return False
        with path.open("rb") as file:
            return _seal(path.stem, _pieces(file, size), cancelled) == file.read()
    except OSError:
        return False


def _pieces(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (piece := file.read(min(left, PIECE_BYTES))):
        yield piece
        left -= len(piece)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _remove_stale(folder: Path) -> None:
    for path in folder.glob(f"*{UNFINISHED}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > STALE_SECONDS:
                path.unlink()
