"""What one axis of a match works from, and what it comes to: stages to put in, and aims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from talkbox_tools.chain import Stage
from talkbox_tools.dsp.similarity_profile import Profile
from talkbox_tools.effect import Value
from talkbox_tools.goal import Aim


@dataclass(frozen=True, slots=True)
class Pair:
    """A sound and its reference."""

    start: Profile
    """The sound that is brought towards the reference."""
    now: Profile
    """What earlier rounds of the same match have made of it; `start` in the first."""
    reference: Profile
    amount: float
    """0 to 1: how much of the way is wanted."""
    own: tuple[Stage, ...] = ()
    """The stages of the earlier rounds."""

    def made(self, *effects: str) -> list[Stage]:
        """Stages of the earlier rounds with one of these effects."""
        return [stage for stage in self.own if stage.effect in effects]

    def target(self, measure: str) -> float | None:
        """Where a measure should end; None where either sound lacks it."""
        here, there = self.start.measured[measure], self.reference.measured[measure]
        return None if here is None or there is None else here + self.amount * (there - here)


@dataclass(frozen=True, slots=True)
class Part:
    """What one axis comes to; empty where the sounds are alike in it already."""

    stages: tuple[tuple[str, Mapping[str, Value]], ...] = ()
    """Effects with the parameters that are not left at their default, in order."""
    replaces: tuple[str, ...] = ()
    """Ids of the earlier rounds' stages that these stand in for."""
    aims: tuple[Aim, ...] = ()
    permits: frozenset[str] = frozenset()
    peak_db: float = 0.0
    """How much higher they can make its peaks."""
