"""HTTP as bytes: requests as a server reads them, and responses as a server writes them.

Written out and not left to a framework, so that a test can break a response at any byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, BinaryIO


@dataclass(frozen=True)
class Request:
    """What a client asked."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""

    @property
    def data(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def wants_stream(self) -> bool:
        """Whether the answer is to come as events."""
        return bool(self.body) and bool(self.data.get("stream"))

    def raw(self) -> bytes:
        """The request again, by itself on its connection."""
        headers = {**self.headers, "connection": "close", "content-length": str(len(self.body))}
        lines = [f"{self.method} {self.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


def read_request(stream: BinaryIO) -> Request | None:
    """The next request on the connection; None when the client has hung up or speaks no HTTP."""
    first = stream.readline().decode("latin-1").split()
    if len(first) != 3 or not first[2].startswith("HTTP/"):  # TLS may have three words by chance
        return None
    headers: dict[str, str] = {}
    while line := stream.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", "0")))
    return Request(first[0], first[1], headers, body)


def answer(
    status: int,
    body: bytes | str | Mapping[str, Any],
    content_type: str = "application/json",
    **headers: str,
) -> bytes:
    """A whole response; a mapping goes out as JSON, `retry_after="1"` as `Retry-After: 1`."""
    if isinstance(body, Mapping):
        body = json.dumps(body)
    content = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    named |= {"Content-Type": content_type, "Content-Length": str(len(content))}
    return _head(status, named) + content


def stream(events: str | Iterable[str], status: int = 200) -> bytes:
    """A streamed response, each event in a chunk of its own; a text is split at empty lines."""
    if isinstance(events, str):
        events = [f"{each.strip()}\n\n" for each in events.split("\n\n") if each.strip()]
    named = {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"}
    return _head(status, named) + b"".join(_chunks(each.encode() for each in events))


def event(data: Mapping[str, Any]) -> str:
    """One event of a stream."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


DONE = "data: [DONE]\n\n"


def _head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield b"%x\r\n%s\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"
