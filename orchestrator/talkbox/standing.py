"""What a turn needs of whoever renders: bounce a chain, and say what the chain permits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from talkbox.listener import Listener
from talkbox_tools.chain import Chain

Measured = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """The take that stands: its chain and how it measures."""

    chain: Chain
    measured: Measured


@dataclass(frozen=True, slots=True)
class Bounce:
    """A chain rendered and measured."""

    audio: str
    """sha256 of the rendered samples."""
    measured: Measured
    seconds: dict[str, float] = field(default_factory=dict)
    """How long it took: render, measure."""


class Bouncer(Protocol):
    """Renders chains of one source."""

    def bounce(self, chain: Chain, listener: Listener) -> Bounce:
        """The chain rendered and measured.

        Raises BackendError when a stage cannot be rendered, Cancelled when the listener stops it.
        """
        ...

    def beside_clip(self, measure: str, chain: Chain, listener: Listener) -> float:
        """A measure of the chain's sound that is told only beside the clip (`Measure.beside_clip`).

        Raises as `bounce` does.
        """
        ...

    def permits(self, chain: Chain, before: Chain) -> frozenset[str]:
        """Regressions that the chain itself explains ("length" for a trim or a ringing tail)."""
        ...
