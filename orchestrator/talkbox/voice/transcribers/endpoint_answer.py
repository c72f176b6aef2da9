"""What servers answer with to a recording, read without trust.

Known shapes: `{"text": ...}` (OpenAI, whisper.cpp, vLLM), the same with segments and a language in
words (verbose_json), `{"type": "transcript.text.done", "text": ...}` (llama-server), events of a
stream with such objects or with deltas, a JSON string, and plain text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from talkbox.models.server.counts import counts
from talkbox.models.server.faults import Foreign
from talkbox.models.server.refusals import is_page
from talkbox.models.server.stream import Chunk, chunks
from talkbox.voice.language import language_code
from talkbox.voice.transcriber import VoiceError

_DELTA = "transcript.text.delta"


@dataclass(frozen=True, slots=True)
class Written:
    """What a server wrote down."""

    text: str
    language: str | None = None
    """ISO 639-1, where it told one that we know."""
    tokens: Mapping[str, int] = field(default_factory=dict)


def read(body: bytes) -> Written:
    """What the body says. Raises Refused for an error in it, Foreign where it is nothing such."""
    answer = body.decode("utf-8", "replace").strip()
    if is_page(answer):
        raise Foreign("What answers there writes nothing down: it sent a web page.")
    if answer.startswith(("{", "data:", "event:", ":")):
        return _of_objects(list(chunks([body])))
    return Written(_unwrapped(answer))


def _of_objects(objects: list[Chunk]) -> Written:
    whole = [each for each in objects if isinstance(each.get("text"), str)]
    deltas = (each.get("delta") for each in objects if each.get("type") == _DELTA)
    pieces = [delta for delta in deltas if isinstance(delta, str)]
    if not whole and not pieces:
        raise Foreign("What answers there writes nothing down: there is no text in its answer.")
    last = whole[-1] if whole else {}
    told = {name: count for each in objects for name, count in counts(_renamed(each)).items()}
    text = last.get("text", "".join(pieces))
    return Written(text, _language(last.get("language")), told)


def _renamed(found: Chunk) -> Chunk:
    """Counts under the names of chats; this route has names of its own for them."""
    usage = found.get("usage")
    if not isinstance(usage, dict) or "input_tokens" not in usage:
        return found
    names = {"prompt_tokens": "input_tokens", "completion_tokens": "output_tokens"}
    names["prompt_tokens_details"] = "input_tokens_details"
    return {"usage": {name: usage.get(theirs) for name, theirs in names.items()}}


def _language(told: object) -> str | None:
    try:
        return language_code(told) if isinstance(told, str) else None
    except VoiceError:
        return None


def _unwrapped(answer: str) -> str:
    """A JSON string's text; anything else as it is."""
    try:
        found = json.loads(answer) if answer.startswith('"') else None
    except ValueError:
        found = None
    return found if isinstance(found, str) else answer
