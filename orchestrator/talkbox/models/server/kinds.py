"""The kinds of server that talkbox knows, and in what each differs: data, read from `kinds.toml`.

A server of no known kind is treated by the row of the plain API, which promises the least.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

PLAIN = "OpenAI-compatible"
"""The kind of a server that says nothing of itself."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table: what is true of every server of this kind, whatever model it runs."""

    name: str
    """"llama-server", "Ollama", "vLLM", "LM Studio" or "OpenAI-compatible"."""
    gemma: str
    """What a Gemma 4 is called there."""
    port: int
    """The one it listens on unless told otherwise."""
    start: str
    """The command by which it runs Gemma 4."""
    thinking_on: Mapping[str, Any]
    """Fields of a request that have the model think; empty where a request cannot say it."""
    thinking_off: Mapping[str, Any]
    """Fields of a request that keep it from thinking."""
    thinking_switch: str
    """How thinking is switched, for people."""
    thinks_unasked: bool
    """Whether Gemma 4 thinks there when a request says nothing of it."""
    thoughts_field: Literal["reasoning_content", "reasoning"]
    """Where a message's thoughts stand, both ways; some version of each uses the other too."""
    optional: tuple[str, ...]
    """Fields outside OpenAI's API that a request may carry here."""
    hears_tool_choice: bool
    """Whether `tool_choice` counts."""
    hears_parallel: bool
    """Whether `parallel_tool_calls` counts."""
    whole_calls: bool
    """Whether a streamed call comes in one piece; elsewhere it comes in fragments."""
    takes_audio: bool
    """Whether `input_audio` can be sent to a model that hears; true where only trying tells."""
    drops_audio: bool
    """Whether one that does not hear may take `input_audio` all the same, and drop it."""
    reuse_counts: Literal["timings", "usage", "none"]
    """Where an answer says how much of its prompt was not read anew: `timings.cache_n`,
    `usage.prompt_tokens_details.cached_tokens`, or nowhere."""
    prefix_cache: str
    """What becomes of the part of a prompt that was read before, for people."""
    truncates_silently: bool
    """Whether a prompt that is too long loses its beginning instead of being refused."""
    refuses_unfit_tools: bool
    """Whether a model that is said to take no tools gets none here at all; elsewhere it may still
    try."""
    context_cure: str
    """How to get a larger context; `{tokens}` and `{model}` stand for what is wanted."""
    tools_cure: str
    """What to do where a model is said to take no tools; `{model}` stands for its name."""
    audio_cure: str
    """What to do where a model does not hear; `{model}` stands for its name."""
    model_cure: str
    """How to have a model on the server that is not there; `{model}` stands for its name."""
    lacks: tuple[str, ...]
    """What it does not do for Gemma 4: sentences for people."""
    default_context_tokens: int | None = None
    """The context it gives a model unless told otherwise; None where the model's own is used."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its name."""
    return MappingProxyType({row["name"]: _kind(row) for row in _table()["kind"]})


def kind(name: str) -> Kind:
    """The kind of this name; raises KeyError where the table has no such row."""
    return kinds()[name]


def notice(name: str) -> str:
    """A sentence of the table for people, with fields in braces to fill in."""
    return str(_table()["notices"][name])


@cache
def _table() -> dict[str, Any]:
    text = files("talkbox.models.server").joinpath("kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _kind(row: dict[str, Any]) -> Kind:
    lists = {name: tuple(row[name]) for name in ("optional", "lacks")}
    switches = {name: MappingProxyType(row[name]) for name in ("thinking_on", "thinking_off")}
    return Kind(**{**row, **lists, **switches})
