"""What was asked for, as values: the words to carry out, what to keep, and everything else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from talkbox.planner.text.quantities import Quantity

PLAIN = 2.0
"""The strength of a word said plainly; 1 is a touch, 3 is way more."""
RECUT = "recut"
"""The mark of a request beside which the clip is cut."""

Opinion = Literal["yes", "no", "more", "less", "otherwise"]
"""What a producer thinks of an edit: good, bad, too little, too much, not in this way."""
_BY_KIND: dict[str, Opinion] = {"more": "more", "less": "less", "otherwise": "otherwise"}

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
    of: str = ""
    """For a level: the instrument whose level was named, which may be one of many."""
    file: str | None = None
    """The audio file that it names."""
    share: float = 1.0
    """How much of the way to that file is wanted, 0 to 1."""
    plainness: int = field(default=1, compare=False, repr=False)
    """How plainly it was asked for; see `talkbox.planner.asking.plainness`."""
    said_strength: float | None = None
    """The strength in words, where the user means the word more or less strongly than that."""

    @property
    def spoken(self) -> float:
        """How strongly it was put, whatever the user means by it."""
        return self.strength if self.said_strength is None else self.said_strength

    def quantity(self, unit: str) -> Quantity | None:
        """The first quantity with this unit."""
        return next((each for each in self.quantities if each.unit == unit), None)


@dataclass(frozen=True, slots=True)
class Follow:
    """A request about what was just done.

    `kind` is more, less, otherwise, undo, redo, first, take, opposite, off, knob, resaid, instead,
    between, clear or thanks.
    """

    kind: str
    strength: float = PLAIN
    said: Literal["yes", "no"] | None = None
    """Whether the words praise or reject what was done, and not only ask for a step."""
    number: int = 1
    """How many steps undo and redo go; which take is meant."""

    @property
    def opinion(self) -> Opinion | None:
        """What it says about the last edit; None where it says nothing of it."""
        return self.said or _BY_KIND.get(self.kind)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was understood of one instruction, and what was not."""

    requests: tuple[Request, ...] = ()
    keeps: tuple[str, ...] = ()
    """Words whose quality must stay: "keep the punch"."""
    avoids: tuple[str, ...] = ()
    """Words that must not come true: "but not harsh"."""
    follow: Follow | None = None
    literal: tuple[Request, ...] = ()
    """What the words of a follow-up ask for where nothing was done that they could follow."""
    question: str | None = None
    beyond: str | None = None
    """The kind of thing that no tool can do, if it was asked for."""
    beyond_text: str = ""
    vague: str | None = None
    unknown: tuple[str, ...] = ()
    """Words of meaning that nobody here knows."""
    unread: tuple[str, ...] = ()
    """Of these, what holds a number: an edit without it would not be what was asked for."""
    unmet: tuple[str, ...] = ()
    """Of these, what was wished for: an edit without it is done only in part."""
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
    rest: bool = False
    """Everything that was not asked for is to stay as it is."""
