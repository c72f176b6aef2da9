"""What a message costs of a model's context, counted once for each content.

A little more rather than less: the content as text, and a sum for the markup around it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from talkbox.messages import Assistant, System, User

if TYPE_CHECKING:
    from talkbox.models.briefing import Briefed
    from talkbox.recording import Recording

MARKUP_TOKENS = 12
"""About what a message costs beside its content."""
Count = Callable[[str], int]
"""Tokens of a text."""


def heard(recording: Recording) -> int:
    """Tokens of a recording as Gemma 4 hears it, with what stands around it."""
    return recording.tokens + MARKUP_TOKENS


class Costs:
    """Remembers what was counted; for one model."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, message: Briefed, count: Count, hear: Callable[[Recording], int] = heard) -> int:
        """Tokens of a message with its markup and its recordings; `hear` counts those of one."""
        recordings = message.recordings if isinstance(message, User) else ()
        return self.of_text(_content(message), count) + sum(map(hear, recordings))

    def of_text(self, content: str, count: Count) -> int:
        """Tokens of a text by itself, as a message's."""
        if content not in self._known:
            self._known[content] = count(content) + MARKUP_TOKENS
        return self._known[content]


def _content(message: Briefed) -> str:
    match message:
        case System() | User():
            return message.text
        case Assistant():
            calls = [_json([call.name, call.arguments]) for call in message.calls]
            return "\n".join([message.text, message.thoughts, *calls])
        case _:
            return _json([message.name, message.content])


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)
