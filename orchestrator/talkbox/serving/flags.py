"""What a llama-server is told on its command line, in the spellings that its version knows.

llama.cpp renames flags and drops old names (`--no-webui` is `--no-ui` now, `--draft-max` is
`--spec-draft-n-max`), so a flag is a list of names, newest first. One that a server cannot do
without is refused clearly when none of its names is known; the others are left out then.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from talkbox.serving.plan import HOST, Plan


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag of llama-server."""

    names: tuple[str, ...]
    """What it has been called, newest first."""
    value: str | None = None
    needed: bool = True
    """Whether a server that does not know it is of no use; else it is left out there."""
    value_is_listed: bool = False
    """Whether the value must be known as well, which newer versions name in their help."""


class UnknownFlag(Exception):
    """A needed flag that a server does not know; the text is its newest name."""


def flags(plan: Plan) -> Iterator[Flag]:
    """Everything that a server must know to serve by this plan."""
    yield from _model(plan)
    yield from _memory(plan)
    yield from _computing(plan)
    yield from _web(plan)


def spelled(plan: Plan, known: Container[str] | None) -> list[str]:
    """The arguments for a server whose help holds these words; None for one that knows them all.

    Raises UnknownFlag.
    """
    arguments: list[str] = []
    for flag in flags(plan):
        name = _known_name(flag, known)
        if name is not None:
            arguments += [name] if flag.value is None else [name, flag.value]
        elif flag.needed:
            raise UnknownFlag(flag.names[0])
    return arguments


def _known_name(flag: Flag, known: Container[str] | None) -> str | None:
    if known is None:
        return flag.names[0]
    if flag.value_is_listed and flag.value not in known:
        return None
    return next((name for name in flag.names if name in known), None)


def _model(plan: Plan) -> Iterator[Flag]:
    yield Flag(("--model",), str(plan.model))
    yield Flag(("--alias",), plan.name)
    yield Flag(("--jinja",))
    yield Flag(("--reasoning-format",), "deepseek")
    yield Flag(("--reasoning",), "on" if plan.thinking else "off", needed=False)
    if plan.projector is not None:
        yield Flag(("--mmproj",), str(plan.projector))
    else:
        yield Flag(("--no-mmproj",), needed=False)
    if plan.draft is not None:
        yield Flag(("--spec-type",), "draft-simple", needed=False, value_is_listed=True)
        yield Flag(("--spec-draft-model", "--model-draft"), str(plan.draft))
        yield Flag(("--spec-draft-n-max", "--draft-max"), str(plan.draft_tokens), needed=False)


def _memory(plan: Plan) -> Iterator[Flag]:
    yield Flag(("--ctx-size",), str(plan.context_tokens * plan.slots))
    yield Flag(("--parallel",), str(plan.slots))
    # Of a sliding window llama-server keeps only the window unless told otherwise, and would read
    # a conversation from its beginning again after an undo.
    yield Flag(("--swa-full",), needed=False)
    yield Flag(("--cache-ram",), str(plan.cache_mib), needed=False)


def _computing(plan: Plan) -> Iterator[Flag]:
    yield Flag(("--threads",), str(plan.threads))
    if plan.gpu_layers is not None:
        yield Flag(("--gpu-layers",), str(plan.gpu_layers))
    if plan.flash_attention is not None:
        yield Flag(("--flash-attn",), "on" if plan.flash_attention else "off")


def _web(plan: Plan) -> Iterator[Flag]:
    yield Flag(("--host",), HOST)
    yield Flag(("--port",), str(plan.port))
    yield Flag(("--no-ui", "--no-webui"), needed=False)
    # Else any web page that is open here may talk to the model (ggml-org/llama.cpp pull 25655).
    yield Flag(("--cors-origins",), plan.origin, needed=False)
