"""The built-in planner, and the goals that the same knowledge of words gives to every model."""

from __future__ import annotations

from talkbox.planner.model import Planner
from talkbox.planner.search import PlannerSearch
from talkbox.planner.understanding import goal_for

__all__ = ["Planner", "PlannerSearch", "goal_for"]
