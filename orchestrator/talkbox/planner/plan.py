"""A plan as values: the calls to make, each with the request and the move that it serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from talkbox.planner.requests import Request
from talkbox_prompts.lexicon import Move


@dataclass(frozen=True, slots=True)
class Step:
    """One call to come."""

    tool: str
    arguments: Mapping[str, Any]
    request: Request | None = None
    move: Move | None = None
    """The move that a new stage comes from; None for calls that change what is there."""

    @property
    def adds(self) -> bool:
        """Whether the call adds a stage."""
        return "kind" in self.arguments


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about an instruction, and what is to be said without doing anything."""

    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about what was left out or was there already."""
    refused: tuple[str, ...] = ()
    """Sentences about what cannot be done."""
    asks: tuple[str, ...] = ()
    """Questions without whose answer a request cannot be carried out."""
    done_already: tuple[str, ...] = ()
    """Sentences about requests that the sound already fulfils."""
    requests: tuple[Request, ...] = field(default=())
    """The requests that the steps carry out."""
