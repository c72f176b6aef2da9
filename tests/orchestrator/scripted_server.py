"""A server on this machine that answers route by route as it is told, over real HTTP."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

RECORDED = Path(__file__).parent / "recorded/recognised.toml"
ELSE = "*"
"""The route of everything that no other route answers."""
Answers = dict[str, list[tuple[int, str]]]


def recorded(kind: str) -> Mapping[str, str]:
    """What a server of this kind answers: routes, and `version` as it says it."""
    table: dict[str, dict[str, str]] = tomllib.loads(RECORDED.read_text(encoding="utf-8"))
    return table[kind]


@dataclass
class Scripted:
    """What the server answers, and what it was asked."""

    answers: Answers = field(default_factory=dict)
    """By route with its query: statuses and bodies, one after the other; the last stays."""
    key: str | None = None
    """Without it, everything but the open routes is refused."""
    open_routes: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    keys: set[str | None] = field(default_factory=set)
    origin: str = ""

    @classmethod
    def of_kind(cls, kind: str, key: str | None = None) -> Scripted:
        """As recorded."""
        routes = {name: text for name, text in recorded(kind).items() if name[0] in "/*"}
        return cls({name: [(200, text)] for name, text in routes.items()}, key)

    def put(self, route: str, *answers: Any, status: int = 200) -> Scripted:
        """Answer this route with these bodies, one after the other."""
        bodies = [each if isinstance(each, str) else json.dumps(each) for each in answers]
        self.answers[route] = [(status, body) for body in bodies]
        return self

    def respond(self, request: BaseHTTPRequestHandler) -> tuple[int, str]:
        """The answer to one request."""
        length = int(request.headers.get("Content-Length", 0))
        request.rfile.read(length)
        self.asked.append(f"{request.command} {request.path}")
        sent = request.headers.get("Authorization")
        self.keys.add(sent)
        if self.key and sent != f"Bearer {self.key}" and request.path not in self.open_routes:
            return 401, '{"error":{"code":401,"message":"Invalid API Key"}}'
        left = self.answers.get(request.path) or self.answers.get(ELSE)
        if not left:
            return 404, '{"detail":"Not Found"}'
        return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def running(scripted: Scripted) -> Iterator[Scripted]:
    """The server while it listens on loopback; it ends with the block."""

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536  # head and body in one packet; two of them wait for each other 40 ms

        def do_GET(self) -> None:
            status, body = scripted.respond(self)
            content = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET

        def log_message(self, *arguments: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.01))
    thread.start()
    scripted.origin = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield scripted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
