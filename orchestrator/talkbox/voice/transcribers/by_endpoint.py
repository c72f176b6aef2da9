"""A server that writes down speech by itself: `POST /v1/audio/transcriptions`, whoever has it.

OpenAI's route, as llama-server, vLLM, Ollama, speaches and whisper.cpp's server have it too. Keys,
redirects and unencrypted connections are as for a model behind an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Lock

from talkbox import config
from talkbox.closing import Closing
from talkbox.messages import ModelError
from talkbox.models import Watch, unseen
from talkbox.models.server.address import Address
from talkbox.models.server.answers import rows, text
from talkbox.models.server.asking import know_key
from talkbox.models.server.faults import Foreign, Lost, Refused, Unreached
from talkbox.models.server.link import Form, Link
from talkbox.models.server.opening import refuse_risk
from talkbox.models.server.refusals import shortened
from talkbox.models.server.retrying import Retrying
from talkbox.models.server.settings import Settings
from talkbox.models.spoken import transcript_tokens
from talkbox.recording import Recording
from talkbox.voice.transcriber import Transcript
from talkbox.voice.transcribers.believed import believed
from talkbox.voice.transcribers.endpoint_answer import Written, read
from talkbox.voice.transcribers.task import said_before, task
from talkbox.voice.transcribers.words_said import is_imagined

ROUTE = "/audio/transcriptions"
USUAL_MODEL = "whisper-1"
"""What OpenAI calls its own, and what servers with one model only take for theirs."""
_WRITES_DOWN = re.compile(r"whisper|transcribe|parakeet|canary", re.IGNORECASE)
"""In the names of models that take a prompt for what was said before, and not for a task."""
_DEAF = re.compile(
    r"mmproj|audio\b.{0,60}not support|not support.{0,60}(?:audio|transcri)", re.IGNORECASE
)


def opened(
    address: Address, language: str | None, watch: Watch = unseen, *, plain_http: bool = False
) -> EndpointTranscriber:
    """The transcriber at this address, with the key that is configured for it.

    Asks it nothing yet. Raises ModelError where the configuration is wrong, or others could read
    along without anyone's consent.
    """
    if not plain_http:
        refuse_risk(address)
    patience_seconds = Settings.from_mapping(config.server()).patience_seconds
    key = config.key(address.origin)
    return EndpointTranscriber(
        address, key, language, patience_seconds=patience_seconds, watch=watch
    )


class EndpointTranscriber(Closing):
    """A `Transcriber` behind an address. Close it to give its connection back."""

    def __init__(
        self,
        address: Address,
        key: str | None = None,
        language: str | None = None,
        *,
        patience_seconds: float = 600.0,
        watch: Watch = unseen,
    ) -> None:
        """`key` goes to the server and is shown nowhere. Raises ModelError for a malformed one."""
        self._address, self._language, self._watch = address, language, watch
        self._patience_seconds = patience_seconds
        self._link = Link(address, key, patience_seconds=patience_seconds)
        self._model = address.model
        self._busy = Lock()

    @property
    def name(self) -> str:
        """The address, without a key."""
        return str(self._address)

    def transcribe(self, recording: Recording, cancelled: Callable[[], bool]) -> Transcript:
        """The words of the recording. Raises ModelError, and Cancelled within 0.3 s."""
        with self._busy:
            self._model = self._model or self._only_model(cancelled)
            form = _form(recording, self._model, self._language)
            self._watch("reading", 0.0)
            try:
                written = self._asked(form, cancelled)
            finally:
                self._watch("reading", 1.0)
            said = believed(written.text, recording, self.name)
            if _WRITES_DOWN.search(self._model) and is_imagined(said):
                said = ""
            return Transcript(said, written.language or self._language, written.tokens)

    def close(self) -> None:
        """Close the connection, and end what waits on it; twice is as once."""
        self._link.close()

    def _asked(self, form: Form, cancelled: Callable[[], bool]) -> Written:
        retrying = Retrying(self._patience_seconds, cancelled)
        while True:
            try:
                return read(self._link.submit(f"{self._address.path}{ROUTE}", form, cancelled))
            except (Unreached, Lost, Refused, Foreign) as fault:
                if not retrying.again(fault):
                    raise self._explained(fault) from None

    def _only_model(self, cancelled: Callable[[], bool]) -> str:
        """The one that is there, or the one that is made for it; servers for Whisper list none."""
        try:
            _, answer = self._link.get(f"{self._address.path}/models", cancelled)
        except (Unreached, Lost, Foreign):
            return USUAL_MODEL
        names = [name for row in rows(answer, "data") if (name := text(row, "id"))]
        made_for_it = [name for name in names if _WRITES_DOWN.search(name)]
        return (made_for_it or (names if len(names) == 1 else []) or [USUAL_MODEL])[0]

    def _explained(self, fault: ModelError) -> ModelError:
        if not isinstance(fault, Refused):
            return fault
        try:
            know_key(self._link, fault.status)
        except ModelError as known:
            return known
        where, said = self._address.origin, shortened(fault.reason).rstrip(".")
        told = f" (status {fault.status}: {said})" if said else f" (status {fault.status})"
        if _DEAF.search(fault.reason):
            return ModelError(
                f"{self._model} at {where} cannot hear, or not by this route{told}; llama-server "
                "needs --mmproj with the model's projector. Or take --transcriber whisper."
            )
        if "model" in fault.reason.casefold() and fault.status < 500:
            return ModelError(
                f"The server at {where} has no {self._model} to transcribe with{told}; name one "
                f"that it has behind a #, like {self._address.base}#whisper-large-v3."
            )
        if fault.status in (404, 405):
            return ModelError(
                f"The server at {where} has no {self._address.path}{ROUTE}; whisper.cpp's has it "
                f"with --inference-path {self._address.path}{ROUTE}, another one may need an "
                "update, or name another with --transcriber."
            )
        return ModelError(f"The server at {where} wrote nothing down{told}.")


def _form(recording: Recording, model: str, language: str | None) -> Form:
    fields = {"model": model, "response_format": "json", "temperature": "0"}
    if _WRITES_DOWN.search(model):
        if language in (None, "en"):  # in another language it is heard into what was said
            fields["prompt"] = said_before()
    else:  # a language model, which llama-server lets go on for as long as it likes
        fields["prompt"] = task(language)
        fields["max_tokens"] = str(transcript_tokens([recording]))
    if language is not None:
        fields["language"] = language
    return Form(fields, ("speech.wav", recording.wav(), "audio/wav"))
