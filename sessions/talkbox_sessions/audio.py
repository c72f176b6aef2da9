"""A session's audio, each file named after what is in it: `<sha256>.<ext>`.

A name can never come to mean another sound, storing twice stores once, and whoever doubts a file
hashes it again. A file is whole or not there: it is written under another name first.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from talkbox_sessions.errors import SessionError

BLOCK_BYTES = 1 << 20
"""How much of a file is in memory at a time."""

_NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,8}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class AudioStore:
    """The audio in one folder, which is made when the first file comes."""

    folder: Path
    digest: Callable[[Path], str] | None = None
    """What gives a file its name: the sha256 of its bytes when None, as for sources. For renders,
    which are known by their samples, a function that reads those."""

    def add_file(self, path: Path) -> str:
        """Copy a file in and return its hash; raises SessionError."""
        return self._add(_blocks(path), path.suffix)

    def add_bytes(self, data: bytes, suffix: str) -> str:
        """Keep `data` as a file that ends in `suffix` (".wav"); returns its hash."""
        return self._add((data,), suffix)

    def path(self, sha256: str) -> Path:
        """The file of this hash; raises SessionError when it is not here."""
        path = self._find(sha256)
        if path is None:
            raise SessionError(f"The audio {sha256[:12]!r} is not in {self.folder}.")
        return path

    def __contains__(self, sha256: str) -> bool:
        return self._find(sha256) is not None

    def files(self) -> list[Path]:
        """All files that are kept, by name."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def verify(self) -> list[str]:
        """A sentence for each file that has changed since it was stored or cannot be read."""
        return [problem for path in self.files() if (problem := self._problem(path)) is not None]

    def export(self, sha256: str, destination: Path) -> Path:
        """Copy the file of this hash to `destination`; nothing half-written is ever there.

        Raises SessionError when the hash is unknown, the file changed since it was stored, or
        `destination` cannot be written.
        """
        source = self.path(sha256)
        problem = self._problem(source)
        if problem is not None:
            raise SessionError(problem)
        _write_whole(destination.parent, _blocks(source), lambda part, hash: destination)
        return destination

    def _add(self, blocks: Iterable[bytes], suffix: str) -> str:
        names: list[str] = []

        def destination(part: Path, sha256: str) -> Path:
            names.append(sha256 if self.digest is None else self.digest(part))
            return self._find(names[0]) or self.folder / (names[0] + _extension(suffix))

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        _write_whole(self.folder, blocks, destination)
        return names[0]

    def _find(self, sha256: str) -> Path | None:
        if not _SHA256.fullmatch(sha256):
            return None
        return next((path for path in self.files() if path.stem == sha256), None)

    def _problem(self, path: Path) -> str | None:
        try:
            same = (self.digest or sha256_of_file)(path) == path.stem
        except SessionError as error:
            return str(error)
        return None if same else f"The audio {path} has changed since it was stored."


def sha256_of_file(path: Path) -> str:
    """The sha256 of a file's bytes, read in blocks; raises SessionError when it cannot be read."""
    digest = hashlib.sha256()
    for block in _blocks(path):
        digest.update(block)
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                yield block
    except OSError as error:
        raise SessionError(f"{path} cannot be read ({error.strerror}).") from error


def _write_whole(
    folder: Path, blocks: Iterable[bytes], destination: Callable[[Path, str], Path]
) -> None:
    """Write under a passing name in `folder`, then put it where `destination(part, sha256)` says.

    Putting it over a file of the same hash mends one that was damaged.
    """
    part = folder / f".talkbox-{secrets.token_hex(6)}.part"
    digest = hashlib.sha256()
    try:
        with part.open("xb") as file:
            for block in blocks:
                digest.update(block)
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        part.replace(destination(part, digest.hexdigest()))
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        part.unlink(missing_ok=True)


def _extension(suffix: str) -> str:
    lowered = suffix.lower()
    return lowered if _EXTENSION.fullmatch(lowered) else ".bin"


def _unwritable(folder: Path, error: OSError) -> SessionError:
    return SessionError(
        f"Nothing could be written to {folder} ({error.strerror}); "
        "free some space or name another folder."
    )
