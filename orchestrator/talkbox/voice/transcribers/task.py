"""The task as a language model is given it: the words are data, the language is filled in."""

from __future__ import annotations

from functools import cache

from talkbox.voice.language import language_name
from talkbox_prompts.texts import page, table


@cache
def task(language: str | None) -> str:
    """To write down what is said; `language` is a code of ISO 639-1, None for whatever it is."""
    words = table("voice/transcribe")["task"]
    spoken = words["any_language"]
    if language is not None:
        spoken = words["one_language"].format(language=language_name(language))
    return page("voice/transcribe").format(
        language=spoken, nothing=words["nothing"], trade=words["trade"]
    )


def said_before() -> str:
    """What Whisper is told that was said before: a producer's sentence, as it is to be written."""
    return str(table("voice/transcribe")["whisper"]["before"])
