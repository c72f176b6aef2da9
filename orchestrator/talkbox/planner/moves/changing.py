"""Settings of what changes over time: from which frequency to which, and over which part."""

from __future__ import annotations

import math

from talkbox.planner.moves.asked import Asked, say
from talkbox.planner.moves.numbers import Bound, Refused, bound
from talkbox.planner.text.quantities import PART, Quantity
from talkbox.planner.text.times import to_seconds
from talkbox_tools.effect import Value

_SHORTEST_SECONDS = 0.05
_LOWEST_HZ = 20.0


def swept(asked: Asked) -> Bound:
    """Both corners from "from 20 to 1000 Hz", one from "from 200" or "up to 8k"."""
    return {0: {**_corners(asked), **_part(asked)}}


def ramped(asked: Asked) -> Bound:
    """The part that a level grows over, beside how far it does."""
    said = bound(asked.request, asked.word, asked.word.meaning, asked.scene)
    return {0: {**said.get(0, {}), **_part(asked)}}


def _corners(asked: Asked) -> dict[str, Value]:
    said = asked.number("hz", "")
    if said is None:
        return {}
    if said.until is not None:
        return {"frequency_hz": _held(said.value, asked), "end_hz": _held(said.until, asked)}
    first = "from" in asked.request.marks or "to" not in asked.request.marks
    return {"frequency_hz" if first else "end_hz": _held(said.value, asked)}


def _held(frequency_hz: float, asked: Asked) -> float:
    return float(round(min(max(abs(frequency_hz), _LOWEST_HZ), math.floor(asked.scene.highest_hz))))


def _part(asked: Asked) -> dict[str, Value]:
    """Where it begins and ends; nothing where it is the whole clip. Raises Refused for no part."""
    said, length = asked.number("s", "ms", PART), asked.scene.length_seconds
    if said is None:
        return {}
    start, end = _ends(said, length, asked.request.marks)
    if end - start < _SHORTEST_SECONDS:
        raise Refused(say("refusal", "trim", length=f"{length:.2f}"))
    whole = end >= length
    return {"start_seconds": round(start, 3), "end_seconds": 0 if whole else round(end, 3)}


def _ends(said: Quantity, length: float, marks: frozenset[str]) -> tuple[float, float]:
    scale = to_seconds(said, length)
    value = abs(said.value) * scale
    if said.until is not None:
        start, end = sorted((value, said.until * scale))
        return start, min(end, length)
    if "last" in marks:
        return max(length - value, 0.0), length
    if "after" in marks or "from" in marks:
        return min(value, length), length
    return 0.0, min(value, length)
