"""What a server sends, as JSON objects: events of a stream, or one answer where it streams none.

Told by the bytes and not by the declared type, which proxies and servers get wrong. Server-sent
events as the HTML standard has them (comments; CR, LF or both; data in several lines), and JSON
lines. Nothing grows without bound, whatever comes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from talkbox.models.server.faults import Foreign, Lost
from talkbox.models.server.lines import lines
from talkbox.models.server.refusals import is_page, refused

Chunk = dict[str, Any]
DONE: Chunk = {}
"""Stands for `[DONE]`: the server has no more to say."""
LONGEST_RESPONSE = 64 * 2**20
"""Bytes."""
_FIELDS = frozenset({"", "data", "event", "id", "retry"})
"""Of an event; the empty one begins a comment."""
_LONGEST_SHOWN = 60
"""Characters of something unreadable that are repeated."""


def chunks(parts: Iterable[bytes]) -> Iterator[Chunk]:
    """The objects in a response's bytes, each as soon as it is whole.

    Raises Refused for an error in the place of an answer or within one, Foreign for what was never
    one, and Lost for one that cannot be read on.
    """
    event, bare = _Event(), _Bare()
    begun = False
    for line in lines(_bounded(parts)):
        field, _, value = line.partition(":")
        if bare.is_open or line.lstrip().startswith("{"):
            yield from bare.take(line)
        elif not line.strip():
            yield from event.end()
        elif field == "data":
            yield from event.take(value.strip())
        elif field == "error":  # llama-server before 2025 sent errors so
            raise refused(500, value.encode())
        elif field not in _FIELDS:
            raise _unreadable(line) if begun else _foreign(line)
        begun = begun or bool(line.strip())
    yield from event.end()
    yield from bare.end()


class _Event:
    """The data of one event, in one line or in several."""

    def __init__(self) -> None:
        self._data: list[str] = []

    def take(self, value: str) -> Iterator[Chunk]:
        """A line of data; what was whole before it is an event whose empty line is missing."""
        if self._data and _read("\n".join(self._data)) is not None:
            yield from self.end()
        self._data.append(value)

    def end(self) -> Iterator[Chunk]:
        """The event, if there is one."""
        text = "\n".join(self._data).strip()
        self._data.clear()
        if text == "[DONE]":
            yield DONE
        elif text:
            yield _checked(_read(text), text)


class _Bare:
    """JSON outside of events: one object in each line, or one in many."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether an object has begun and not ended."""
        return bool(self._lines)

    def take(self, line: str) -> Iterator[Chunk]:
        """The object that this line completes; only one that may end it is tried."""
        first = not self._lines
        self._lines.append(line)
        if first or line.startswith("}"):
            text = "\n".join(self._lines)
            found = _read(text)
            if found is not None:
                self._lines.clear()
                yield _checked(found, text)

    def end(self) -> Iterator[Chunk]:
        """What is left must be an object."""
        text = "\n".join(self._lines)
        if text:
            found = _read(text)
            if found is None:
                raise Lost("The server's answer is cut off.")
            yield _checked(found, text)


def _read(text: str) -> Any:
    """The JSON value; None where it is none."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _checked(found: Any, text: str) -> Chunk:
    """A chunk that is an object and no error."""
    if not isinstance(found, dict):
        raise _unreadable(text)
    error = found.get("error")
    if error or found.get("object") == "error":
        code = error.get("code") if isinstance(error, dict) else found.get("code")
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
        raise refused(status, text.encode())
    return found


def _unreadable(text: str) -> Lost:
    return Lost(f"The server sent {_shown(text)} in the middle of its answer.")


def _foreign(line: str) -> Foreign:
    sent = "a web page" if is_page(line) else _shown(line)
    return Foreign(f"What answers there is no model's server: it sent {sent}.")


def _shown(text: str) -> str:
    return repr(text[:_LONGEST_SHOWN])


def _bounded(parts: Iterable[bytes]) -> Iterator[bytes]:
    total = 0
    for part in parts:
        total += len(part)
        if total > LONGEST_RESPONSE:
            raise Lost(f"The server's answer is longer than {LONGEST_RESPONSE >> 20} MiB.")
        yield part
