"""Where sessions live: one folder each under `sessions/`, with a journal and its audio.

Sessions share nothing, so that one can be mailed, copied or deleted without the others noticing,
and a damaged one never stops a list. What a user types only selects among the folders that are
there; it never becomes a path.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from talkbox_sessions.audio import AudioStore
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import TurnEnded, UserSaid
from talkbox_sessions.journal import FILE, Journal
from talkbox_sessions.state import fold

LAST = "last"
"""What a user says for the session that was written to most recently."""

_SLUG_LENGTH = 40
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a list."""

    id: str
    """The folder's name."""
    folder: Path
    opened: str
    """UTC, ISO 8601; empty when the journal is damaged."""
    source: str
    """Name of the source file."""
    turns: int
    takes: int
    words: str
    """What was said last."""
    status: str
    """How the last turn ended; "open" when it did not, empty when there was none."""
    problem: str
    """What is wrong with the session, in one sentence; empty when nothing is."""


class Home:
    """All sessions under one root, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self.sessions = root / "sessions"

    def new_session_folder(self, words: str, name: str = "") -> Path:
        """Make the folder of a new session, named after the time (UTC) and what was said first.

        `name`, the source's, stands in where the words hold no letter or digit. The name has only
        lower-case letters, digits and hyphens, besides the T of the time. Raises SessionError when
        the folder cannot be made.
        """
        start = f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%S}-{_slug(words) or _slug(name) or 'session'}"
        for number in count(1):
            folder = self.sessions / (start if number == 1 else f"{start}-{number}")
            try:
                folder.mkdir(parents=True)
                break
            except FileExistsError as error:
                if not self.sessions.is_dir():
                    raise self._unwritable(error) from error
            except OSError as error:
                raise self._unwritable(error) from error
        return folder

    def check_room(self, size_bytes: int, name: str) -> None:
        """Raise SessionError when the disk has no room for a file `name` of this size."""
        folder = self.sessions
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        free_bytes = shutil.disk_usage(folder).free
        if size_bytes > free_bytes:
            raise SessionError(
                f"{name} has {size_bytes / 1e9:.1f} GB and a session keeps a copy, but the disk of "
                f"{self.sessions} has {free_bytes / 1e9:.1f} GB left; make room, or move "
                "TALKBOX_HOME."
            )

    def folders(self) -> list[Path]:
        """The folders of all sessions, by name and so by age, oldest first."""
        if not self.sessions.is_dir():
            return []
        return sorted(path for path in self.sessions.iterdir() if (path / FILE).is_file())

    def find(self, text: str) -> Path:
        """The folder of the session that a user means: "last", a name or how a name begins.

        Raises SessionError when no session or more than one is meant.
        """
        folders = self.folders()
        if not folders:
            raise SessionError(
                "There are no sessions yet; `talkbox do` and `talkbox chat` make one."
            )
        if text == LAST:
            return max(
                folders, key=lambda folder: ((folder / FILE).stat().st_mtime_ns, folder.name)
            )
        found = [folder for folder in folders if folder.name == text]
        found = found or [folder for folder in folders if text and folder.name.startswith(text)]
        if len(found) == 1:
            return found[0]
        if not found:
            newest = folders[-1].name
            raise SessionError(
                f"No session is called {text!r}; say `last`, or a name such as {newest}."
            )
        shown = ", ".join(folder.name for folder in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise SessionError(
            f"{len(found)} sessions begin with {text!r}: {shown}{more}; give more of the name."
        )

    def summaries(self) -> list[Summary]:
        """All sessions, newest first; a damaged one is listed with its problem."""
        return [summary(folder) for folder in reversed(self.folders())]

    def _unwritable(self, error: OSError) -> SessionError:
        return SessionError(
            f"No session can be kept in {self.sessions} ({error.strerror}); "
            "name another folder with TALKBOX_HOME."
        )


def audio_store(folder: Path) -> AudioStore:
    """The audio that belongs to the session in `folder`."""
    return AudioStore(folder / "audio")


def summary(folder: Path) -> Summary:
    """What a list shows of the session in `folder`; never raises for a damaged journal."""
    try:
        journal = Journal.open(folder, lenient=True)
    except SessionError as error:
        return Summary(folder.name, folder, "", "", 0, 0, "", "", str(error))
    said = [event for event in journal.events if isinstance(event, UserSaid)]
    ended = [event for event in journal.events if isinstance(event, TurnEnded)]
    return Summary(
        id=folder.name,
        folder=folder,
        opened=journal.opened.at,
        source=str(journal.opened.source.get("name", "")),
        turns=len(said),
        takes=sum(event.take is not None for event in ended),
        words=said[-1].text if said else "",
        status=_status(journal, ended),
        problem=journal.warnings[0] if journal.warnings else "",
    )


def _status(journal: Journal, ended: list[TurnEnded]) -> str:
    try:
        if fold(journal.line()).turn is not None:
            return "open"
    except SessionError:
        pass
    return ended[-1].status if ended else ""


def _slug(text: str) -> str:
    """At most 40 letters and digits of plain ASCII, words joined by hyphens and not cut in two."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        longer = f"{slug}-{word}" if slug else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug
