"""What was spoken, kept in a session's audio store until the user deletes it.

A recording is known by the hash of its file and never changes. That it was deleted is an event, so
that nobody takes it for lost.
"""

from __future__ import annotations

import hashlib

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import RecordingsDeleted, Transcribed, UserSaid
from talkbox_sessions.journal import Journal
from talkbox_sessions.store import audio_store


def kept(journal: Journal) -> tuple[str, ...]:
    """The hashes of all recordings that were spoken and not deleted since, oldest first."""
    there: dict[str, None] = {}
    for event in journal.events:
        if isinstance(event, Transcribed | UserSaid):
            there |= dict.fromkeys(event.recordings)
        elif isinstance(event, RecordingsDeleted):
            for sha256 in event.recordings:
                there.pop(sha256, None)
    return tuple(there)


def read(journal: Journal, sha256: str) -> bytes | None:
    """The WAV file of a recording; None when the user had it deleted.

    Raises SessionError when it is missing or changed since it was stored.
    """
    if sha256 not in kept(journal):
        return None
    store = audio_store(journal.folder)
    if sha256 not in store:
        raise SessionError(missing(journal, sha256))
    path = store.path(sha256)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SessionError(f"{path} cannot be read ({error.strerror}).") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SessionError(f"The recording {path} has changed since it was spoken; {_REMEDY}.")
    return data


def missing(journal: Journal, sha256: str) -> str:
    """The sentence for a recording that is gone without having been deleted."""
    folder = audio_store(journal.folder).folder
    return f"A recording of what was spoken, {sha256[:12]}, is no longer in {folder}; {_REMEDY}."


_REMEDY = "put it back there, or give the recordings up: talkbox sessions delete-recordings"


def delete(journal: Journal) -> tuple[str, ...]:
    """Delete every recording that is kept, and write that down; the hashes.

    The source stays, whatever was spoken. Raises SessionError when a file cannot be deleted; what
    was deleted until then is lost, and a second call ends it.
    """
    store, gone = audio_store(journal.folder), kept(journal)
    for sha256 in gone:
        if sha256 in store and sha256 != journal.opened.source.get("sha256"):
            path = store.path(sha256)
            try:
                path.unlink()
            except OSError as error:
                raise SessionError(f"{path} cannot be deleted ({error.strerror}).") from error
    if gone:
        journal.append(RecordingsDeleted(recordings=gone))
    return gone
