"""Whatever a server does in the middle of a turn, the turn ends and no edit is lost or doubled.

A turn here is a call and closing words, and each fault strikes the first answer, the second, or
every one. Afterwards the same session, over the same client, goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from time import perf_counter

import pytest
from fault_proxy import FaultProxy, Recorded, Upstream
from faults import Changed, Cut, Drip, Fault, Instead, Silence
from recordings import recording
from server_desk import Told, at_desk, behind_proxy, is_clear, shading, words
from wire import Request, answer, stream

from talkbox.listener import Listener
from talkbox.models.server.model import ServerModel

CALL, CLOSING = shading(-3), words("Darker", " now.")
PAGE = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
BROKEN = 'data: {"choices":[{"index":0,"delta":{"content":"Dark\n\n'
NOISE = bytes((17 * place + 91) % 256 for place in range(2000))
LOADING = '{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}'
PATIENCE_SECONDS = 1.0
FOREVER = 60
"""As often as no client asks."""
TURNS, SIDE_BY_SIDE = 8, 24
"""Of a session that is cut again and again; and how many of them run at once."""

FAULTS: dict[str, Fault] = {
    "dropped before a byte": Cut(0),
    "dropped in the head": Cut(40),
    "dropped in the body": Cut(len(CALL) // 2),
    "reset before a byte": Cut(0, reset=True),
    "reset in the body": Cut(len(CALL) // 2, reset=True),
    "busy (429)": Instead(
        answer(429, {"error": {"message": "Too many"}}, retry_after="0"), ends=False
    ),
    "busy without saying how long": Instead(answer(429, "slow down", "text/plain")),
    "broken (500)": Instead(answer(500, {"error": "panic: runtime error"})),
    "loading (503)": Instead(answer(503, LOADING), ends=False),
    "unavailable (503)": Instead(answer(503, PAGE, "text/html")),
    "a proxy's page with status 200": Instead(answer(200, PAGE, "text/html")),
    "a proxy's page (502)": Instead(answer(502, PAGE, "text/html")),
    "truncated JSON": Instead(answer(200, '{"choices":[{"message":{"content":"Da')),
    "truncated JSON in a stream": Instead(stream([BROKEN])),
    "an empty answer": Instead(answer(200, "")),
    "an empty stream": Instead(stream([])),
    "noise": Instead(NOISE),
    "noise in an answer": Instead(answer(200, NOISE, "text/event-stream")),
    "noise in the middle": Changed(lambda sent: sent.replace(b"gain", b"\xff\xfe\x00{")),
    "another length than announced": Changed(
        lambda sent: sent.replace(b"\r\n0\r\n", b"\r\nzz\r\n")
    ),
    "another origin": Instead(answer(307, "", location="http://192.0.2.1/v1/chat/completions")),
    "a circle": Instead(answer(307, "", location="/v1/chat/completions")),
}


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with at_desk(tmp_path) as told:
        yield told


def server() -> Recorded:
    return recording("llama-server").origin(CALL, CLOSING)


def turns(told: Told, model: ServerModel, proxy: FaultProxy, faults: list[Fault]) -> str:
    """A turn with the faults, and a sound one after it; what the first one said."""
    proxy.spoil(*faults)
    said = told.turn(model).reply
    proxy.spoil_no_more()
    last = told.turn(model)
    assert (last.reason, last.reply) == ("replied", "Darker now."), "the session goes on"
    return said


@pytest.fixture(scope="module")
def stricken_sessions(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, Future[list[str]]]]:
    """A session for every fault, side by side, as most of it is waiting to ask again."""
    folder = tmp_path_factory.mktemp("stricken")

    def session(place: int, fault: Fault) -> list[str]:
        """What was said in turns with this fault, each followed by a sound turn."""
        with (
            at_desk(folder / str(place)) as told,
            behind_proxy(server(), patience_seconds=PATIENCE_SECONDS) as (proxy, model),
        ):
            said = [turns(told, model, proxy, faults) for faults in stricken(fault)]
            assert told.damage == []
            return said

    with ThreadPoolExecutor(len(FAULTS)) as pool:
        yield {
            name: pool.submit(session, place, fault)
            for place, (name, fault) in enumerate(FAULTS.items())
        }


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_an_answer_ends_the_turn_clearly_and_the_next_turn_works(
    name: str, stricken_sessions: dict[str, Future[list[str]]]
) -> None:
    said = stricken_sessions[name].result()
    assert all(is_clear(one) for one in said), said


def stricken(fault: Fault) -> Iterator[list[Fault]]:
    """The fault in the first answer, in the second, and in every one."""
    yield [fault]
    yield [Changed(bytes), fault]
    yield list(repeat(fault, FOREVER))


def test_a_lasting_fault_leaves_the_sound_as_it_was(told: Told) -> None:
    with behind_proxy(server(), patience_seconds=PATIENCE_SECONDS) as (proxy, model):
        turns(told, model, proxy, list(repeat(Instead(answer(500, "")), FOREVER)))
    failed, went_on = told.endings
    assert (failed.reason, failed.take, went_on.take) == ("failed", None, 1)


def test_a_failure_after_the_edit_keeps_the_edit_and_says_so(told: Told) -> None:
    with behind_proxy(server(), patience_seconds=PATIENCE_SECONDS) as (proxy, model):
        turns(told, model, proxy, [Changed(bytes), *repeat(Cut(200), FOREVER)])
    assert (told.endings[0].reason, told.endings[0].take) == ("failed", 1)


@pytest.mark.parametrize("after_bytes", [0, 120, len(CALL) // 2], ids=["start", "head", "body"])
def test_silence_ends_when_patience_does(after_bytes: int, told: Told) -> None:
    with behind_proxy(server(), patience_seconds=PATIENCE_SECONDS) as (proxy, model):
        began = perf_counter()
        said = turns(told, model, proxy, list(repeat(Silence(after_bytes), FOREVER)))
        seconds = perf_counter() - began
    assert is_clear(said) and told.endings[0].reason == "failed" and told.damage == []
    assert PATIENCE_SECONDS < seconds < 6 * PATIENCE_SECONDS


@pytest.mark.parametrize("after_bytes", [0, len(CALL) // 2])
def test_a_silent_server_does_not_keep_a_user_who_stops(after_bytes: int, told: Told) -> None:
    with behind_proxy(server(), patience_seconds=60.0) as (proxy, model):
        told.turn(model)  # the server is known by now
        proxy.spoil(Silence(after_bytes))
        began = perf_counter()
        stop = stopped_after(0.2)
        ending = told.turn(model, Listener(cancelled=stop))
        seconds = perf_counter() - began
    assert ending.reason == "cancelled" and seconds < 0.2 + 0.5 and told.damage == []


def stopped_after(seconds: float) -> Callable[[], bool]:
    began = perf_counter()
    return lambda: perf_counter() - began > seconds


def test_a_slow_drip_is_no_silence(told: Told) -> None:
    with behind_proxy(server(), patience_seconds=PATIENCE_SECONDS) as (proxy, model):
        proxy.spoil(Drip(len(CALL) // 8, 0.15), Drip(1))
        ending = told.turn(model)
    assert (ending.reply, told.stages, len(proxy.chats)) == ("Darker now.", 1, 2)


@pytest.mark.parametrize("cut", [0, 1, 17, 60], ids=lambda cut: f"at byte {cut}")
def test_an_answer_of_which_nothing_came_is_asked_for_again(cut: int, told: Told) -> None:
    with behind_proxy(server()) as (proxy, model):
        proxy.spoil(Cut(cut))
        ending = told.turn(model)
        asked = [request.body for request in proxy.chats]
    assert (ending.reply, told.stages) == ("Darker now.", 1)
    assert len(asked) == 3 and asked[0] == asked[1]


def test_an_answer_of_which_a_part_came_is_not_asked_for_again(told: Told) -> None:
    with behind_proxy(server()) as (proxy, model):
        proxy.spoil(Cut(len(CALL) * 3 // 4))
        ending = told.turn(model)
    assert (ending.reason, len(proxy.chats)) == ("failed", 1)


@pytest.mark.parametrize(
    "answer_place",
    [
        pytest.param(0, id="the call"),
        pytest.param(
            1, id="the closing words", marks=pytest.mark.weights
        ),  # which is the slow lane
    ],
)
def test_a_stream_dropped_at_any_byte_leaves_a_whole_session(
    answer_place: int, tmp_path: Path
) -> None:
    offsets = range(len(CLOSING if answer_place else CALL) + 1)
    sessions = [offsets[first : first + TURNS] for first in offsets[::TURNS]]

    def session(cuts: range) -> list[str]:
        """Its damage, once every turn of it was cut and another one came to its end."""
        with (
            at_desk(tmp_path / str(cuts[0])) as told,
            behind_proxy(server()) as (proxy, model),
        ):
            for count in cuts:
                proxy.spoil(*[Changed(bytes)] * answer_place, Cut(count))
                ending = told.turn(model)
                proxy.spoil_no_more()
                assert is_clear(ending.reply) and ending.reason in ("replied", "failed"), count
                assert (ending.take is None) is (ending.reason == "failed" and not answer_place)
            assert told.turn(model).reply == "Darker now."
            return told.damage

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:  # as most of it is waiting to ask again
        assert list(pool.map(session, sessions)) == [[]] * len(sessions)


def test_what_the_server_hears_never_holds_a_call_twice(told: Told) -> None:
    with behind_proxy(server(), patience_seconds=PATIENCE_SECONDS) as (proxy, model):
        for fault in (Cut(200), Cut(len(CALL) // 2), Instead(answer(500, "")), Changed(bytes)):
            turns(told, model, proxy, [fault])
        last = proxy.chats[-1]
    ids = called(last)
    assert len(ids) == told.stages > 0 and len(set(ids)) == len(ids)
    assert answered(last) == ids


def called(request: Request) -> list[str]:
    """The ids of every call in a request's history."""
    messages = request.data["messages"]
    return [call["id"] for message in messages for call in message.get("tool_calls") or ()]


def answered(request: Request) -> list[str]:
    """The ids of the calls that have a result in it."""
    return [each["tool_call_id"] for each in request.data["messages"] if each["role"] == "tool"]


def test_a_server_that_goes_away_between_turns_may_come_back(told: Told) -> None:
    with (
        FaultProxy(server()) as real,
        behind_proxy(Upstream(real.port), patience_seconds=2) as (proxy, model),
    ):
        told.turn(model)
        proxy.spoil(*repeat(Cut(0, reset=True), FOREVER))
        away = told.turn(model)
        proxy.spoil_no_more()
        back = told.turn(model)
    assert (away.reason, back.reason, told.stages) == ("failed", "replied", 2)
    assert is_clear(away.reply) and told.damage == []
