"""Fields that a server turned out not to take: left out from then on.

Servers name what they refuse in many wordings ("Unrecognized request argument supplied: X",
"Extra inputs are not permitted" at `body.X`, "unknown field X", "property X is unsupported", "does
not support thinking"); what they have in common is the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from talkbox.models.server.faults import Refused

_NEEDED = frozenset({"model", "messages", "tools", "stream"})
_STATUSES = frozenset({400, 404, 422, 500, 501})
"""With which servers refuse a field; as they should, and as some do."""
_OTHER_NAMES = {
    "include_usage": ("stream_options",),
    "enable_thinking": ("chat_template_kwargs",),
    "thinking": ("reasoning_effort", "chat_template_kwargs"),
    "think": ("reasoning_effort", "chat_template_kwargs"),
    "parallel tool calls": ("parallel_tool_calls",),
}
"""What a refusal may call a field, besides its name."""
_IN_MESSAGES = ("name", "reasoning_content", "reasoning")
"""Of messages; they may be left out as well."""
_WORD_IS_FIELD = re.compile(
    r"unsupported|not supported|not permitted|not allowed|unknown|unexpected|unrecogni[sz]ed|"
    r"extra|additional propert|invalid|does not support",
    re.IGNORECASE,
)
_RENAMED = {"max_tokens": "max_completion_tokens"}
"""OpenAI's newer models want the other name for the same."""


class Optional:
    """Remembers what one server does not take."""

    def __init__(self) -> None:
        self._left_out: set[str] = set()

    def learn(self, refusal: Refused, payload: Mapping[str, Any]) -> bool:
        """Whether the refusal names fields of this request that can be left out: then they are."""
        if refusal.status not in _STATUSES or not _WORD_IS_FIELD.search(refusal.reason):
            return False
        named = {field for field in _fields(payload) if _is_named(field, refusal.reason)}
        for word, fields in _OTHER_NAMES.items():
            if _is_named(word, refusal.reason):
                named |= {field for field in fields if field in payload}
        new = named - self._left_out
        self._left_out |= new
        return bool(new)

    def without(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """The request as this server takes it."""
        left = {name: value for name, value in payload.items() if name not in self._left_out}
        for old, new in _RENAMED.items():
            if old in self._left_out and new not in self._left_out and old in payload:
                left[new] = payload[old]
        in_messages = self._left_out.intersection(_IN_MESSAGES)
        if in_messages:
            left["messages"] = [
                {name: value for name, value in message.items() if name not in in_messages}
                for message in payload["messages"]
            ]
        return left


def _fields(payload: Mapping[str, Any]) -> set[str]:
    """What of a request, as it was sent, can be left out."""
    of_messages = {name for message in payload["messages"] for name in message}
    return {*payload, *of_messages.intersection(_IN_MESSAGES)} - _NEEDED


def _is_named(word: str, reason: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", reason) is not None
