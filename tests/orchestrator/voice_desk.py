"""Speech in files, and a server that hears as it is told, for tests of spoken instructions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import soundfile
from espeak import speak
from scripted_server import Scripted, running

from talkbox_sessions.journal import Journal

E = TypeVar("E")
ROUTE = "/v1/audio/transcriptions"


def spoken_file(path: Path, words: str = "make it darker") -> Path:
    """These words, spoken into the file."""
    samples, rate_hz = speak(words)
    soundfile.write(path, samples.T, rate_hz)
    return path


@contextmanager
def hearing(*texts: str) -> Iterator[str]:
    """The address of a server that hears these texts one after the other, whatever is spoken."""
    scripted = Scripted().put(ROUTE, *({"text": text} for text in texts))
    with running(scripted) as server:
        yield f"{server.origin}/v1"


def first(journal: Journal, kind: type[E]) -> E:
    """The first event of this kind."""
    return next(event for event in journal.events if isinstance(event, kind))
