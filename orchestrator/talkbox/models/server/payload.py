"""One request for an answer, as a server of its kind takes it.

Sampling is said in full, since every server has defaults of its own. Nothing in it but the newest
messages changes from turn to turn, so that a server finds what it has read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import ToolSchema
from talkbox.models.briefing import Briefed
from talkbox.models.server.abilities import Server
from talkbox.models.server.choice import GEMMA
from talkbox.models.server.roles import functions, roles
from talkbox.models.server.settings import Settings
from talkbox.models.spoken import newest_spoken, transcript_tokens

_SMALL = re.compile(r"(?<![a-z0-9])e[24]b(?![a-z0-9])", re.IGNORECASE)
"""Sizes of Gemma 4 that are reported to make no calls unless they think first."""
_FIXED: Mapping[str, Any] = {
    "repeat_penalty": 1.0,
    "repetition_penalty": 1.0,
    "cache_prompt": True,
    "return_progress": True,
    "stream_options": {"include_usage": True},
}
"""Fields outside OpenAI's first API, for the kinds that take them. Penalties would punish a
model for writing the same argument's name twice."""


def payload(
    messages: Sequence[Briefed],
    tools: Sequence[ToolSchema],
    server: Server,
    settings: Settings,
    *,
    thoughts_field: str,
    reply_tokens: int,
) -> dict[str, Any]:
    """The request: the messages with their thoughts under `thoughts_field`, then how to answer.

    Where something was spoken and there are no tools, its words are wanted: the likeliest, and no
    more of them than can be spoken in that time.
    """
    kind = server.kind
    spoken = newest_spoken(messages)
    # Thoughts before speech is heard make small models imagine what was said: llama.cpp 25889,
    # Ollama 16583.
    thinking = _thinking(server, False if spoken else settings.thinking)
    writes_down = bool(spoken) and not tools
    if writes_down and (thinking or server.thinking is False):
        reply_tokens = min(reply_tokens, transcript_tokens(spoken))
    optional = {"top_k": settings.top_k, "min_p": settings.min_p, **_FIXED}
    if tools:
        optional["parallel_tool_calls"] = True
    return {
        "model": server.model,
        "messages": roles(messages, thoughts_field),
        **({"tools": functions(tools)} if tools else {}),
        "stream": True,
        "max_tokens": reply_tokens,
        "temperature": 0.0 if writes_down else settings.temperature,
        "top_p": settings.top_p,
        "seed": settings.seed,
        **{name: value for name, value in optional.items() if name in kind.optional},
        **thinking,
    }


def _thinking(server: Server, wanted: bool | None) -> Mapping[str, Any]:
    """The switch, as the server has it; nothing where nobody knows better than the model."""
    if server.thinking is False:
        return {}
    if wanted is None and not GEMMA.search(server.model):
        return {}
    on = _SMALL.search(server.model) is not None if wanted is None else wanted
    return server.kind.thinking_on if on else server.kind.thinking_off
