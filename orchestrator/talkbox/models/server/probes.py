"""Each kind of server, asked on its own routes: whether it is of that kind, and what it tells.

The routes and the shapes of their answers are in `tests/orchestrator/recorded/recognised.toml`,
each with its source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from talkbox.models.server.answers import at, named, rows, text, tokens, truth
from talkbox.models.server.asking import Asked, Goes, ask, know_key
from talkbox.models.server.faults import Foreign, Lost

_CONTEXT_PARAMETER = re.compile(r"^num_ctx\s+(\d{1,9})\s*$", re.MULTILINE)
_CONTEXT_FIELDS = ("max_model_len", "context_length", "context_window", "max_context_length")
"""What servers of no known kind call a model's context in `/v1/models`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a server tells of one model; None where it does not."""

    context_tokens: int | None = None
    tools: bool | None = None
    audio: bool | None = None
    thinking: bool | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A server of one kind."""

    kind: str
    version: str
    models: tuple[str, ...]
    loaded: tuple[str, ...]
    facts: Callable[[str], Facts]


@dataclass(frozen=True, slots=True)
class Asking:
    """What every probe is given."""

    link: Asked
    goes: Goes
    listing: list[dict[str, Any]]
    """The rows of `/v1/models`."""

    def status(self, route: str, data: Mapping[str, Any] | None = None) -> tuple[int, Any]:
        """The status and the JSON at a route of the server's own; 0 and None where nothing comes.

        A route that a server does not have may hang, or lead elsewhere: that too is an answer.
        """
        try:
            return ask(self.link, self.link.address.prefix + route, self.goes, data)
        except (Lost, Foreign):
            return 0, None

    def get(self, route: str, data: Mapping[str, Any] | None = None) -> Any:
        """The JSON at a route of the server's own; None where there is none."""
        status, answer = self.status(route, data)
        return answer if status == 200 else None

    @property
    def names(self) -> tuple[str, ...]:
        """Of all models in the listing."""
        return tuple(name for row in self.listing if (name := text(row, "id")))

    def owned_by(self, owner: str) -> bool:
        """Whether the listing says that its models belong to this one."""
        return any(text(row, "owned_by") == owner for row in self.listing)


def llama_server(asking: Asking) -> Seen | None:
    """By `/props`, which nobody else has."""
    status, props = asking.status("/props")
    if asking.owned_by("llamacpp"):
        know_key(asking.link, status)
    if not isinstance(at(props, "default_generation_settings"), dict):
        return None
    routed = text(props, "role") == "router"

    def facts(name: str) -> Facts:
        own = asking.get(f"/props?model={quote(name)}&autoload=false") if routed else props
        return _llama_facts(own)

    loaded = tuple(
        text(row, "id") for row in asking.listing if text(row, "status", "value") == "loaded"
    )
    return Seen(
        "llama-server",
        text(props, "build_info"),
        asking.names,
        loaded if routed else asking.names,
        facts,
    )


def _llama_facts(props: Any) -> Facts:
    caps, template = at(props, "chat_template_caps"), text(props, "chat_template")
    calls = truth(caps, "supports_tools"), truth(caps, "supports_tool_calls")
    return Facts(
        context_tokens=tokens(props, "default_generation_settings", "n_ctx"),
        tools=None if None in calls else all(calls),
        audio=truth(props, "modalities", "audio"),
        thinking="enable_thinking" in template if template else None,
    )


def ollama(asking: Asking) -> Seen | None:
    """By `/api/version` together with `/api/ps`; some of its kin have only one of them."""
    version = text(asking.get("/api/version"), "version")
    running = asking.get("/api/ps") if version else None
    if not isinstance(at(running, "models"), list):
        return None
    contexts = {text(row, "name"): tokens(row, "context_length") for row in rows(running, "models")}

    def facts(name: str) -> Facts:
        shown = asking.get("/api/show", {"model": name})
        return Facts(
            context_tokens=contexts.get(name) or _parameter(at(shown, "parameters")),
            tools=named(shown, "tools", "capabilities"),
            audio=named(shown, "audio", "capabilities"),
            thinking=named(shown, "thinking", "capabilities"),
        )

    return Seen("Ollama", version, asking.names, tuple(contexts), facts)


def _parameter(parameters: Any) -> int | None:
    """The context among the lines of a Modelfile's parameters."""
    found = _CONTEXT_PARAMETER.search(parameters) if isinstance(parameters, str) else None
    return int(found[1]) if found else None


def vllm(asking: Asking) -> Seen | None:
    """By the owner of its models, and `/version`."""
    if not asking.owned_by("vllm"):
        return None
    version = text(asking.get("/version"), "version")
    return Seen("vLLM", version, asking.names, asking.names, _listed_facts(asking.listing))


def lm_studio(asking: Asking) -> Seen | None:
    """By its own list of models, of which there are two revisions."""
    found = list(_first_revision(asking)) or list(_zeroth_revision(asking))
    if not found:
        return None
    by_name = {name: facts for name, _, facts in found}
    loaded = tuple(name for name, is_loaded, _ in found if is_loaded)
    return Seen("LM Studio", "", tuple(by_name), loaded, lambda name: by_name.get(name, Facts()))


def _first_revision(asking: Asking) -> Iterator[tuple[str, bool, Facts]]:
    """`/api/v1/models`, since 0.4.0: a model's instances are what requests name."""
    for row in rows(asking.get("/api/v1/models"), "models"):
        if not text(row, "key") or text(row, "type") == "embedding":
            continue
        tools = truth(row, "capabilities", "trained_for_tool_use")
        thinking = isinstance(at(row, "capabilities", "reasoning"), dict) or None
        instances = rows(row, "loaded_instances")
        for instance in instances:
            context_tokens = tokens(instance, "config", "context_length")
            name = text(instance, "id") or text(row, "key")
            yield name, True, Facts(context_tokens, tools, False, thinking)
        if not instances:
            yield text(row, "key"), False, Facts(None, tools, False, thinking)


def _zeroth_revision(asking: Asking) -> Iterator[tuple[str, bool, Facts]]:
    """`/api/v0/models`, before 0.4.0."""
    for row in rows(asking.get("/api/v0/models"), "data"):
        if not text(row, "state") or text(row, "type") == "embeddings":
            continue
        tools = named(row, "tool_use", "capabilities")
        facts = Facts(tokens(row, "loaded_context_length"), tools, False)
        yield text(row, "id"), text(row, "state") == "loaded", facts


def plain(asking: Asking) -> Seen:
    """Any other server of OpenAI's API."""
    facts = _listed_facts(asking.listing)
    return Seen("OpenAI-compatible", "", asking.names, (), facts)


def _listed_facts(listing: list[dict[str, Any]]) -> Callable[[str], Facts]:
    by_name = {text(row, "id"): row for row in listing}

    def facts(name: str) -> Facts:
        counts = (tokens(by_name.get(name), field) for field in _CONTEXT_FIELDS)
        return Facts(next((count for count in counts if count), None))

    return facts
