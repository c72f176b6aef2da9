"""Starting and resuming a session.

A session is started only when its source was read and measured to the end, so that a file that
cannot be used leaves nothing behind.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox_prompts.texts import table
from talkbox_sessions.events import SessionOpened
from talkbox_sessions.journal import Journal
from talkbox_sessions.recovery import close_interrupted
from talkbox_sessions.store import audio_store

if TYPE_CHECKING:
    from talkbox.studio import Studio
    from talkbox_sessions.store import Home

Opened = tuple[Journal, "Studio", tuple[Path, ...]]


def start(home: Home, source: Path, words: str) -> Opened:
    """A new session's journal, its source ready to render, and the folder that was opened.

    Raises FileError when `source` cannot be used, SessionError when nothing can be kept.
    """
    from talkbox.studio import Studio

    studio = Studio(source)
    home.check_room(source.stat().st_size, source.name)
    measured = studio.source_meter.finish()
    folder = home.new_session_folder(words, source.stem)
    store = audio_store(folder)
    try:
        sha256 = store.add_file(source)
        opened = SessionOpened(
            source={**studio.facts(), "sha256": sha256, "folder": str(source.resolve().parent)},
            measured=measured,
            versions=studio.versions(),
        )
        journal = Journal.create(folder, opened)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    studio.source = store.path(sha256)
    return journal, studio, (source.resolve().parent,)


def resume(home: Home, id: str, readonly: bool) -> Opened:
    """The journal, source and opened folder of a session that is there already.

    Raises SessionError when there is no such session, it is damaged, its source is gone, or
    another process writes to it.
    """
    from talkbox.studio import Studio

    journal = Journal.open(home.find(id), readonly=readonly)
    try:
        if not readonly:
            words = table("turn")
            close_interrupted(journal, words["interrupted"], words["turn_interrupted"])
        source = journal.opened.source
        original = Path(source["folder"]) / source["name"]
        studio = Studio(audio_store(journal.folder).path(source["sha256"]), original)
    except BaseException:
        journal.close()
        raise
    return journal, studio, (Path(source["folder"]),)
