"""Who writes down what was spoken: the one who was named, the model in use where it hears, else
Whisper where it is here.

Whoever was named and cannot is an error, never another one in silence. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox import config
from talkbox.messages import Hearing, Model, ModelError
from talkbox.models import Watch, unseen
from talkbox.models.whispers import here, is_meant, knows_only_english, locate
from talkbox.voice.language import language_code
from talkbox.voice.transcriber import Transcriber, VoiceError
from talkbox.voice.transcribers.by_model import ModelTranscriber
from talkbox.voice.transcribers.by_whisper import INSTALL, WhisperTranscriber, is_installed
from talkbox.voice.transcribers.by_whisper import check as check_whisper
from talkbox_prompts.texts import table

if TYPE_CHECKING:
    from talkbox.models.server.address import Address

MODEL, WHISPER = "model", "whisper"
FORMS = "model, whisper, whisper:NAME, whisper:FOLDER, or a server's address"
PULL = "talkbox models pull whisper-base"


def never() -> bool:
    """Nobody asks to stop."""
    return False


def transcriber(
    wanted: str | None,
    model: Model,
    *,
    language: str | None = None,
    watch: Watch = unseen,
    cancelled: Callable[[], bool] = never,
    plain_http: bool = False,
) -> tuple[Transcriber, str | None]:
    """Who transcribes, and a line to show where nobody was named and it is not the model in use.

    `wanted` is as `--transcriber` takes it; with None the configuration says who, and where that
    says nothing the model in use does if it hears, else the best Whisper model that is here.
    `language` is a code or a name; None is as configured, else whatever is spoken. With
    `plain_http` a far server may be talked to without encryption. Close the transcriber if it has
    a `close`; that never closes `model`.

    Raises VoiceError where nobody can, with what to do; ModelError where the model in use or a
    server cannot be asked, and Cancelled.
    """
    voice = config.voice()
    named = wanted or voice.transcriber
    spoken = language or voice.language
    code = None if spoken is None else language_code(spoken)
    if named is not None:
        return _named(named, model, code, watch, cancelled, plain_http), None
    why = why_deaf(model, cancelled)
    if why is None:
        return ModelTranscriber(model, code), None
    folder = _best_here(code, why)
    whisper = WhisperTranscriber(folder, _shown(folder), code, watch=watch)
    line = table("voice/transcribe")["lines"]["whisper_instead"]
    return whisper, line.format(model=model.name, transcriber=whisper.name)


def why_deaf(model: Model, cancelled: Callable[[], bool] = never) -> str | None:
    """Why this model cannot hear, in one sentence; None where it can.

    Raises what `Hearing.why_deaf` raises.
    """
    if isinstance(model, Hearing):
        return model.why_deaf(cancelled)
    return f"{table('voice/transcribe')['lines']['deaf_model'].format(model=model.name)}."


def whisper_cure() -> str:
    """What has Whisper transcribe here, where it does not yet: one command or two."""
    return PULL if is_installed() else f"{INSTALL} and {PULL}"


def check(named: str, language: str | None = None) -> None:
    """Raises VoiceError, with what to do, where this transcriber cannot be had; loads nothing, and
    asks neither the model in use nor a server."""
    folder = _folder(named, language)
    if folder is not None:
        check_whisper(folder, _shown(folder), language)
    elif named != MODEL:
        _address(named)


def _named(
    named: str,
    model: Model,
    language: str | None,
    watch: Watch,
    cancelled: Callable[[], bool],
    plain_http: bool,
) -> Transcriber:
    if named == MODEL:
        why = why_deaf(model, cancelled)
        if why is not None:
            line = table("voice/transcribe")["lines"]["named_deaf"]
            raise VoiceError(line.format(why=why.rstrip(".")))
        return ModelTranscriber(model, language)
    folder = _folder(named, language)
    if folder is not None:
        return WhisperTranscriber(folder, _shown(folder), language, watch=watch)
    from talkbox.voice.transcribers.by_endpoint import opened

    return opened(_address(named), language, watch, plain_http=plain_http)


def _folder(named: str, language: str | None) -> Path | None:
    """Of the Whisper model that is named; None where none is meant."""
    if named.removesuffix(":") == WHISPER:
        return _best_here(language, "Whisper was asked for")
    if not named.startswith(f"{WHISPER}:") and not is_meant(named):
        return None
    try:
        return locate(named.removeprefix(f"{WHISPER}:"))
    except ModelError as error:
        raise VoiceError(str(error)) from None


def _best_here(language: str | None, why: str) -> Path:
    """The best Whisper model that is here and knows the language; `why` it is looked for."""
    folders = here() if is_installed() else ()
    if language not in (None, "en"):
        folders = tuple(folder for folder in folders if not knows_only_english(folder))
    if folders:
        return folders[0]
    line = table("voice/transcribe")["lines"]["nobody"]
    raise VoiceError(line.format(why=why.rstrip("."), cure=whisper_cure()))


def _shown(folder: Path) -> str:
    return folder.name.encode(errors="replace").decode()


def _address(named: str) -> Address:
    from talkbox.models.server.address import address, is_address

    if not is_address(named):
        raise VoiceError(f"There is no transcriber {named!r}; it is one of: {FORMS}.")
    return address(named)
