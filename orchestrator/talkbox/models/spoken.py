"""What was spoken in the newest request, and how long an answer in words alone can be.

Models that lose the thread of a recording repeat themselves until somebody stops them
(https://github.com/ggml-org/llama.cpp/issues/24138).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from talkbox.messages import Message, User
from talkbox_prompts.texts import table

if TYPE_CHECKING:
    from talkbox.recording import Recording

TRANSCRIPT_TOKENS_PER_SECOND = 12
"""Nobody speaks faster: that is about eight words a second."""
TRANSCRIPT_TOKENS_MORE = 64
"""For a word before and after."""


def any_spoken(messages: Sequence[Message]) -> bool:
    """Whether there are recordings in any request."""
    return any(isinstance(each, User) and each.recordings for each in messages)


def newest_spoken(messages: Sequence[Message]) -> tuple[Recording, ...]:
    """The recordings of the newest request."""
    newest = next((each for each in reversed(messages) if isinstance(each, User)), None)
    return () if newest is None else newest.recordings


def unheard(messages: Sequence[Message]) -> list[Message]:
    """The messages for a model that hears nothing: a session may have begun with one that does."""
    return [
        replace(each, text=each.text or table("briefing")["situation"]["unheard"], recordings=())
        if isinstance(each, User) and each.recordings
        else each
        for each in messages
    ]


def transcript_tokens(recordings: Sequence[Recording]) -> int:
    """How long the words of these recordings are at most."""
    seconds = sum(recording.seconds for recording in recordings)
    return ceil(seconds * TRANSCRIPT_TOKENS_PER_SECOND) + TRANSCRIPT_TOKENS_MORE
