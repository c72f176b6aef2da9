"""What was worked out from the data on an earlier start, so that a warm one need not.

Reading and splitting the lists of phrases takes longer than editing a short clip. What was made of
them is kept as JSON with a mark of every file that it came from, so that nothing is answered from
another state of them. A kept file may be deleted, damaged or unwritable at any time: then the work
is done again, no more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

V = TypeVar("V", bound="dict[str, Any]")


class _Drawer:
    """Where values are kept now."""

    def __init__(self) -> None:
        self.folder: Path | None = None


_DRAWER = _Drawer()


def keep_in(folder: Path | None) -> None:
    """From now on values are kept in this folder, which need not exist; None keeps nothing."""
    _DRAWER.folder = folder


def kept(name: str, make: Callable[[], V], besides: object = None) -> V:
    """The value of an earlier start, else what `make` gives, kept for the next one.

    The value is made of what JSON has; `besides` is all that it depends on besides this package,
    as something whose `repr` tells it whole: own words, `marks` of the code that makes it.
    """
    if _DRAWER.folder is None:
        return make()
    path, key = _DRAWER.folder / f"{name}.json", _key(besides)
    found: V | None = _read(path, key)
    if found is None:
        found = make()
        _write(path, key, found)
    return found


def _read(path: Path, key: str) -> Any:
    try:
        written, _, text = path.read_text(encoding="utf-8").partition("\n")
        found = json.loads(text) if written == key else None
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, key: str, value: object) -> None:
    """Whole or not at all; a folder that cannot be written is let be."""
    text = json.dumps(value, ensure_ascii=False)
    half = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(f"{key}\n{text}", encoding="utf-8")
        half.replace(path)


def _key(besides: object) -> str:
    return sha256(f"{marks(Path(__file__).parent)} {besides!r}".encode()).hexdigest()


@cache
def marks(folder: Path) -> str:
    """What changes with any change of data or code in the folder; reading it all takes longer.

    Installers may set the time of a change, but not the time of the file's entry (`st_ctime`).
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".toml", ".py"))
    stats = ((path, path.stat()) for path in files)
    return repr([(str(path), it.st_size, it.st_mtime_ns, it.st_ctime_ns) for path, it in stats])
