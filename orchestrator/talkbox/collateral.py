"""Collateral: how much of the sound moved that nobody asked to move.

Among takes that did equally well the one with the least of it wins.
"""

from __future__ import annotations

from collections.abc import Mapping

from talkbox.verdict import change_at_equal_loudness
from talkbox_tools.goal import Goal
from talkbox_tools.measures import MEASURES

Measured = Mapping[str, float | None]

WATCHED = (
    "integrated_lufs",
    "sub_db",
    "bass_db",
    "low_mid_db",
    "mid_db",
    "presence_db",
    "treble_db",
    "air_db",
    "crest_db",
    "transient_db",
    "side_mid_db",
    "decay_db_per_second",
    "length_seconds",
)
_MOST_STEPS = 8.0
"""A measure that moved further than this is simply far away."""


def collateral(goal: Goal, before: Measured, after: Measured) -> float:
    """Mean movement of what the goal does not move, in just-noticeable steps, 0 to 8."""
    asked = {aim.measure for aim in goal.aims if aim.want != "keep"}
    steps = [_steps(name, before, after) for name in WATCHED if name not in asked]
    return sum(steps) / len(steps) if steps else 0.0


def _steps(name: str, before: Measured, after: Measured) -> float:
    change = change_at_equal_loudness(name, before, after)
    return min(abs(change) / MEASURES[name].jnd, _MOST_STEPS)
