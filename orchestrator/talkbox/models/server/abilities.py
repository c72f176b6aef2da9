"""What a server was found to be and to do, and what of it must be said before the first turn.

None means that the server does not tell: the client then tries, and whoever reads is told so.
"""

from __future__ import annotations

from dataclasses import dataclass

from talkbox.messages import ModelError
from talkbox.models.memory import LEAST_CONTEXT_TOKENS
from talkbox.models.server.kinds import Kind, notice

FIRST_TURN_TOKENS = 4608
"""The built-in tools with the standing instructions take 2,950 of Gemma 4's tokens, a request with
the session's state up to 600, an answer with its thoughts about 1,000."""
CURE_TOKENS = 16384
"""The context that cures name: twice what is recommended at least, for long conversations."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was asked what it is, and the model on it that will answer."""

    kind: Kind
    model: str
    """The name that requests give."""
    version: str = ""
    """As the server writes it; empty where it does not say."""
    context_tokens: int | None = None
    """How much one conversation can hold there; None where the server does not say."""
    tools: bool | None = None
    """Whether the model may be shown tools."""
    audio: bool | None = None
    """Whether it hears `input_audio`."""
    thinking: bool | None = None
    """Whether it can think before it answers."""
    models: tuple[str, ...] = ()
    """The names of all models there."""
    loaded: tuple[str, ...] = ()
    """Those in memory now, as far as the server tells."""

    def __str__(self) -> str:
        """Kind and version, as a person would say it: "Ollama 0.24.0"."""
        return f"{self.kind.name} {self.version}".strip()

    @property
    def fits(self) -> bool | None:
        """Whether its context holds the tools, one request and an answer; None where unknown."""
        known = self.context_tokens
        return None if known is None else known >= FIRST_TURN_TOKENS


def check(server: Server) -> None:
    """Raises ModelError where nothing good can come of asking: no tools, or no room for them."""
    if server.tools is False and server.kind.refuses_unfit_tools:
        raise ModelError(_filled(server, "no_tools", server.kind.tools_cure))
    if server.fits is False:
        raise ModelError(_filled(server, "impossible", server.kind.context_cure))


def notices(server: Server) -> tuple[str, ...]:
    """What a person is to know before the first turn, a sentence each, with the cure."""
    found = [_filled(server, name, server.kind.context_cure) for name in _doubts(server)]
    if server.tools is False:
        found.append(_filled(server, "untrained_tools", server.kind.tools_cure))
    return tuple(found)


def _doubts(server: Server) -> tuple[str, ...]:
    known, default = server.context_tokens, server.kind.default_context_tokens
    if known is not None:
        return ("small",) if known < LEAST_CONTEXT_TOKENS else ()
    if default is None or default >= LEAST_CONTEXT_TOKENS:
        return ()
    return ("unknown_and_silent" if server.kind.truncates_silently else "unknown",)


def _filled(server: Server, name: str, cure: str) -> str:
    return notice(name).format(
        server=server,
        model=server.model,
        context_tokens=server.context_tokens or server.kind.default_context_tokens,
        needed_tokens=FIRST_TURN_TOKENS,
        cure=cure.format(tokens=CURE_TOKENS, model=server.model),
    )
