"""Effort: how hard a turn tries before it is content.

Quick renders what the model called for, once. Normal lets the model correct itself and, where its
takes did not reach the goal, lets the program try on. Thorough tries several takes in any case and
keeps the best by goal and least change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

EffortName = Literal["quick", "normal", "thorough"]
EFFORT_NAMES: tuple[EffortName, ...] = get_args(EffortName)


@dataclass(frozen=True, slots=True)
class Effort:
    """What a turn may spend."""

    name: EffortName
    corrections: int
    """How often a take may be corrected after its first render."""
    tries_on: bool
    """Whether the program tries takes of its own where the model's missed."""
    compares: bool
    """Whether it tries them even where the goal was met, for a better one."""


EFFORTS: dict[str, Effort] = {
    "quick": Effort("quick", corrections=0, tries_on=False, compares=False),
    "normal": Effort("normal", corrections=3, tries_on=True, compares=False),
    "thorough": Effort("thorough", corrections=3, tries_on=True, compares=True),
}
NORMAL = EFFORTS["normal"]
