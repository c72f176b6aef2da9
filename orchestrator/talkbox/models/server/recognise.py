"""What stands behind an address: the kind of server, its model, and what both can do.

A few short questions on the server's own routes, in the order that tells soonest; nothing is
generated and nothing is changed there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from talkbox.models.server.abilities import Server, check
from talkbox.models.server.answers import rows
from talkbox.models.server.asking import Asked, Goes, ask, know_key, no_server, onwards
from talkbox.models.server.choice import choose
from talkbox.models.server.kinds import kind
from talkbox.models.server.probes import Asking, Seen, llama_server, lm_studio, ollama, plain, vllm

_PROBES: tuple[Callable[[Asking], Seen | None], ...] = (llama_server, vllm, ollama, lm_studio)


def recognise(link: Asked, wanted: str | None = None, goes: Goes = onwards) -> Server:
    """The server and the model on it that answers: `wanted`, or the one that is meant.

    Waits while the server loads its model. Raises ModelError, with a sentence that says what to
    do, where there is no such server or model, or the model cannot work with tools; Cancelled
    where `goes` ends it.
    """
    server = identify(link, wanted, goes)
    check(server)
    return server


def identify(link: Asked, wanted: str | None = None, goes: Goes = onwards) -> Server:
    """As `recognise`, and a model that cannot work with our tools is as good as any."""
    asking = Asking(link, goes, _listing(link, goes))
    seen = next((found for probe in _PROBES if (found := probe(asking))), None) or plain(asking)
    of_kind = kind(seen.kind)
    model = choose(link.address, of_kind, seen.models, seen.loaded, wanted)
    facts = seen.facts(model)
    return Server(
        kind=of_kind,
        model=model,
        version=seen.version,
        context_tokens=facts.context_tokens,
        tools=facts.tools,
        audio=facts.audio if of_kind.takes_audio else False,
        thinking=facts.thinking,
        models=seen.models,
        loaded=seen.loaded,
    )


def _listing(link: Asked, goes: Goes) -> list[dict[str, Any]]:
    """The models as every such server lists them; Ollama without any has null for a list."""
    status, answer = ask(link, f"{link.address.path}/models", goes)
    know_key(link, status)
    lists = isinstance(answer, dict) and isinstance(answer.get("data", ""), list | None)
    if status != 200 or not lists:
        raise no_server(link, status)
    return rows(answer, "data")
