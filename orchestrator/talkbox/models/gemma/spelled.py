"""A call as it was spelled between its markers, or in a fence: the name and the arguments.

A call that cannot be read keeps its text as arguments, so that validation answers it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from talkbox.models.gemma.arguments import STRING, Unreadable, read_list, read_object
from talkbox.models.gemma.fitting import Schema, fitted

Schemas = Mapping[str, Schema]
"""The arguments of every tool by its name."""
Spelled = tuple[str, Any]

_FENCE = "```"
_FENCE_HEAD = re.compile(r"```[A-Za-z_]*")
_QUOTES = rf"[\"'`{STRING}]?"
_CALL = re.compile(rf"\s*(call\s*:)?+\s*{_QUOTES}([^\W\d][\w.-]*){_QUOTES}\s*[:=]?\s*")


def read_call(body: str, schemas: Schemas, whole: bool) -> Spelled | None:
    """The call between two markers; None where it has no name.

    `whole` is false for a call that was cut off: what may be missing then is not guessed.
    """
    text = _unfenced(body.strip())
    if text.startswith("{"):
        return _json_call(text, schemas, whole)
    head = _CALL.match(text)
    if head is None:
        return None
    name, rest = head[2], text[head.end() :]
    if not head[1] and name not in schemas and not rest.startswith("{"):
        return None
    if not rest:
        return (name, {}) if whole else None
    return name, _arguments(rest, schemas.get(name, {}), whole)


def read_fenced(text: str, schemas: Schemas) -> tuple[Spelled, ...]:
    """The calls that a fenced block is: all of them, of tools that there are, or none."""
    block = text.strip()
    if not (block.startswith(_FENCE) and block.endswith(_FENCE)):
        return ()
    inner = _unfenced(block)
    if inner.startswith("["):
        found = _listed(inner, schemas)
    else:
        found = [read_call(inner, schemas, whole=False)]
    calls = tuple(call for call in found if call is not None and call[0] in schemas)
    whole = len(calls) == len(found) and all(isinstance(call[1], dict) for call in calls)
    return calls if whole else ()


def as_text(body: str) -> str:
    """The body for people, and for a model that is told what it wrote."""
    return body.replace(STRING, '"')


def _arguments(rest: str, schema: Schema, whole: bool) -> Any:
    try:
        found, closed = read_object(rest)
    except Unreadable:
        return as_text(rest)
    return fitted(found, schema) if closed or whole else as_text(rest)


def _unfenced(text: str) -> str:
    head = _FENCE_HEAD.match(text)
    return text[head.end() :].removesuffix(_FENCE).strip() if head else text


def _json_call(text: str, schemas: Schemas, whole: bool) -> Spelled | None:
    try:
        found, closed = read_object(text)
    except Unreadable:
        return None
    return _of_object(found, schemas) if closed or whole else None


def _listed(text: str, schemas: Schemas) -> list[Spelled | None]:
    try:
        return [_of_object(each, schemas) for each in read_list(text)]
    except Unreadable:
        return []


def _of_object(found: Any, schemas: Schemas) -> Spelled | None:
    """A call as other models write it: name, and arguments or parameters."""
    if isinstance(found, dict) and isinstance(found.get("function"), dict):
        found = found["function"]
    name = found.get("name") if isinstance(found, dict) else None
    if not isinstance(name, str):
        return None
    given = found.get("arguments", found.get("parameters", {}))
    if isinstance(given, str):
        return name, _arguments(given.strip(), schemas.get(name, {}), whole=False)
    return name, fitted(given, schemas.get(name, {}))
