"""How far the next correction goes: from what the last ones did, on a word's line of strengths.

The first is sized as if the effect grew with the strength; later ones follow the line through the
two settings that were heard. Where that line is flat or falls, more is no use.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.moves.values import STRONGEST, WEAKEST

Heard = tuple[float, float]
"""A strength and the progress that was heard there, 1 is just met."""

_REACHED = 1.1
"""Where a correction aims: a little past what is just enough."""
_EASED = 1.15
"""Where easing aims: what is left must still be enough."""
_SMALLEST, _FIRST, _BIGGEST = 0.2, 0.9, 1.5
"""Bounds of one correction, in strengths: from a touch to the plain word is 1, and what is sized by
guess stays short of it, so that a touch remains less than the word."""
_STUCK = 0.15
"""Below this progress, or this gain for a whole strength, more of the same is no use."""
_SAME = 0.05
_LEAST_SHARE = 0.35
"""No single step takes more than the rest of a move away."""


def stronger(heard: Sequence[Heard]) -> float | None:
    """The strength to try next, the newest setting last; None where more is no use."""
    strength, progress = heard[-1]
    if strength >= STRONGEST:
        return None
    slope, most = _slope(heard), _BIGGEST
    if slope is None:
        if progress < _STUCK:
            return None
        slope, most = progress / max(strength, WEAKEST), _FIRST
    elif slope < _STUCK:
        return None
    step = min(max((_REACHED - progress) / slope, _SMALLEST), most)
    beyond = [other for other, _ in heard if other > strength + _SAME]
    nearest = (min(beyond) - strength) / 2 if beyond else step
    return min(strength + min(step, nearest), STRONGEST)


def eased(heard: Sequence[Heard]) -> float | None:
    """A strength that does just enough, where more than that was heard; None where it was not.

    Where a weaker one was heard and was too weak, half the way to it.
    """
    strength, progress = heard[-1]
    if progress <= _EASED:
        return None
    weaker = [other for other, reached in heard if other < strength - _SAME and reached < 1.0]
    least = (max(weaker) + strength) / 2 if weaker else WEAKEST
    return max(strength * max(_EASED / progress, _LEAST_SHARE), least)


def _slope(heard: Sequence[Heard]) -> float | None:
    """Progress gained for a strength, between the newest setting and the nearest other one."""
    strength, progress = heard[-1]
    others = [each for each in heard[:-1] if abs(each[0] - strength) > _SAME]
    if not others:
        return None
    other = min(others, key=lambda each: abs(each[0] - strength))
    return (progress - other[1]) / (strength - other[0])
