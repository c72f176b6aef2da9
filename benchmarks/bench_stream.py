"""What the client of a model's server costs: a streamed answer read by it, against its bare bytes.

A server in this process plays a long answer back over loopback: thoughts, words and a call in
fragments, a chunk for each token, as llama-server writes them. It is read in turns by bare httpx,
which throws the bytes away, and by the client, which makes a reply of them; once with all tokens at
hand, and once with each sent by itself. The client may cost 1 ms a token more.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import httpx

from talkbox.messages import Message, System, User
from talkbox.models.server.address import address
from talkbox.models.server.model import ServerModel
from talkbox.toolbox import registry, schemas

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from fault_proxy import CHAT, FaultProxy
from faults import Fault, Wire, passing
from recordings import recording
from wire import DONE, event, stream

BUDGET_MS = 1.0
ROUNDS = 7
THOUGHTS, WORDS, FRAGMENTS = 1500, 1000, 500
EVENT_END = b"\n\n\r\n"
"""Of an event that is a chunk of its own."""
TOKENS = THOUGHTS + WORDS + FRAGMENTS
MESSAGES: list[Message] = [System("You shape sound."), User("make it darker")]
FRAME = {
    "created": 1781492230,
    "id": "chatcmpl-qC6laQHbZ2CmxNvJ4NoB1L93LcVF7nfe",
    "model": "gemma-4-12B-it-Q4_0.gguf",
    "system_fingerprint": "b9554-d403f00ec",
    "object": "chat.completion.chunk",
}


def deltas() -> Iterator[dict[str, Any]]:
    """An answer token by token; the call's one argument is long."""
    yield from ({"reasoning_content": f" thought{n}"} for n in range(THOUGHTS))
    yield from ({"content": f" word{n}"} for n in range(WORDS))
    name = {"name": "set_goal", "arguments": '{"'}
    yield {"tool_calls": [{"index": 0, "id": "a", "type": "function", "function": name}]}
    for n in range(FRAGMENTS - 2):
        yield {"tool_calls": [{"index": 0, "function": {"arguments": f" letter{n}"}}]}
    yield {"tool_calls": [{"index": 0, "function": {"arguments": '":1}'}}]}


def recorded() -> bytes:
    """The whole response."""
    choices: list[dict[str, Any]]
    choices = [{"finish_reason": None, "index": 0, "delta": delta} for delta in deltas()]
    choices.append({"finish_reason": "tool_calls", "index": 0, "delta": {}})
    return stream([*(event({"choices": [each], **FRAME}) for each in choices), DONE])


def one_by_one(pieces: Iterator[bytes], wire: Wire) -> None:
    """A way to send a response: each event by itself."""
    *parts, end = b"".join(pieces).split(EVENT_END)
    for part in parts:
        wire.send(part + EVENT_END)
    wire.send(end)


def raw_seconds(client: httpx.Client) -> float:
    """All bytes of one answer, thrown away."""
    began = perf_counter()
    with client.stream("POST", CHAT, json={"stream": True}) as response:
        for _ in response.iter_bytes():
            pass
    return perf_counter() - began


def client_seconds(model: ServerModel) -> float:
    """One answer, made a reply of."""
    offered = schemas(registry().for_model())
    began = perf_counter()
    reply = model.reply(MESSAGES, offered, lambda text: None, lambda: False)
    seconds = perf_counter() - began
    assert len(reply.calls) == 1 and len(reply.text.split()) == WORDS
    return seconds


def cost(proxy: FaultProxy, sending: Fault) -> tuple[float, float]:
    """Seconds that bare httpx and the client take for the answer, each at the median."""
    raw, ours = [], []
    with (
        httpx.Client(base_url=f"http://127.0.0.1:{proxy.port}", timeout=60) as client,
        ServerModel(address(proxy.url)) as model,
    ):
        for _ in range(ROUNDS + 1):
            proxy.spoil(sending, sending)
            raw.append(raw_seconds(client))
            ours.append(client_seconds(model))
    return median(raw[1:]), median(ours[1:])


def main() -> int:
    """Print the figures and return 1 when the budget is not held."""
    kept = []
    with FaultProxy(recording("llama-server").origin(recorded())) as proxy:
        for name, sending in (("all at hand", passing), ("one by one", one_by_one)):
            raw, ours = cost(proxy, sending)
            more_ms = 1000 * (ours - raw) / TOKENS
            kept.append(more_ms <= BUDGET_MS)
            print(
                f"{TOKENS} tokens {name}: bare httpx {1000 * raw / TOKENS:.4f} ms a token, the "
                f"client {1000 * ours / TOKENS:.4f}: {ours / raw:.1f} times, {more_ms:.4f} ms more"
            )
            print(f"  budget {BUDGET_MS:g} ms a token: {'held' if kept[-1] else 'NOT held'}")
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
