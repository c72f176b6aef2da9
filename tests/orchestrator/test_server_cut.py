"""A stream of a real llama-server, cut at every byte: each time a turn that ends, in a session.

The server is asked through the proxy, which keeps what it said; that is played back from then on.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fault_proxy import FaultProxy, Upstream
from faults import Cut
from recordings import recording
from server_desk import SCHEMAS, at_desk, behind_proxy, is_clear, words

from talkbox.models.server.roles import functions
from talkbox.serving.server import LocalServer

pytest_plugins = ("gemma_fixture", "tiny_fixture", "llama_server_fixture")

TURNS, SIDE_BY_SIDE = 8, 24
"""Of a session that is cut again and again; and how many of them run at once."""
REQUEST = {
    "messages": [{"role": "user", "content": "make it darker"}],
    "tools": functions(SCHEMAS),
    "stream": True,
    "stream_options": {"include_usage": True},
}


@pytest.fixture(scope="module")
def captured(llama_server: LocalServer) -> dict[str, bytes]:
    """Two answers of a real server, byte for byte as they came: words, and a call."""
    with FaultProxy(Upstream(llama_server.plan.port)) as proxy:
        return {
            "words": _shortest(proxy, "none", 8, holding=b'"stop"'),
            "a call": _shortest(proxy, "required", 8, holding=b'"tool_calls"'),
        }


def _shortest(proxy: FaultProxy, choice: str, tokens: int, holding: bytes) -> bytes:
    """Of some answers with so many tokens at most, one that holds this."""
    for seed in range(12):
        asked = {**REQUEST, "tool_choice": choice, "max_tokens": tokens, "seed": seed}
        httpx.post(f"{proxy.url}/chat/completions", json=asked).raise_for_status()
    assert isinstance(proxy.origin, Upstream)
    return min((each for each in proxy.origin.captured if holding in each), key=len)


@pytest.mark.parametrize("name", ["words", pytest.param("a call", marks=pytest.mark.weights)])
def test_a_real_stream_dropped_at_any_byte_leaves_a_whole_session(
    name: str, captured: dict[str, bytes], tmp_path: Path
) -> None:
    sent = captured[name]
    origin = recording("llama-server").origin(sent, words("Darker", " now."))
    offsets = range(len(sent) + 1)

    def session(cuts: range) -> list[str]:
        """Its damage, once every turn of it was cut and another one came to its end."""
        with (
            at_desk(tmp_path / str(cuts[0])) as told,
            behind_proxy(origin) as (proxy, model),
        ):
            for count in cuts:
                proxy.spoil(Cut(count))
                ending = told.turn(model)
                assert is_clear(ending.reply) or ending.reason == "replied", ending
            assert (last := told.turn(model)).reason == "replied", last
            return told.damage

    sessions = [offsets[first : first + TURNS] for first in offsets[::TURNS]]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:  # as most of it is waiting to ask again
        assert list(pool.map(session, sessions)) == [[]] * len(sessions)
    print(f"{name}: {len(sent)} bytes, {len(sessions)} sessions")
