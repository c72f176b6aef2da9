"""How many tokens an answer took, under the names that the in-process engine counts by.

A server that does not say how much of a prompt it found in its cache gets no count of it: zero
would be a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from talkbox.models.server.answers import at

_MOST = 2**31


def counts(chunk: Mapping[str, Any]) -> dict[str, int]:
    """prompt, cached (of the prompt), evaluated (the rest of it) and reply, as far as told.

    llama-server's `timings` are exact; `usage` is OpenAI's form, in which the others answer.
    """
    usage, timings = chunk.get("usage"), chunk.get("timings")
    cached = _count(at(usage, "prompt_tokens_details", "cached_tokens"))
    prompt, reply = _count(at(usage, "prompt_tokens")), _count(at(usage, "completion_tokens"))
    evaluated = _count(at(timings, "prompt_n"))
    if evaluated is not None:
        cached = _first(_count(at(timings, "cache_n")), cached, 0)
        prompt, reply = cached + evaluated, _first(_count(at(timings, "predicted_n")), reply)
    found = {"prompt": prompt, "cached": cached, "reply": reply}
    if prompt is not None and cached is not None:
        found |= {"cached": min(cached, prompt), "evaluated": max(prompt - cached, 0)}
    order = ("prompt", "cached", "evaluated", "reply")
    return {name: count for name in order if (count := found.get(name)) is not None}


def _count(value: Any) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST
    return value if is_count else None


def _first(*values: int | None) -> Any:
    return next((value for value in values if value is not None), None)
