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
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("talkbox", appauthor=False)


def home() -> Home:
    """The store of sessions under `root()`."""
    from talkbox_sessions.store import Home

    return Home(root())


def cache() -> Path:
    """A folder for what may be deleted at any time."""
    return root() / "cache"
