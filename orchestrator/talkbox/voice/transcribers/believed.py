"""An answer held against its recording: the words of it, or a sentence why they are none.

What cannot be said in the time that a recording takes is cut where it repeats itself, or refused.
"""

from __future__ import annotations

from talkbox.messages import ModelError
from talkbox.recording import Recording
from talkbox.voice.transcribers.words_said import is_no_transcript, without_loop, words_said

CHARACTERS_PER_SECOND = 40
"""Nobody speaks so fast: 12 tokens a second, over three times the usual."""
CHARACTERS_MORE = 160
"""Beside that, for a short recording."""
_LONGEST_SHOWN = 80


def longest(recording: Recording) -> int:
    """How many characters can be said in it at most."""
    return int(recording.seconds * CHARACTERS_PER_SECOND) + CHARACTERS_MORE


def believed(answer: str, recording: Recording, name: str) -> str:
    """The words that `name` heard; empty where none were said.

    Raises ModelError for an answer that is no transcript.
    """
    text = words_said(answer)
    if is_no_transcript(text):
        raise _refused(name, f"did not write down what was said, but: {_shown(text)}")
    if len(text) <= longest(recording):
        return text
    shorter = without_loop(text)
    if shorter is None or len(shorter) > longest(recording):
        raise _refused(name, f"wrote more than can be said in {recording.seconds:.1f} s")
    return shorter


def _refused(name: str, what: str) -> ModelError:
    return ModelError(
        f"{name} {what}; say it again, or let Whisper write it down: --transcriber whisper."
    )


def _shown(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST_SHOWN else f'"{text[: _LONGEST_SHOWN - 3]}..."'
