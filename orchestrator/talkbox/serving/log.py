"""Where a server's words go: a file in talkbox's own folder that never grows beyond a bound."""

from __future__ import annotations

import re
from contextlib import suppress
from logging import makeLogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

from talkbox.home import root

MOST_BYTES = 1_000_000
"""Of one file; when it is full it is kept once as `NAME.1` and a new one begins."""
KEPT_FILES = 10
"""Of earlier servers; an older one is removed when another server starts."""
ENDING = ".log"
QUOTED_LINES = 3
QUOTED_LETTERS = 240
_STAMP = re.compile(r"^\s*[\d.]+\s+[A-Z]\s+")
"""Before llama-server's lines: the time since it began, and a letter for how grave it is."""
_GRAVE = re.compile(
    r"^\s*[\d.]+\s+E\s|\b(error|failed|cannot|could ?n[o']t|terminate called)\b", re.I
)


def folder() -> Path:
    """Where the logs lie."""
    return root() / "logs"


def new_log(port: int) -> Path:
    """The file for a server on this port, empty; the oldest of earlier ones are removed.

    Raises OSError where it cannot be written.
    """
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"llama-server-{port}{ENDING}"
    path.write_bytes(b"")
    others = [it for it in folder().glob(f"llama-server-*{ENDING}") if it != path]
    for old in sorted(others, key=_age, reverse=True)[KEPT_FILES - 1 :]:
        with suppress(OSError):
            old.with_name(f"{old.name}.1").unlink(missing_ok=True)
            old.unlink()
    return path


class Log:
    """Takes lines, one after another, and keeps the newest."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._file = RotatingFileHandler(
            path, maxBytes=most_bytes, backupCount=1, encoding="utf-8", errors="replace"
        )

    def write(self, line: str) -> None:
        """One line more, on the disk at once."""
        self._file.emit(makeLogRecord({"msg": line}))

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


def newest_lines(path: Path, count: int = QUOTED_LINES) -> list[str]:
    """The newest grave lines of a log, else its newest ones, without their stamps."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    lines = [line for line in lines if line.strip()]
    grave = [line for line in lines if _GRAVE.search(line)]
    said = dict.fromkeys(_STAMP.sub("", line).strip()[:QUOTED_LETTERS] for line in grave or lines)
    return list(said)[-count:]


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
