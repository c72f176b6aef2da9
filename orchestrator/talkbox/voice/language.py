"""The language that is spoken, as two letters, whichever way a person wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from talkbox.voice.transcriber import VoiceError
from talkbox_prompts.texts import table


def language_code(written: str) -> str:
    """Its ISO 639-1 letters: "de" for "de", "de-AT", "German" or "german".

    Raises VoiceError for what is no language that we know.
    """
    wanted = written.strip().casefold()
    by_name = {name.casefold(): code for code, name in languages().items()}
    code = by_name.get(wanted) or wanted.replace("_", "-").partition("-")[0]
    if code in languages():
        return code
    near = get_close_matches(wanted, by_name, n=1)
    meant = f"Did you mean {near[0].title()} ({by_name[near[0]]})?" if near else "Or leave it out."
    raise VoiceError(
        f"There is no language {written!r} to listen for; write two letters, like en, de or ja, "
        f"or its name in English. {meant}"
    )


def language_name(code: str) -> str:
    """In English: "German" for "de"."""
    return languages()[code]


def languages() -> Mapping[str, str]:
    """Every language, code to name in English."""
    named: Mapping[str, str] = table("voice/transcribe")["languages"]
    return named
