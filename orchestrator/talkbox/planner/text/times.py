"""Times as they were said, in seconds: "300 ms" is 0.3, "half" is half of the clip."""

from __future__ import annotations

from talkbox.planner.text.quantities import PART, Quantity


def to_seconds(said: Quantity, whole: float = 1.0) -> float:
    """What the number is to be multiplied with; `whole` is the length of which a share is one."""
    return {"ms": 0.001, PART: whole}.get(said.unit, 1.0)
