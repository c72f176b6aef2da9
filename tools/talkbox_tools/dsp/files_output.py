"""Where a file may be written: in a folder that is there, over nothing that must be kept.

Asked before the first sample is rendered, so that a long render never ends in a refusal.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from talkbox_tools.dsp.files_encoding import check_rate, format_of
from talkbox_tools.dsp.files_error import FileError

_WRITE_BITS = 0o222


def check_output(
    path: Path | str, inputs: Iterable[Path | str] = (), rate_hz: int | None = None
) -> Path:
    """The file that will really be written when `path` is, links followed.

    Raises FileError when its format is unknown or cannot hold `rate_hz`, its folder is missing or
    read-only, or when it is a folder, a device, read-only, or one of `inputs` under any name.
    """
    path = Path(path)
    _check_kind(path)
    format_of(path)
    if rate_hz is not None:
        check_rate(path, rate_hz)
    target = _target(path)
    if not target.parent.is_dir():
        raise FileError(f"There is no folder {path.parent}; make it first or name another.")
    for source in inputs:
        if _same(target, Path(source)):
            raise FileError(
                f"{path} is the file that is read; the input is never written over, so name "
                "another file."
            )
    _check_writable(path, target)
    return target


def _check_kind(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise FileError(f"{path} cannot be written ({_why(error)}); name another file.") from error
    if stat.S_ISDIR(mode):
        raise FileError(f"{path} is a folder; name a file in it, such as {path / 'out.wav'}.")
    if not stat.S_ISREG(mode):
        raise FileError(f"{path} is a device or a pipe; name an ordinary file.")
    if not mode & _WRITE_BITS:
        raise FileError(f"{path} is there and read-only; name another file.")


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise FileError(f"{path} cannot be written ({_why(error)}); name another file.") from error


def _same(target: Path, source: Path) -> bool:
    """Whether both are one file: by links of either kind, and where case does not count."""
    try:
        return target.samefile(source)
    except OSError:
        return target == source.resolve()


def _check_writable(path: Path, target: Path) -> None:
    folder_mode = target.parent.stat().st_mode
    if not (os.access(target.parent, os.W_OK | os.X_OK) and folder_mode & _WRITE_BITS):
        raise FileError(f"The folder {path.parent} may not be written to; name another.")


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
