"""A server's error body, whatever its shape, as the words that a person can use.

Known shapes: `{"error": {"message": ...}}` (OpenAI, llama-server, Ollama), `{"error": "text"}`
(LM Studio, Ollama), `{"object": "error", "message": ...}` (vLLM before 0.10), `{"detail": [...]}`
(FastAPI's validation), problem details (RFC 9457), plain text, a web page, and nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from talkbox.models.server.faults import Refused

LONGEST_TOLD = 240
"""Characters of a server's own words that a sentence repeats."""
_KEYS = ("error", "message", "detail", "errors", "msg", "title", "reason", "description")
_DEEPEST = 6
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_NUMBER = r"(\d[\d,]*)"
_CONTEXT = (
    re.compile(rf"maximum context length (?:is|of) {_NUMBER}", re.IGNORECASE),
    re.compile(rf"context size \({_NUMBER}", re.IGNORECASE),
    re.compile(rf"context (?:window|length|size)(?: of| is|:)? ?\(?{_NUMBER}", re.IGNORECASE),
    re.compile(rf"n_ctx\W+{_NUMBER}", re.IGNORECASE),
)
"""How servers say what their context is, in a refusal of a prompt that is too long."""


def refused(status: int, body: bytes, retry_after: str | None = None) -> Refused:
    """The fault for a response with this status; `retry_after` is the header of that name."""
    data = _parsed(body)
    reason = reason_of(data) or _page_title(body) or _plain(body)
    told = f": {shortened(reason).rstrip('.')}" if reason else ""
    return Refused(
        f"The server answered with status {status}{told}.",
        status=status,
        reason=reason,
        retry_after_seconds=_seconds(retry_after),
        prompt_tokens=_count(data, "n_prompt_tokens"),
        context_tokens=_count(data, "n_ctx") or _told_context(reason),
    )


def reason_of(data: Any) -> str:
    """What an error says in words, wherever it stands; empty where it says nothing."""
    return "; ".join(dict.fromkeys(_words(data, _DEEPEST)))


def shortened(text: str) -> str:
    """One printable line of a server's words."""
    line = "".join(each if each.isprintable() else " " for each in text)
    line = _SPACE.sub(" ", line).strip()
    return line if len(line) <= LONGEST_TOLD else f"{line[: LONGEST_TOLD - 3]}..."


def _words(data: Any, deepest: int) -> Iterator[str]:
    if isinstance(data, str):
        yield from (data.strip(),) * bool(data.strip())
    elif isinstance(data, list) and deepest:
        for each in data:
            yield from _words(each, deepest - 1)
    elif isinstance(data, Mapping) and deepest:
        place = ".".join(map(str, data["loc"])) if isinstance(data.get("loc"), list) else ""
        found = [word for key in _KEYS for word in _words(data.get(key), deepest - 1)]
        yield from (f"{place}: {word}" if place else word for word in found)


def _parsed(body: bytes) -> Any:
    """The body as JSON; of several lines of it the first, which a stream of errors begins with."""
    text = body.decode("utf-8", "replace").strip().removeprefix("data:").strip()
    for part in (text, text.partition("\n")[0]):
        try:
            return json.loads(part)
        except (ValueError, RecursionError):
            continue
    return None


def _page_title(body: bytes) -> str:
    text = body.decode("utf-8", "replace")
    title = _TITLE.search(text)
    return f'a web page, "{title[1].strip()}"' if title else "a web page" * is_page(text)


def is_page(text: str) -> bool:
    """Whether this is the beginning of a web page."""
    return _PAGE.match(text) is not None


def _plain(body: bytes) -> str:
    return "" if _parsed(body) is not None else body.decode("utf-8", "replace").strip()


def _seconds(text: str | None) -> float | None:
    """`Retry-After` in seconds; as a date it is too seldom to be read."""
    return float(text) if text and re.fullmatch(r"\d{1,6}(\.\d+)?", text.strip()) else None


def _count(data: Any, name: str) -> int | None:
    inner = data.get("error") if isinstance(data, Mapping) else None
    for level in (data, inner):
        found = level.get(name) if isinstance(level, Mapping) else None
        if isinstance(found, int) and not isinstance(found, bool) and found > 0:
            return found
    return None


def _told_context(reason: str) -> int | None:
    for wording in _CONTEXT:
        if match := wording.search(reason):
            return int(match[1].replace(",", "")[:9])
    return None
