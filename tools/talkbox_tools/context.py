"""What a tool may know: the chain, the effects, the source and its measurements. Read only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox_tools.chain import Chain
from talkbox_tools.effect import EffectError, EffectSpec

if TYPE_CHECKING:
    from talkbox_tools.dsp.similarity_profile import Profile

Measured = Mapping[str, float | None]
"""Measure name -> value; None where the sound has no such value (loudness of silence)."""


class ToolError(Exception):
    """Raised by a tool to tell the model, in one sentence, what was wrong and what is allowed."""


@dataclass(frozen=True, slots=True)
class Take:
    """One version of the sound in the session, for "compare the last two takes"."""

    name: str
    """"take 3"; take 0 is the source."""
    asked: str
    measured: Measured


@dataclass(frozen=True, slots=True)
class Context:
    """The session as a tool sees it at the moment of the call."""

    chain: Chain = field(default_factory=Chain)
    effects: Mapping[str, EffectSpec] = field(default_factory=dict)
    rate_hz: int = 44_100
    channels: int = 2
    seconds: float = 0.0
    """Length of the source."""
    source: Measured = field(default_factory=dict)
    """The source as it came."""
    now: Measured = field(default_factory=dict)
    """The newest take."""
    takes: tuple[Take, ...] = ()
    folders: tuple[Path, ...] = ()
    """Folders and single files that the user opened; a tool names files only among these."""
    original: Path | None = None
    """Where the user has the source."""
    before: Chain = field(default_factory=Chain)
    """The chain as the turn began; `chain` has what earlier calls of the turn made of it."""
    profile: Callable[[Chain], Profile] | None = None
    """The profile of the source through a chain; asked only by tools that need it, because it may
    have to be rendered. None where there is no sound at hand. Raises ToolError."""

    def effect(self, name: str) -> EffectSpec:
        """The effect called `name`; raises ToolError naming those that exist."""
        try:
            return self.effects[name]
        except KeyError:
            known = ", ".join(sorted(self.effects))
            raise ToolError(f"There is no effect {name!r}; there is: {known}.") from None

    def complete(self, effect: str, given: Mapping[str, object]) -> dict[str, float | str]:
        """`EffectSpec.complete` for the effect, with its error as a ToolError."""
        try:
            return self.effect(effect).complete(given)
        except EffectError as error:
            raise ToolError(str(error)) from None
