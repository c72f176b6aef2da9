"""A model that hears writes down what was said: one question, one recording, no tools.

Small models loop, answer what they hear, or write about it; an answer that goes on for longer than
anyone can speak is called off.
"""

from __future__ import annotations

from collections.abc import Callable

from talkbox.messages import Cancelled, Model, Reply, User
from talkbox.recording import Recording
from talkbox.voice.transcriber import Transcript
from talkbox.voice.transcribers.believed import believed, longest
from talkbox.voice.transcribers.task import task


class ModelTranscriber:
    """A `Transcriber` that asks a model which can hear."""

    def __init__(self, model: Model, language: str | None = None) -> None:
        """`language` is a code of ISO 639-1; None for whatever is spoken."""
        self._model, self._language = model, language

    @property
    def name(self) -> str:
        """The model's."""
        return self._model.name

    def transcribe(self, recording: Recording, cancelled: Callable[[], bool]) -> Transcript:
        """The words of the recording. Raises ModelError and Cancelled."""
        heard = _Heard(recording)
        asked = [User(task(self._language), recordings=(recording,))]
        try:
            reply = self._model.reply(
                asked, (), heard.take, lambda: heard.is_too_much or cancelled()
            )
        except Cancelled:
            if not heard.is_too_much or cancelled():
                raise
            reply = Reply(heard.text)
        text = believed(reply.text, recording, self.name)
        return Transcript(text, self._language, dict(reply.tokens))


class _Heard:
    """What a model has written so far."""

    def __init__(self, recording: Recording) -> None:
        self._most = 2 * longest(recording)  # so much that a loop is seen as one
        self._pieces: list[str] = []
        self._length = 0

    def take(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def is_too_much(self) -> bool:
        return self._length > self._most
