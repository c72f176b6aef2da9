"""Where talkbox keeps what it keeps: one folder, moved as a whole by TALKBOX_HOME."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkbox_sessions.store import Home


def root() -> Path:
    """The folder that holds sessions, configuration, models and caches; it need not exist yet."""
    given = os.environ.get("TALKBOX_HOME")
    if given:
        return expanded(given)
    from platformdirs import user_data_path

    return user_data_path("talkbox", appauthor=False)


def expanded(written: str) -> Path:
    """The path that a person wrote, with the home folder where it begins with a tilde."""
    path = Path(written)
    try:
        return path.expanduser()
    except RuntimeError:  # of a user whom nobody knows here; a shell leaves that as it is too
        return path


def home() -> Home:
    """The store of sessions under `root()`."""
    from talkbox_sessions.store import Home

    return Home(root())


def cache() -> Path:
    """A folder for what may be deleted at any time."""
    return root() / "cache"
