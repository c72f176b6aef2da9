"""Exchanges of four kinds of server, as their users reported them, through the real client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_proxy import FaultProxy
from faults import Drip
from recordings import Exchange, Recording, recordings
from server_desk import Told, ask, at_desk, behind_proxy, is_clear, words

from talkbox.messages import ModelError
from talkbox.models.server.address import address
from talkbox.models.server.link import Link
from talkbox.models.server.recognise import recognise

RECORDINGS = recordings()
EXCHANGES = [(each, one) for each in RECORDINGS for one in each.exchanges]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with at_desk(tmp_path) as told:
        yield told


def those_with(*names: str) -> pytest.MarkDecorator:
    chosen = [pair for pair in EXCHANGES if pair[1].wanted.keys() & set(names)]
    return pytest.mark.parametrize(
        ("server", "exchange"), chosen, ids=[str(one) for _, one in chosen]
    )


@those_with("text", "thoughts", "calls")
def test_a_recorded_answer_is_read_as_what_it_is(server: Recording, exchange: Exchange) -> None:
    with behind_proxy(server.origin(exchange.response)) as (proxy, model):
        reply, streamed = ask(model)
        asked = len(proxy.chats)
    wanted = exchange.wanted
    calls = [{"name": call.name, "arguments": call.arguments} for call in reply.calls]
    assert (reply.text, calls) == (wanted.get("text", ""), wanted.get("calls", []))
    assert reply.thoughts.strip() == wanted.get("thoughts", "").strip()
    assert streamed.strip() == reply.text
    assert len({call.id for call in reply.calls}) == len(calls) and asked == 1


@those_with("text", "thoughts", "calls")
def test_an_answer_that_comes_byte_by_byte_is_the_same(
    server: Recording, exchange: Exchange
) -> None:
    with behind_proxy(server.origin(exchange.response)) as (proxy, model):
        whole = ask(model)
        proxy.spoil(Drip(1))
        dripped = ask(model)
    assert dripped[0] == whole[0] and dripped[1].strip() == whole[1].strip()


@those_with("tokens")
def test_counts_come_from_wherever_the_server_gives_them(
    server: Recording, exchange: Exchange
) -> None:
    with behind_proxy(server.origin(exchange.response)) as (_, model):
        reply, _ = ask(model)
    assert dict(reply.tokens) | exchange.wanted["tokens"] == dict(reply.tokens)


@those_with("fails")
def test_a_recorded_failure_is_told_in_one_sentence(server: Recording, exchange: Exchange) -> None:
    patience = exchange.wanted.get("patience_seconds", 5)
    with (
        behind_proxy(server.origin(exchange.response), patience_seconds=patience) as (_, model),
        pytest.raises(ModelError) as failure,
    ):
        ask(model)
    sentence = str(failure.value)
    assert is_clear(sentence) and exchange.wanted["fails"] in sentence, sentence


@those_with("edits")
def test_equal_calls_of_one_message_are_carried_out_once(
    server: Recording, exchange: Exchange, told: Told
) -> None:
    with behind_proxy(server.origin(exchange.response, words("Darker."))) as (_, model):
        told.turn(model)
    assert (told.stages, told.damage) == (len(exchange.wanted["edits"]), [])


@pytest.mark.parametrize("server", RECORDINGS, ids=lambda each: each.server)
def test_a_server_is_known_by_what_it_says_of_itself(server: Recording) -> None:
    with FaultProxy(server.origin(b"")) as proxy:
        link = Link(address(proxy.url))
        found = recognise(link)
        link.close()
    assert (found.kind.name, found.context_tokens) == (server.server, 16_384)
    assert found.model and found.tools is not False


def test_every_exchange_names_its_source() -> None:
    for _, exchange in EXCHANGES:
        assert exchange.source.startswith("https://") or ": " in exchange.source
    assert len({str(exchange) for _, exchange in EXCHANGES}) == len(EXCHANGES)
