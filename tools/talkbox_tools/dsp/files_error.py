"""What is wrong with an audio file or a path, in one sentence for the person who named it."""

from __future__ import annotations

from pathlib import Path


class FileError(Exception):
    """A file cannot be read or written: what is wrong, what is allowed, what to do next."""


def unreadable(path: Path, error: OSError | ValueError) -> FileError:
    """The operating system does not let us at the file."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return FileError(f"There is no file {path}; check the name and the folder.")
        case PermissionError():
            return FileError(f"{path} may not be read; change its permissions or copy it.")
        case OSError():
            return FileError(f"{path} cannot be read ({error.strerror}); try a copy of it.")
        case _:
            return FileError(f"{str(path)!r} is no possible file name ({error}); name another.")


def damaged(path: Path, reason: object) -> FileError:
    """The file's bytes make no sense to the decoder."""
    detail = str(reason).rpartition(": ")[2].strip().rstrip(".") or type(reason).__name__
    return FileError(f"{path} is damaged or cut short ({detail}); copy or export it again.")


def cut_short(path: Path, share: float | None = None) -> FileError:
    """The file promises more sound than it holds; `share` of it is there, where that is known."""
    part = "its end" if share is None else f"{100 * (1 - share):.2g} % of the sound it promises"
    return FileError(f"{path} is cut short, {part} is missing; copy or export it again.")
