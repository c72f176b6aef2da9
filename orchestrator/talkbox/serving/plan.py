"""Which model is served how: settled, and checked against this machine, before anything starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from talkbox.messages import ModelError
from talkbox.models.catalogue import known, resolve
from talkbox.models.gguf import Header
from talkbox.models.hearing import Deaf, ears_of
from talkbox.models.inspect import check_usable
from talkbox.models.llama.settings import Settings
from talkbox.models.memory import available_bytes, need

HOST = "127.0.0.1"
"""Nobody but this machine is served."""
MOST_SLOTS = 16
LEAST_PORT, MOST_PORT = 1024, 65_535
_MIB = 2**20
MOST_CACHE_MIB = 2048
CACHE_SHARE = 0.25
"""Of the memory that a model leaves free, for conversations that are not going on just now."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One model and how it is served."""

    name: str
    """As a person names it, and as the server's clients do."""
    model: Path
    model_bytes: int
    port: int
    context_tokens: int
    """For each slot."""
    slots: int
    """Conversations that are kept in memory side by side."""
    threads: int
    cache_mib: int
    """Memory for conversations that are in no slot."""
    thinking: bool
    """Whether the model thinks first where a request does not say."""
    projector: Path | None = None
    draft: Path | None = None
    draft_tokens: int = 4
    gpu_layers: int | None = None
    """None for what llama.cpp chooses."""
    flash_attention: bool | None = None
    """None for what llama.cpp chooses."""

    @property
    def origin(self) -> str:
        """Where it listens, as `http://127.0.0.1:8080`."""
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """What `--model` takes to use it."""
        return f"{self.origin}/v1"


def plan(
    wanted: str, settings: Settings, *, port: int, slots: int = 1, projector: bool = True
) -> Plan:
    """How the model of this name or file is served on this port, with these settings.

    Raises ModelError when the file cannot be used, or needs more memory than there is.
    """
    if not 1 <= slots <= MOST_SLOTS:
        raise ModelError(f"A server has 1 to {MOST_SLOTS} slots, not {slots}.")
    if not LEAST_PORT <= port <= MOST_PORT:
        raise ModelError(f"A port is a number from {LEAST_PORT} to {MOST_PORT}, not {port}.")
    path = resolve(wanted).absolute()
    header = check_usable(path, settings.context_tokens * slots, settings.draft)
    context_tokens = min(settings.context_tokens, header.context_tokens or settings.context_tokens)
    ears = _projector(header, settings.projector) if projector else None
    return Plan(
        name=_name(wanted, path),
        model=path,
        model_bytes=header.file_bytes,
        port=port,
        context_tokens=context_tokens,
        slots=slots,
        threads=_threads(settings.threads),
        cache_mib=_cache_mib(header, context_tokens * slots, ears),
        thinking=_thinks(header) if settings.thinking is None else settings.thinking,
        projector=ears,
        draft=None if settings.draft is None else settings.draft.absolute(),
        draft_tokens=settings.draft_tokens,
        gpu_layers=settings.gpu_layers,
        flash_attention=settings.flash_attention,
    )


def _name(wanted: str, path: Path) -> str:
    """A catalogue's name, else the file's; llama-server would take a comma for two names."""
    model = known(wanted)
    name = path.stem if model is None else model.name
    return name.encode(errors="replace").decode().replace(",", "_")


def _threads(fixed: int | None) -> int:
    from talkbox.models.llama.threads import MachineLoad, Threads

    return Threads(fixed, MachineLoad()).begin()


def _cache_mib(header: Header, context_tokens: int, projector: Path | None) -> int:
    projector_bytes = 0 if projector is None else projector.stat().st_size
    needed_bytes = need(header, context_tokens, projector_bytes).total_bytes
    spare_bytes = max(0, available_bytes() - needed_bytes)
    return min(MOST_CACHE_MIB, int(spare_bytes * CACHE_SHARE / _MIB))


def _thinks(header: Header) -> bool:
    """On for the small sizes of Gemma 4 alone, as in this process."""
    from talkbox.models.gemma.revision import prefills_empty_thought

    template = header.template or ""
    return "<|tool_call>call:" in template and not prefills_empty_thought(template)


def _projector(header: Header, named: Path | None) -> Path | None:
    """By which file it hears, if it does.

    Raises ModelError for one that was named, or lies there, and is not the model's.
    """
    try:
        return ears_of(header, named).absolute()
    except Deaf:
        return None
