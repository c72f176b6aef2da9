"""httpx over sockets that can be called off: the way in which its own transport is built.

httpx lets a transport be given, but not the sockets under its own one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import cast

import httpcore
import httpx

from talkbox.models.server.sockets import Backend, Look

IDLE_SECONDS = 60.0
"""How long a connection waits for the next request; a producer listens in between."""


class Transport(httpx.BaseTransport):
    """Raises httpcore's errors as they are, and whatever `look` raises."""

    def __init__(self, look: Look, *, encrypted: bool) -> None:
        """`encrypted`: prepare to check certificates, which takes a moment."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context() if encrypted else None,
            max_connections=2,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=Backend(look),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the response's content is still to be read."""
        url = request.url
        answered = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=cast("httpx.SyncByteStream", request.stream),
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answered.status,
            headers=answered.headers,
            stream=_Content(answered),
            extensions=answered.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Content(httpx.SyncByteStream):
    def __init__(self, answered: httpcore.Response) -> None:
        self._answered = answered

    def __iter__(self) -> Iterator[bytes]:
        return self._answered.iter_stream()

    def close(self) -> None:
        with closing(self._answered):
            pass
