"""A hub on this machine that gives out files as huggingface.co does, and fails as one is told to.

It speaks what talkbox uses of the protocol: HEAD and GET of `/REPOSITORY/resolve/REVISION/FILE`
with the size, the checksum and the commit in headers, ranges, and the hub's own error codes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class FakeHub:
    """What the hub holds and how it misbehaves."""

    files: dict[str, bytes] = field(default_factory=dict)
    """By name, whatever the repository."""
    in_git: frozenset[str] = frozenset()
    """Names of small files, which the hub keeps in git itself and has no SHA-256 of."""
    refusal: tuple[int, str] | None = None
    """A status and the hub's error code, for every request."""
    breaks: list[int] = field(default_factory=list)
    """After how many bytes the connection breaks off, one GET after the other."""
    keeps_ranges: bool = True
    """Whether it can begin in the middle of a file."""
    claimed_sha256: str | None = None
    claimed_sha1: str | None = None
    claimed_bytes: int | None = None
    holds_after: int | None = None
    """After how many bytes it sends no more until `release` is set; `holding` is set then."""
    holding: Event = field(default_factory=Event)
    release: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    """The requests it got: method, file and range."""
    tokens: set[str | None] = field(default_factory=set)
    """What was shown to it as the right to ask."""
    address: str = ""

    def respond(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        name = request.path.rpartition("/")[2]
        wanted = request.headers.get("Range", "")
        self.tokens.add(request.headers.get("Authorization"))
        self.asked.append(f"{request.command} {name} {wanted}".strip())
        if self.refusal is not None:
            status, code = self.refusal
            _head(request, status, {"X-Error-Code": code, "Content-Length": "0"})
        elif name not in self.files:
            _head(request, 404, {"X-Error-Code": "EntryNotFound", "Content-Length": "0"})
        else:
            self._give(request, self.files[name], wanted)

    def _give(self, request: BaseHTTPRequestHandler, content: bytes, wanted: str) -> None:
        start = 0
        if wanted and self.keeps_ranges:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        headers = {
            "X-Repo-Commit": COMMIT,
            "Content-Length": str(len(content) - start),
        }
        if request.path.rpartition("/")[2] in self.in_git:
            blob = b"blob %d\0" % len(content) + content
            headers["ETag"] = f'"{self.claimed_sha1 or hashlib.sha1(blob).hexdigest()}"'
        else:
            sha256 = self.claimed_sha256 or hashlib.sha256(content).hexdigest()
            headers["X-Linked-Etag"] = f'"{sha256}"'
            headers["X-Linked-Size"] = str(self.claimed_bytes or len(content))
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        _head(request, 206 if start else 200, headers)
        if request.command == "GET":
            length = self.breaks.pop(0) if self.breaks else len(content)
            self._send(request, content[start : start + length])

    def _send(self, request: BaseHTTPRequestHandler, content: bytes) -> None:
        if self.holds_after is not None:
            request.wfile.write(content[: self.holds_after])
            self.holding.set()
            self.release.wait()
            return
        with suppress(ConnectionError):
            request.wfile.write(content)


@contextmanager
def running(hub: FakeHub) -> Iterator[FakeHub]:
    """The hub, listening on an address of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hub.respond(self)

        do_HEAD = do_GET

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hub.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()


def _head(request: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.end_headers()
