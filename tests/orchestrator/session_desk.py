"""A session about the demo clip, in which the planner answers one sentence after another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.planner import Planner
from talkbox.session import Session
from talkbox_sessions.events import TurnEnded
from talkbox_sessions.store import Home

SECONDS = 2


@contextmanager
def opened(folder: Path) -> Iterator[Session]:
    """A new session about the clip's first seconds."""
    song = folder / "song.wav"
    soundfile.write(song, clip().T[: SECONDS * RATE_HZ], RATE_HZ, subtype="PCM_24")
    with Session.create(Home(folder / "home"), song) as session:
        yield session


def say(session: Session, *phrases: str) -> TurnEnded:
    """Say the phrases one after another; how the last turn ended."""
    for phrase in phrases:
        events = list(session.say(phrase, Planner()))
    return next(event for event in events if isinstance(event, TurnEnded))
