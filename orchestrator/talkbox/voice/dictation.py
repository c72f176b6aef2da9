"""What was spoken, on its way to an instruction: heard, mended, and not yet said.

Nothing is silent about it: what was heard stays beside what it was taken for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talkbox.recording import Recording
from talkbox.voice.transcriber import Transcriber, VoiceError

if TYPE_CHECKING:
    from talkbox.voice.listening import Spoken
    from talkbox.voice.repair import Change

LONGEST_CHARACTERS = 2_000
"""Of what was heard. An instruction is a sentence or a few; ten minutes of talk are a mistake."""


@dataclass(frozen=True, slots=True)
class Dictation:
    """One piece of speech and the words for it."""

    source: str
    """Name of the file, or "microphone"."""
    recordings: tuple[Recording, ...]
    seconds: float
    """Length of what was spoken, pauses included."""
    heard: str = ""
    """As it was transcribed; empty where the model that answers is to hear it itself."""
    text: str = ""
    """As it was repaired."""
    changes: tuple[Change, ...] = ()
    by: str = ""
    """Who transcribed, or who is to hear it."""
    language: str | None = None
    """ISO 639-1, where it was told."""
    notes: tuple[str, ...] = ()
    """What was done to the sound before it was heard, for people."""

    @property
    def direct(self) -> bool:
        """Whether the model that answers hears the recordings itself."""
        return not self.heard


def dictate(
    source: str,
    spoken: Spoken,
    transcriber: Transcriber,
    cancelled: Callable[[], bool],
    language: str | None = None,
) -> Dictation:
    """The words of what was spoken, mended; `language` where the user named one.

    Raises VoiceError when no words were heard or far too many, ModelError when the transcriber
    cannot answer, Cancelled when it was asked to stop.
    """
    from talkbox.voice.repair import repair

    heard: list[str] = []
    for recording in spoken.recordings:
        transcript = transcriber.transcribe(recording, cancelled)
        language = language or transcript.language
        heard += _printable(transcript.text).split()
        if len(" ".join(heard)) > LONGEST_CHARACTERS:
            raise VoiceError(
                f"More than {LONGEST_CHARACTERS} characters were heard in {source}; "
                "an instruction is a sentence or a few, so speak a shorter one."
            )
    if not heard:
        raise VoiceError(
            f"No words were heard in {source}; speak closer to the microphone, or type them."
        )
    words = " ".join(heard)
    mended = repair(words, language)
    return Dictation(
        source=source,
        recordings=tuple(spoken.recordings),
        seconds=spoken.seconds,
        heard=words,
        text=mended.text,
        changes=tuple(mended.changes),
        by=transcriber.name,
        language=language,
        notes=tuple(spoken.notes),
    )


def _printable(text: str) -> str:
    """What a transcriber said, without what would move the cursor of a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
