"""What can go wrong between a server and its client, each as something done to a response.

A fault is given the response piece by piece and the wire to the client. None of them sleeps: a
silence ends when the client hangs up or the proxy closes.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from threading import Event

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
"""SO_LINGER on, with 0 seconds: closing sends a reset in the place of an orderly end."""


class Wire:
    """The proxy's end of a connection to the client."""

    def __init__(self, connection: socket.socket, closing: Event) -> None:
        self._connection = connection
        self._closing = closing
        self.is_over = False
        """Whether no further request is read from it."""

    def send(self, piece: bytes) -> None:
        """Raises OSError when the client has hung up."""
        self._connection.sendall(piece)

    def end(self) -> None:
        """Close in order."""
        self.is_over = True

    def reset(self) -> None:
        """Close as a crash does."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self.is_over = True

    def await_hangup(self) -> None:
        """Say nothing until the client hangs up or the proxy closes."""
        self._connection.recv(1, socket.MSG_PEEK)
        self.is_over = True

    def pause(self, seconds: float) -> None:
        """Say nothing for so long; shorter when the proxy closes."""
        self._closing.wait(seconds)


Fault = Callable[[Iterator[bytes], Wire], None]


def passing(pieces: Iterator[bytes], wire: Wire) -> None:
    """No fault at all."""
    for piece in pieces:
        wire.send(piece)


@dataclass(frozen=True)
class Cut:
    """The connection ends after so many bytes of the response."""

    after_bytes: int
    reset: bool = False

    def __call__(self, pieces: Iterator[bytes], wire: Wire) -> None:
        """Send the beginning, then close."""
        for piece in _first(pieces, self.after_bytes):
            wire.send(piece)
        if self.reset:
            wire.reset()
        else:
            wire.end()


@dataclass(frozen=True)
class Silence:
    """Nothing more comes after so many bytes, and the connection stays open."""

    after_bytes: int = 0

    def __call__(self, pieces: Iterator[bytes], wire: Wire) -> None:
        """Send the beginning, then wait."""
        for piece in _first(pieces, self.after_bytes):
            wire.send(piece)
        wire.await_hangup()


@dataclass(frozen=True)
class Drip:
    """The response comes in small pieces, with a pause before each."""

    piece_bytes: int = 1
    pause_seconds: float = 0.0

    def __call__(self, pieces: Iterator[bytes], wire: Wire) -> None:
        """Send it all, slowly."""
        for piece in pieces:
            for start in range(0, len(piece), self.piece_bytes):
                wire.pause(self.pause_seconds)
                wire.send(piece[start : start + self.piece_bytes])


@dataclass(frozen=True)
class Instead:
    """Other bytes than the server's; the server is not asked."""

    response: bytes
    ends: bool = True
    """Whether the connection ends with it, as it must after what is no HTTP."""

    def __call__(self, pieces: Iterator[bytes], wire: Wire) -> None:
        """Send them."""
        wire.send(self.response)
        if self.ends:
            wire.end()


@dataclass(frozen=True)
class Changed:
    """The server's bytes, changed on their way."""

    change: Callable[[bytes], bytes]

    def __call__(self, pieces: Iterator[bytes], wire: Wire) -> None:
        """Send the whole response, changed."""
        wire.send(self.change(b"".join(pieces)))
        wire.end()


def _first(pieces: Iterable[bytes], count: int) -> Iterator[bytes]:
    """As many bytes; asks for the response even where that is none, as the server was asked."""
    for piece in pieces:
        if len(piece) >= count:
            yield piece[:count]
            return
        count -= len(piece)
        yield piece
