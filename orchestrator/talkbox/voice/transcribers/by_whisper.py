"""Whisper in this process, through faster-whisper: loaded beside other work, on free cores only.

Nothing is ever fetched here: a model is a folder that holds all of its files. What was said is
written down in a thread of its own, since a decoder that has begun cannot be stopped within it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from talkbox.closing import Closing
from talkbox.messages import Cancelled, ModelError
from talkbox.models import Watch, unseen
from talkbox.models.llama.loading import Goes, Loading
from talkbox.models.spoken import transcript_tokens
from talkbox.models.whispers import knows_only_english, missing
from talkbox.recording import Recording
from talkbox.voice.transcriber import Transcript, VoiceError
from talkbox.voice.transcribers.task import said_before
from talkbox.voice.transcribers.words_said import is_imagined, words_said

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

INSTALL = "pip install 'talkbox[whisper]'"
BEAMS = 5
TEMPERATURE = 0.0
"""And no higher one after it, as is usual: it takes as long again, hears no better, and the same
speech would not always give the same words."""
SILENCE_PROBABILITY = 0.6
"""From here on a piece in which Whisper hears nobody counts as silence, if it is also unsure."""
SURE_LOG_PROBABILITY = -0.7
"""The mean of its tokens' log probabilities from which on Whisper is sure of a piece."""
TOKENS_MOST = 200
"""Of an answer; Whisper's decoder holds 448 tokens, half of them for what was said before."""
ENGLISH = "en"
LOOP_COMPRESSION_RATIO = 2.4
"""Text that shrinks so much is a loop, which is what noise is written down as."""
CERTAIN_LANGUAGE = 0.5
"""A probability below which the language that Whisper takes it for counts as English."""


def is_installed() -> bool:
    """Whether faster-whisper is there."""
    return find_spec("faster_whisper") is not None


def check(folder: Path, name: str, language: str | None = None) -> None:
    """Raises VoiceError, with what to do, unless the model of this name can write that down here.

    Reads no weights.
    """
    if not is_installed():
        raise VoiceError(f"Whisper needs faster-whisper: {INSTALL}.")
    lacking = missing(folder)
    if lacking:
        raise VoiceError(
            f"{folder} is no Whisper model for faster-whisper: it has no {lacking}; name a folder "
            "that has, or: talkbox models pull whisper-base."
        )
    if language not in (None, ENGLISH) and knows_only_english(folder):
        raise VoiceError(
            f"{name} knows only English; for another language: talkbox models pull whisper-base."
        )


class WhisperTranscriber(Closing):
    """A `Transcriber` that runs a Whisper model; it begins to load at once.

    Raises VoiceError where faster-whisper or a file of the model is missing, or the model does not
    know the language.
    """

    def __init__(
        self,
        folder: Path,
        name: str = "",
        language: str | None = None,
        *,
        threads: int | None = None,
        watch: Watch = unseen,
    ) -> None:
        """`threads` is None for as many as there are free cores."""
        self._folder, self._name, self._language = folder, name or folder.name, language
        self._threads, self._watch = threads, watch
        self._busy, self._closed = Lock(), False
        check(folder, self._name, language)
        self._working: Loading[Transcript] | None = None
        self._loading: Loading[WhisperModel] = Loading(self._load)

    @property
    def name(self) -> str:
        """As `--transcriber` takes it behind "whisper:"."""
        return self._name

    def transcribe(self, recording: Recording, cancelled: Callable[[], bool]) -> Transcript:
        """The words of the recording. Raises ModelError, and Cancelled."""

        def is_over() -> bool:
            return self._closed or cancelled()

        with self._busy:
            try:
                return self._awaited(recording, is_over)
            except Cancelled:
                if self._closed:
                    raise ModelError(f"{self._name} was closed; open it again.") from None
                raise

    def close(self) -> None:
        """End what is going on, and give the memory back; twice is as once."""
        self._closed = True
        with self._busy:
            if self._working is not None:
                self._working.stop()
            model = self._loading.stop()
            if model is not None:
                model.model.unload_model()

    def _awaited(self, recording: Recording, cancelled: Callable[[], bool]) -> Transcript:
        if cancelled():
            raise Cancelled
        try:
            model = self._loading.wait(cancelled, lambda share: self._watch("loading", share))
        finally:
            self._watch("loading", 1.0)
        self._working = Loading(lambda goes: self._write(model, recording, goes))
        return self._working.wait(cancelled, lambda share: self._watch("reading", share))

    def _write(self, model: WhisperModel, recording: Recording, goes: Goes) -> Transcript:
        try:
            return _written(model, recording, self._language, goes)
        except Cancelled:
            raise
        except Exception as error:  # as below, where files of two models lie in one folder
            raise self._damaged("writes nothing down", error) from error

    def _damaged(self, what: str, error: Exception) -> ModelError:
        return ModelError(
            f"The Whisper model in {self._folder} {what} ({_first_line(error)}); get its files "
            "anew, or take another: talkbox models pull whisper-base."
        )

    def _load(self, goes: Goes) -> WhisperModel:
        from faster_whisper import WhisperModel

        if not goes(0.0):
            raise Cancelled
        try:
            return WhisperModel(
                str(self._folder),
                device="cpu",  # with a card, its libraries must be there too, and mostly are not
                compute_type="int8",
                cpu_threads=self._threads or _free_cores(),
                local_files_only=True,
            )
        # CTranslate2 raises RuntimeError and ValueError, the tokenizer a plain Exception.
        except Exception as error:
            raise self._damaged("cannot be loaded", error) from error


def _written(
    model: WhisperModel, recording: Recording, language: str | None, goes: Goes
) -> Transcript:
    if not recording.pcm:
        return Transcript("", language)
    known = language or _language(model, recording)
    pieces, _ = model.transcribe(
        recording.samples(),
        language=known,
        beam_size=BEAMS,
        temperature=TEMPERATURE,
        # In another language than English it is heard into what was said.
        initial_prompt=said_before() if known == ENGLISH else None,
        condition_on_previous_text=False,  # else a loop goes on into the next piece
        without_timestamps=True,
        max_new_tokens=min(TOKENS_MOST, transcript_tokens([recording])),
    )
    text = words_said(" ".join(spoken(pieces, goes)))
    return Transcript("" if is_imagined(text) else text, known)


def _language(model: WhisperModel, recording: Recording) -> str:
    if not model.model.is_multilingual:
        return ENGLISH
    code, probability, _ = model.detect_language(recording.samples())
    return str(code) if probability >= CERTAIN_LANGUAGE else ENGLISH


class Piece(Protocol):
    """What Whisper wrote down of up to 30 seconds, and how it judges that itself."""

    text: str
    avg_logprob: float
    no_speech_prob: float
    compression_ratio: float


def spoken(pieces: Iterable[Piece], goes: Goes) -> Iterator[str]:
    """The text of each piece in which somebody speaks. Raises Cancelled between two."""
    for piece in pieces:
        if not goes(0.0):
            raise Cancelled
        unsure = piece.avg_logprob < SURE_LOG_PROBABILITY
        silent = piece.no_speech_prob > SILENCE_PROBABILITY and unsure
        if not silent and piece.compression_ratio <= LOOP_COMPRESSION_RATIO:
            yield piece.text.strip()


def _free_cores() -> int:
    from talkbox.models.llama.threads import MachineLoad, Threads

    return Threads(None, MachineLoad()).begin()


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
