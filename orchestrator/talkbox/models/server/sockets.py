"""Sockets that wait in short slices, so that a request can be called off while nothing comes.

A blocked read cannot be woken from outside without a second thread; one that wakes by itself every
tenth of a second needs none, and leaves none behind. Sends, connects and handshakes do the same.
"""

from __future__ import annotations

import selectors
import socket
import ssl
from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import Any, TypeVar

import httpcore

SLICE_SECONDS = 0.1
"""How long a call off goes unheard at most."""

T = TypeVar("T")
Look = Callable[[], None]
"""Raises where the request was called off."""


class Stream(httpcore.NetworkStream):
    """One connection. Takes over the socket, which wakes every slice."""

    def __init__(self, connected: socket.socket, look: Look) -> None:
        self._socket, self._look = connected, look
        connected.settimeout(SLICE_SECONDS)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes, empty at the end; `timeout` seconds of silence raise ReadTimeout."""
        try:
            return self._patiently(partial(self._socket.recv, max_bytes), timeout)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(error) from error
        except OSError as error:
            raise httpcore.ReadError(error) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        left = memoryview(buffer)
        try:
            while left:
                left = left[self._patiently(partial(self._socket.send, left), timeout) :]
        except TimeoutError as error:
            raise httpcore.WriteTimeout(error) from error
        except OSError as error:
            raise httpcore.WriteError(error) from error

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Stream:
        """The same connection, encrypted and its certificate checked."""
        try:
            wrapped = ssl_context.wrap_socket(
                self._socket, server_hostname=server_hostname, do_handshake_on_connect=False
            )
            self._socket = wrapped
            self._patiently(wrapped.do_handshake, timeout)
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise httpcore.ConnectError(error) from error
            raise
        return Stream(wrapped, self._look)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for: whether an idle connection was closed by the other side."""
        if info == "is_readable":
            return _is_readable(self._socket)
        return self._socket if info == "socket" else None

    def _patiently(self, act: Callable[[], T], timeout: float | None) -> T:
        """Try again at each slice's end until it is done, called off, or too late."""
        latest = None if timeout is None else monotonic() + timeout
        while True:
            self._look()
            try:
                return act()
            except TimeoutError:
                if latest is not None and monotonic() >= latest:
                    raise


class Backend(httpcore.NetworkBackend):
    """Opens connections that can be called off."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Stream:
        """A connection to the first of the host's addresses that answers."""
        fault: OSError = OSError("the name leads to no address")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(error) from error
        for family, kind, protocol, _, where in found:
            try:
                return Stream(self._connected(family, kind, protocol, where, timeout), self._look)
            except OSError as error:
                fault = error
        if isinstance(fault, TimeoutError):
            raise httpcore.ConnectTimeout(fault) from fault
        raise httpcore.ConnectError(fault) from fault

    def _connected(
        self, family: int, kind: int, protocol: int, where: Any, timeout: float | None
    ) -> socket.socket:
        made = socket.socket(family, kind, protocol)
        try:
            made.setblocking(False)
            made.connect_ex(where)
            self._await(made, timeout)
            fault = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if fault:
                raise OSError(fault, "could not connect")
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            made.close()
            raise
        return made

    def _await(self, made: socket.socket, timeout: float | None) -> None:
        latest = None if timeout is None else monotonic() + timeout
        with selectors.DefaultSelector() as selector:
            selector.register(made, selectors.EVENT_WRITE)
            while not selector.select(SLICE_SECONDS):
                self._look()
                if latest is not None and monotonic() >= latest:
                    raise TimeoutError("nothing answered")


def _is_readable(connected: socket.socket) -> bool:
    """Whether bytes wait, which on an idle connection means that it was closed."""
    if connected.fileno() < 0:
        return True
    with selectors.DefaultSelector() as selector:
        selector.register(connected, selectors.EVENT_READ)
        return bool(selector.select(0))
