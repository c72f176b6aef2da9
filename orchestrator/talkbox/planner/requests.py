"""What was asked for, as values: the words to carry out, what to keep, and everything else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from talkbox.planner.quantities import Quantity

PLAIN = 2.0
"""The strength of a word said plainly; 1 is a touch, 3 is way more."""

Deed = Literal["apply", "remove", "bypass", "enable", "earlier", "later"]
"""What to do: bring a word about, or take out, switch or move the stages that made it."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to do."""

    word: str
    strength: float = PLAIN
    quantities: tuple[Quantity, ...] = ()
    marks: frozenset[str] = frozenset()
    """Grammar of the clause that matters later: first, last, only, narrow, steep, more ..."""
    deed: Deed = "apply"
    asked: str = ""
    """In the producer's words."""
    against: str | None = None
    """For deeds and for "less reverb": the word whose stages are meant."""

    def quantity(self, unit: str) -> Quantity | None:
        """The first quantity with this unit."""
        return next((each for each in self.quantities if each.unit == unit), None)


@dataclass(frozen=True, slots=True)
class Follow:
    """A request about what was just done.

    `kind` is more, less, undo, redo, first, opposite, clear or thanks.
    """

    kind: str
    strength: float = PLAIN


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was understood of one instruction, and what was not."""

    requests: tuple[Request, ...] = ()
    keeps: tuple[str, ...] = ()
    """Words whose quality must stay: "keep the punch"."""
    avoids: tuple[str, ...] = ()
    """Words that must not come true: "but not harsh"."""
    follow: Follow | None = None
    question: str | None = None
    beyond: str | None = None
    """The kind of thing that no tool can do, if it was asked for."""
    beyond_text: str = ""
    vague: str | None = None
    unknown: tuple[str, ...] = ()
    """Words of meaning that nobody here knows."""
    conflict: tuple[str, str] | None = None
    """Two things asked for that exclude each other, in the producer's words."""
    too_long: bool = False


@dataclass
class Notes:
    """What the clauses of one instruction have given so far; becomes a Reading."""

    requests: list[Request] = field(default_factory=list)
    keeps: list[str] = field(default_factory=list)
    avoids: list[str] = field(default_factory=list)
    beyond: list[tuple[str, str]] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
