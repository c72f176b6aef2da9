"""The fault proxy does to real connections what its faults say."""

from __future__ import annotations

import errno
import socket

import httpx
import pytest
from fault_proxy import CHAT, FaultProxy, Recorded, Upstream, always
from faults import Changed, Cut, Drip, Fault, Instead, Silence
from wire import DONE, answer, event, stream

EVENTS = [event({"n": 1}), event({"n": 2}), DONE]
REPLY = stream(EVENTS)


def played(*faults: Fault) -> FaultProxy:
    proxy = FaultProxy(Recorded({"/health": answer(200, {"status": "ok"})}, always(REPLY)))
    proxy.spoil(*faults)
    return proxy


def everything(proxy: FaultProxy) -> bytes:
    """All bytes that come for one request, up to the end of the connection."""
    asked = f"POST {CHAT} HTTP/1.1\r\ncontent-length: 2\r\n\r\n{{}}"
    with socket.create_connection(("127.0.0.1", proxy.port)) as connection:
        connection.sendall(asked.encode())
        _half_close(connection)
        heard = b""
        while piece := connection.recv(65_536):
            heard += piece
    return heard


def _half_close(connection: socket.socket) -> None:
    """Where the reset came before it, the system says of what was connected that it is not."""
    try:
        connection.shutdown(socket.SHUT_WR)
    except OSError as error:
        if error.errno == errno.ENOTCONN:
            raise ConnectionResetError from error
        raise


def test_without_a_fault_everything_passes_on_one_connection() -> None:
    with played() as proxy, httpx.Client(base_url=proxy.url) as client:
        texts = [client.post("/chat/completions", json={}).text for _ in range(3)]
    assert texts == ["".join(EVENTS)] * 3
    assert [request.data for request in proxy.chats] == [{}, {}, {}]


def test_a_cut_lets_exactly_so_many_bytes_through() -> None:
    for count in range(len(REPLY) + 1):
        with played(Cut(count)) as proxy:
            assert everything(proxy) == REPLY[:count]


def test_a_reset_is_one() -> None:
    with played(Cut(100, reset=True)) as proxy, pytest.raises(ConnectionResetError):
        everything(proxy)


def test_a_drip_loses_nothing() -> None:
    with played(Drip(piece_bytes=3)) as proxy:
        assert everything(proxy) == REPLY


def test_an_answer_can_be_replaced_or_changed() -> None:
    busy = answer(429, {"error": "busy"}, retry_after="1")
    with played(Instead(busy), Changed(bytes.upper)) as proxy:
        assert [everything(proxy) for _ in range(2)] == [busy, REPLY.upper()]
        assert httpx.get(proxy.url + "/chat/completions").text == "".join(EVENTS)


def test_a_silence_lasts_until_the_client_leaves_and_closing_ends_it() -> None:
    with played(Silence(0), Silence(50)) as proxy:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(proxy.url + "/chat/completions", json={}, timeout=0.05)
        waiting = socket.create_connection(("127.0.0.1", proxy.port))
        waiting.sendall(f"POST {CHAT} HTTP/1.1\r\n\r\n".encode())
        heard = waiting.recv(50, socket.MSG_WAITALL)
    assert (heard, waiting.recv(10)) == (REPLY[:50], b"")
    waiting.close()


def test_a_server_behind_it_is_asked_and_what_it_said_is_kept() -> None:
    with played() as server:
        upstream = Upstream(server.port)
        with FaultProxy(upstream) as proxy:
            assert everything(proxy) == REPLY
            assert httpx.get(f"http://127.0.0.1:{proxy.port}/health").json() == {"status": "ok"}
            assert httpx.get(f"http://127.0.0.1:{proxy.port}/other").status_code == 404
    assert upstream.captured == [REPLY]
