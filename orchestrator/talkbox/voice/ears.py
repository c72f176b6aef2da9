"""Who listens during one conversation: found when something is first spoken, then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from talkbox.closing import Closing
from talkbox.models import Watch, unseen
from talkbox.voice.dictation import Dictation, dictate
from talkbox.voice.language import language_code
from talkbox.voice.transcriber import VoiceError

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.voice.listening import Spoken
    from talkbox.voice.transcriber import Transcriber


class Ears(Closing):
    """Makes words of speech, or hands it to the model that answers where it is `direct`.

    Close it, or use it in a `with`; the model stays open.
    """

    def __init__(
        self,
        model: Model,
        *,
        wanted: str | None = None,
        language: str | None = None,
        direct: bool = False,
        plain_http: bool = False,
        watch: Watch = unseen,
    ) -> None:
        """`wanted` is who transcribes, as `--transcriber` takes it; None chooses.

        `language` is two letters or a name; raises VoiceError for none that is known. With
        `plain_http` a far server may be talked to without encryption.
        """
        self._model = model
        self._wanted = wanted
        self._language = None if language is None else language_code(language)
        self._direct = direct
        self._plain_http = plain_http
        self._watch = watch
        self._transcriber: Transcriber | None = None
        self._notice: str | None = None

    def notice(self) -> str | None:
        """What a person is to know of who listens; told once."""
        told, self._notice = self._notice, None
        return told

    def prepare(self, cancelled: Callable[[], bool]) -> None:
        """Find who listens, before anything is spoken in vain.

        Raises VoiceError with what to do where nobody can, ModelError, and Cancelled.
        """
        if self._direct:
            self._check_hears(cancelled)
        elif self._transcriber is None:
            from talkbox.voice.choice import transcriber

            self._transcriber, self._notice = transcriber(
                self._wanted,
                self._model,
                language=self._language,
                watch=self._watch,
                cancelled=cancelled,
                plain_http=self._plain_http,
            )

    def hear(self, source: str, spoken: Spoken, cancelled: Callable[[], bool]) -> Dictation:
        """The words of what was spoken; without any where the model hears it itself.

        Raises VoiceError, ModelError and Cancelled as `prepare` and `dictate` do.
        """
        self.prepare(cancelled)
        if self._transcriber is None:
            return Dictation(
                source,
                tuple(spoken.recordings),
                spoken.seconds,
                by=self._model.name,
                language=self._language,
                notes=tuple(spoken.notes),
            )
        try:
            return dictate(source, spoken, self._transcriber, cancelled, self._language)
        finally:
            self._watch("reading", 1.0)

    def close(self) -> None:
        """As `Closing.close`."""
        close = getattr(self._transcriber, "close", None)
        if close is not None:
            close()
        self._transcriber = None

    def _check_hears(self, cancelled: Callable[[], bool]) -> None:
        from talkbox.voice.choice import why_deaf

        why = why_deaf(self._model, cancelled)
        if why is not None:
            raise VoiceError(
                f"{why.rstrip('.')}; leave --voice-direct out (direct in config.toml), and what is "
                "spoken is written down first."
            )
