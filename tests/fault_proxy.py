"""A proxy on loopback that stands before a server, or plays back one, and spoils its answers.

Real sockets and real HTTP: what a client sees is what it would see of a server that fails. Closing
the proxy ends every connection and every thread.
"""

from __future__ import annotations

import socket
import socketserver
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Any

from faults import Fault, Wire, passing
from wire import Request, answer, read_request

from talkbox.closing import Closing

CHAT = "/v1/chat/completions"
Origin = Callable[[Request], Iterator[bytes]]
"""Who really answers: the bytes of a response, status line first."""


class Upstream:
    """A real server; what it answered to chats is kept."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.captured: list[bytes] = []

    def __call__(self, request: Request) -> Iterator[bytes]:
        """The server's own bytes, as they come."""
        heard = []
        with socket.create_connection(("127.0.0.1", self._port)) as connection:
            connection.sendall(request.raw())
            while piece := connection.recv(65_536):
                heard.append(piece)
                yield piece
        if request.path == CHAT:
            self.captured.append(b"".join(heard))


class Recorded:
    """Responses by path, and those to chats by what a request says."""

    def __init__(self, routes: Mapping[str, bytes], chat: Callable[[Request], bytes]) -> None:
        self._routes = routes
        self._chat = chat

    def __call__(self, request: Request) -> Iterator[bytes]:
        """What was recorded; a 404 where nothing was."""
        if request.path == CHAT:
            yield self._chat(request)
            return
        message = {"error": {"message": f"no route {request.path}", "code": 404}}
        found = self._routes.get(request.path) or self._routes.get("*")
        yield found or answer(404, message)


def always(response: bytes) -> Callable[[Request], bytes]:
    """The same for every chat."""
    return lambda request: response


def calls_then(call: bytes, closing: bytes) -> Callable[[Request], bytes]:
    """A call for whoever asks something, and closing words for a call's result."""
    return lambda request: closing if request.data["messages"][-1]["role"] == "tool" else call


class FaultProxy(Closing):
    """Listens on a port of its own until it is closed; encrypted where it has a context for it."""

    def __init__(self, origin: Origin, tls: ssl.SSLContext | None = None) -> None:
        self.origin = origin
        self._scheme = "http" if tls is None else "https"
        self.requests: list[Request] = []
        """Every request that came in whole."""
        self._faults: list[tuple[str, Fault]] = []
        self._lock = Lock()
        self._closing = Event()
        self._server = _Server(self._serve, self._closing, tls)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), name="fault proxy")
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """As `--model` takes it."""
        return f"{self._scheme}://127.0.0.1:{self.port}/v1"

    @property
    def chats(self) -> list[Request]:
        """The requests for an answer."""
        return [request for request in self.requests if request.path == CHAT]

    def spoil(self, *faults: Fault, path: str = CHAT) -> None:
        """Do this to the next responses from `path`, one fault to each."""
        with self._lock:
            self._faults += [(path, fault) for fault in faults]

    def spoil_no_more(self) -> None:
        """Forget the faults that have not struck."""
        with self._lock:
            self._faults.clear()

    def close(self) -> None:
        """End every connection, and wait for the threads."""
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()

    def _serve(self, connection: socket.socket) -> None:
        wire = Wire(connection, self._closing)
        # A client that leaves in the middle of an answer is what half of the tests are about.
        with connection.makefile("rb") as stream, suppress(ConnectionError):
            while not wire.is_over and (request := read_request(stream)):
                self.requests.append(request)
                self._take_fault(request)(self.origin(request), wire)
                if request.headers.get("connection", "").lower() == "close":
                    wire.end()

    def _take_fault(self, request: Request) -> Fault:
        with self._lock:
            for place, (path, _) in enumerate(self._faults):
                if path == request.path:
                    return self._faults.pop(place)[1]
        return passing


class _Server(socketserver.ThreadingTCPServer):
    """A thread for each connection, all of them joined when it closes."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(
        self,
        serve: Callable[[socket.socket], None],
        closing: Event,
        tls: ssl.SSLContext | None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)
        self._serve, self._closing, self._tls = serve, closing, tls
        self._open: set[socket.socket] = set()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Serve one connection."""
        request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._open.add(request)
        try:
            if self._tls is not None:
                with suppress(OSError):  # a client that does not trust it leaves
                    self._encrypted(request, self._tls)
            elif not self._closing.is_set():  # as `hang_up` may have come just before
                self._serve(request)
        finally:
            self._open.discard(request)

    def _encrypted(self, request: socket.socket, tls: ssl.SSLContext) -> None:
        with tls.wrap_socket(request, server_side=True) as wrapped:
            self._open.add(wrapped)
            try:
                self._serve(wrapped)
            finally:
                self._open.discard(wrapped)

    def shutdown_request(self, request: Any) -> None:
        """Close without a farewell first, which would turn a reset into an orderly end."""
        request.close()

    def hang_up(self) -> None:
        """Wake everyone who still waits for a client."""
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
