"""The connection itself: called off at once, closed without a trace, and true to its origin."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import closing
from time import monotonic

import psutil
import pytest
from fault_proxy import CHAT, FaultProxy, Origin
from faults import Cut, Instead, Silence, Wire, passing
from recordings import recording
from server_desk import SCHEMAS, ask, behind_proxy, is_clear, words
from wire import Request, answer

from talkbox.messages import Cancelled, ModelError, System, User
from talkbox.models.server.address import address
from talkbox.models.server.faults import Foreign, Unreached
from talkbox.models.server.link import Link
from talkbox.models.server.model import ServerModel
from talkbox.models.server.settings import Settings

SERVER = recording("llama-server")
KEY = "sk-very-secret"
CALLED_OFF_SECONDS, MOMENT_SECONDS = 0.3, 0.2
ASKED: dict[str, list[str]] = {"messages": []}


def origin(*chats: bytes, **routes: bytes) -> Origin:
    """A llama-server that answers chats in turn, and other routes besides its own."""
    left = list(chats)
    its_own = SERVER.origin(b"")

    def respond(request: Request) -> Iterator[bytes]:
        if request.path == CHAT:
            yield left.pop(0)
        elif request.path[1:] in routes:
            yield routes[request.path[1:]]
        else:
            yield from its_own(request)

    return respond


class Leaving:
    """Someone who calls a request off a moment after it came to the server."""

    def __init__(self, proxy: FaultProxy) -> None:
        self._proxy = proxy
        self._came: float | None = None

    def __call__(self) -> bool:
        if self._came is None and self._proxy.chats:
            self._came = monotonic()
        return self._came is not None and monotonic() >= self._came + MOMENT_SECONDS

    @property
    def seconds_ago(self) -> float:
        """How long ago it was called off."""
        assert self._came is not None
        return monotonic() - self._came - MOMENT_SECONDS


@pytest.mark.parametrize("sent_bytes", [0, 30, 150], ids=["nothing", "half a head", "half a body"])
def test_a_silent_server_is_left_within_300_ms(sent_bytes: int) -> None:
    with behind_proxy(origin(words("Bright."), words("Darker.")), patience_seconds=5) as (
        proxy,
        model,
    ):
        model.server()
        proxy.spoil(Silence(sent_bytes))
        leave = Leaving(proxy)
        with pytest.raises(Cancelled):
            model.reply([User("x")], SCHEMAS, lambda text: None, leave)
        assert leave.seconds_ago < CALLED_OFF_SECONDS
        assert ask(model)[0].text == "Darker.", "it can be asked again"


def test_closing_leaves_no_socket_and_no_thread_behind() -> None:
    threads, sockets = threading.active_count(), len(psutil.Process().net_connections())
    with FaultProxy(origin(words("Darker."), words("Wider."))) as proxy:
        model = ServerModel(address(proxy.url), Settings(patience_seconds=5))
        assert ask(model)[0].text == "Darker."
        model.close()
        model.close()
        with pytest.raises(ModelError, match="was closed; open it again"):
            ask(model)
    gc.collect()
    assert (threading.active_count(), len(psutil.Process().net_connections())) == (threads, sockets)


def test_one_connection_serves_the_whole_conversation() -> None:
    wires: list[Wire] = []

    def noted(pieces: Iterator[bytes], wire: Wire) -> None:
        wires.append(wire)
        passing(pieces, wire)

    with behind_proxy(origin(words("a"), words("b"), words("c")), patience_seconds=5) as (
        proxy,
        model,
    ):
        proxy.spoil(noted, noted, noted)
        assert [ask(model)[0].text for _ in range(3)] == ["a", "b", "c"]
    assert wires == wires[:1] * 3


@pytest.mark.parametrize("location", ["http://192.0.2.1/v1/chat", "//localhost:1/x", "https:x"])
def test_a_redirect_to_another_place_is_not_followed(location: str) -> None:
    with FaultProxy(origin()) as proxy, closing(Link(address(proxy.url), KEY)) as link:
        proxy.spoil(Instead(answer(307, "", location=location)))
        with pytest.raises(
            Foreign, match=r"redirects to (.* nothing was sent there|what is no address)"
        ):
            list(link.stream(ASKED, lambda: False))


def test_a_redirect_within_the_server_is_followed_with_all_that_was_sent() -> None:
    with (
        FaultProxy(origin(other=words("Darker."))) as proxy,
        closing(Link(address(proxy.url), KEY)) as link,
    ):
        proxy.spoil(Instead(answer(308, "", location="/other")))
        assert list(link.stream(ASKED, lambda: False))
        first, second = proxy.requests[-2:]
    assert first.body == second.body and second.path == "/other"
    assert second.headers["authorization"] == f"Bearer {KEY}"


def test_a_key_is_sent_and_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    refusal = answer(401, {"error": {"message": "Invalid API Key"}})
    with caplog.at_level(logging.DEBUG), FaultProxy(origin()) as proxy:
        with ServerModel(address(proxy.url), key=KEY) as model:
            model.server()
            proxy.spoil(Instead(refusal))
            with pytest.raises(ModelError, match="TALKBOX_API_KEY") as failure:
                ask(model)
            shown = f"{model!r} {vars(model)!r} {failure.value!r} {caplog.text}"
        assert proxy.chats[-1].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in shown and is_clear(str(failure.value))


def test_a_key_that_cannot_be_sent_is_refused_unseen() -> None:
    with pytest.raises(ModelError, match="holds a space") as failure:
        Link(address("http://127.0.0.1:1"), "sk-two\nlines")
    assert "lines" not in str(failure.value).replace("line end", "")


def test_where_nothing_listens_the_sentence_says_so_at_once() -> None:
    began = monotonic()
    with FaultProxy(origin()) as proxy:
        port = proxy.port
    nothing = pytest.raises(Unreached, match=f"Nothing listens at http://127.0.0.1:{port}")
    with closing(Link(address(f"http://127.0.0.1:{port}"))) as link, nothing:
        link.get("/v1/models")
    assert monotonic() - began < 2


def test_tls_is_asked_for_and_checked() -> None:
    with (
        FaultProxy(origin()) as proxy,
        closing(Link(address(f"https://127.0.0.1:{proxy.port}"))) as link,
        pytest.raises(Unreached, match="does not speak TLS"),
    ):
        link.get("/v1/models")


def test_a_server_that_loads_is_waited_for_and_one_that_broke_off_is_not_asked_again() -> None:
    loading = answer(503, {"error": {"code": 503, "message": "Loading model"}})
    broken = words("Darker", " now.")
    with behind_proxy(origin(words("Darker."), broken), patience_seconds=5) as (proxy, model):
        model.server()
        proxy.spoil(Instead(loading))
        assert ask(model)[0].text == "Darker."
        asked = len(proxy.chats)
        proxy.spoil(Cut(len(broken) - 250))
        with pytest.raises(ModelError, match="none of it was carried out; say it again"):
            ask(model)
        assert len(proxy.chats) == asked + 1


def test_a_field_that_is_refused_is_left_out_for_good() -> None:
    refusal = answer(400, {"error": {"message": "Unrecognized request argument supplied: top_k"}})
    with behind_proxy(origin(words("a"), words("b")), patience_seconds=5) as (proxy, model):
        model.server()
        proxy.spoil(Instead(refusal))
        assert [ask(model)[0].text for _ in range(2)] == ["a", "b"]
        sent = ["top_k" in request.data for request in proxy.chats]
    assert sent == [True, False, False]


def test_a_prompt_that_is_too_long_is_shortened_to_what_the_server_says() -> None:
    counts = {"n_prompt_tokens": 9000, "n_ctx": 4096}
    told = {"message": "exceeds the available context size", **counts}
    with behind_proxy(origin(words("Darker.")), patience_seconds=5) as (proxy, model):
        model.server()
        proxy.spoil(Instead(answer(400, {"error": told})))
        line = [System("x")]
        reply = model.reply(
            [*line, *([User("make it darker " * 60)] * 40)], (), lambda text: None, lambda: False
        )
        long, short = (len(request.body) for request in proxy.chats)
    assert reply.tokens["turns_dropped"] > 0 and short < long / 2
