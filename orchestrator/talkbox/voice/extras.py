"""Imports that not every installation has: a missing one is a sentence, not a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from talkbox.voice.transcriber import VoiceError


@contextmanager
def extra(name: str = "voice", what: str = "Spoken instructions") -> Iterator[None]:
    """Around the imports of an extra, as pyproject.toml names it; `what` needs it, in the plural.

    Raises VoiceError with the command that installs it, when an import fails.
    """
    try:
        yield
    except ImportError as error:
        raise VoiceError(
            f"{what} need the extra `{name}`: pip install 'talkbox[{name}]'."
        ) from error
