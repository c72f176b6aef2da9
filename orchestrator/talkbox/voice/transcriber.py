"""Whoever makes text of speech: a model that hears, a server, Whisper. A caller cannot tell them
apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from talkbox.recording import Recording


class VoiceError(RuntimeError):
    """Nothing can be made of what was spoken; the text is one sentence, with what to do next."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What one recording was heard as."""

    text: str
    """As it was heard, unrepaired; empty when no words were."""
    language: str | None = None
    """ISO 639-1, where the transcriber told it."""
    tokens: Mapping[str, int] = field(default_factory=dict)
    """What a model counted, with the keys of `talkbox.messages.Reply.tokens`."""


class Transcriber(Protocol):
    """Makes text of one recording at a time."""

    @property
    def name(self) -> str:
        """Who it is, for people and for the journal: "whisper base", a model's name, an address
        without a key."""
        ...

    def transcribe(self, recording: Recording, cancelled: Callable[[], bool]) -> Transcript:
        """The words of the recording.

        Raises ModelError when there is no answer, and Cancelled within 0.3 s of being asked to
        stop.
        """
        ...
