"""Recordings in and out of a session: kept as WAV files before anything is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.recording import Recording
from talkbox_sessions import recordings
from talkbox_sessions.errors import SessionError
from talkbox_sessions.journal import Journal
from talkbox_sessions.store import audio_store


def keep(journal: Journal, spoken: Sequence[Recording]) -> tuple[str, ...]:
    """Put the recordings into the session's audio store; their hashes there.

    Raises SessionError when nothing can be written.
    """
    store = audio_store(journal.folder)
    return tuple(store.add_bytes(recording.wav(), ".wav") for recording in spoken)


def recall(journal: Journal, hashes: Sequence[str]) -> tuple[Recording, ...]:
    """The recordings of these hashes, without those that the user had deleted.

    Raises SessionError for one that is missing or damaged.
    """
    found = ((sha256, recordings.read(journal, sha256)) for sha256 in hashes)
    return tuple(_recording(sha256, data) for sha256, data in found if data is not None)


def _recording(sha256: str, data: bytes) -> Recording:
    try:
        return Recording.of_wav(data)
    except ValueError as error:
        raise SessionError(f"The recording {sha256[:12]} cannot be heard: {error}.") from error
