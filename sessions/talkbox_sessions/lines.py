"""One event, one line of JSON: how the journal's bytes are written and read.

A line is ASCII and ends with a newline, whatever the text holds, so that bytes can be split on
the newline alone. What is read was written by someone else: it is checked as strictly as what a
model answers. Only an event of an unknown type is let through, untouched: a newer talkbox may
have written it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import FORMAT, TYPES, Event


class BadLine(ValueError):
    """A line is no event; the text says why, without the file's name and the line's number."""


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event of a type that this version does not know; its line is kept as it is."""

    id: str
    parent: str | None
    at: str
    type: str
    line: bytes
    """Without the newline."""


Recorded = Event | UnknownEvent
"""Whatever may stand in a journal."""


def encode(event: BaseModel) -> bytes:
    """The event as one line, newline included.

    Raises SessionError when it holds something that JSON cannot: a number that is not finite, an
    object of a foreign type.
    """
    try:
        text = json.dumps(event.model_dump(), allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise SessionError(f"This {_kind(event)} event cannot be written down: {error}.") from error
    return text.encode("ascii") + b"\n"


def decode(line: bytes) -> Recorded:
    """The event on a line; raises BadLine."""
    data = _json(line)
    name = data.get("type")
    if not isinstance(name, str):
        raise BadLine("type: a text that names the kind of event is missing")
    if name not in TYPES:
        return _unknown(data, line)
    try:
        return TYPES[name].model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in (name, *first["loc"]))
        raise BadLine(f"{where}: {first['msg']}") from None


def check_format(line: bytes) -> None:
    """Raise SessionError unless this first line opens a journal of a format that we read.

    Looks at nothing but the type and the format: a newer one may have other fields.
    """
    try:
        data = _json(line)
    except BadLine as error:
        raise SessionError(f"its first line is damaged ({error})") from None
    if data.get("type") != "session_opened":
        raise SessionError("its first line does not open a session")
    if data.get("format") != FORMAT:
        raise SessionError(
            f"it is written in format {data.get('format')!r} by {_writer(data)}, and this version "
            f"reads format {FORMAT}; use the talkbox that wrote it, or a newer one"
        )


def _writer(data: dict[str, Any]) -> str:
    versions = data.get("versions")
    version = versions.get("talkbox") if isinstance(versions, dict) else None
    return f"talkbox {version}" if isinstance(version, str) else "another version"


def _json(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"this is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadLine("this is JSON but not an object")
    return data


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _unknown(data: dict[str, Any], line: bytes) -> UnknownEvent:
    id, parent, at = data.get("id"), data.get("parent"), data.get("at", "")
    if not (isinstance(id, str) and id and isinstance(parent, str) and isinstance(at, str)):
        raise BadLine(f"an event of unknown type {data['type']!r} without id, parent and time")
    return UnknownEvent(id, parent, at, str(data["type"]), line)


def _kind(event: BaseModel) -> str:
    return str(getattr(event, "type", type(event).__name__))
