"""A goal is data: what was asked, in measurable terms.

An aim names one measure and which way it must go, or where it must end. The program judges a goal
from measurements (`talkbox.verdict`); no model marks its own work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Want = Literal["up", "down", "at", "keep"]


@dataclass(frozen=True, slots=True)
class Aim:
    """One measure and what it must do."""

    measure: str
    """A name in `talkbox_tools.measures.MEASURES`."""
    want: Want
    by: float | None = None
    """For up and down: the least change that counts, in the measure's unit; for keep: how far it
    may rise, where that is more than `within`.

    None is the measure's just-noticeable step."""
    target: float | None = None
    """For at: the value to reach."""
    within: float | None = None
    """For at and keep: the tolerance; None is the measure's just-noticeable step."""
    optional: bool = False
    """An optional aim is shown and pursued, but a miss does not spoil the verdict."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What one instruction asked for."""

    aims: tuple[Aim, ...] = ()
    asked: str = ""
    """The words that it came from: "darker", "high-pass at 90 Hz"."""
    permits: frozenset[str] = frozenset()
    """Regressions that the request asks for ("clipping" for distortion, "length" for a trim)."""
    partial: bool = False
    """Something else was asked for that cannot be done; who meets the rest did it in part."""

    def __add__(self, other: Goal) -> Goal:
        """Both goals at once, in order, without repeating an aim.

        What should stay if it can gives way to whatever else the measure is held to.
        """
        aims = tuple(
            aim for aim in self.aims if not _may_stay(aim) or aim.measure not in _asked(other)
        )
        held = {aim.measure for aim in aims}
        aims += tuple(
            aim
            for aim in other.aims
            if aim not in aims and not (_may_stay(aim) and aim.measure in held)
        )
        asked = " + ".join(part for part in (self.asked, other.asked) if part)
        partial = self.partial or other.partial
        return Goal(aims, asked, self.permits | other.permits, partial)

    def to_json(self) -> dict[str, Any]:
        """The goal as JSON data; `from_json` reads it back equal."""
        data = {
            "aims": [asdict(aim) for aim in self.aims],
            "asked": self.asked,
            "permits": sorted(self.permits),
        }
        return data | {"partial": True} if self.partial else data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Goal:
        """The goal that `to_json` wrote."""
        aims = tuple(Aim(**aim) for aim in data["aims"])
        permits = frozenset(data.get("permits", ()))
        return cls(aims, data.get("asked", ""), permits, bool(data.get("partial", False)))


def _may_stay(aim: Aim) -> bool:
    return aim.want == "keep" and aim.optional


def _asked(goal: Goal) -> set[str]:
    """The measures that the goal does more with than let them stay."""
    return {aim.measure for aim in goal.aims if not _may_stay(aim)}
