""" "A bit more": how far a parameter moves on its own scale, away from where it does nothing.

With n the neutral value and f the factor, more is n + f (x - n) on a linear scale and n (x / n)^f
on a logarithmic one; less divides by f and stops at n. A parameter that stands at n, or has none,
moves up by its unit's nudge, or by a factor on a logarithmic scale. The figures are engineering
judgement: a bit is heard, a lot is twice as much.
"""

from __future__ import annotations

import math
from typing import Literal

from talkbox_tools.effect import Parameter

Amount = Literal["touch", "bit", "lot"]

FACTOR: dict[Amount, float] = {"touch": 1.15, "bit": 1.35, "lot": 2.0}
"""How many times as far from where it does nothing."""
_NUDGE_DB: dict[Amount, float] = {"touch": 1.0, "bit": 2.0, "lot": 4.0}
_NUDGE: dict[str, dict[Amount, float]] = {
    "dB": _NUDGE_DB,
    "dBTP": _NUDGE_DB,
    "LUFS": _NUDGE_DB,
    "s": {"touch": 0.1, "bit": 0.25, "lot": 1.0},
    "st": {"touch": 0.5, "bit": 1.0, "lot": 3.0},
}
_NUDGE_SHARE: dict[Amount, float] = {"touch": 0.05, "bit": 0.1, "lot": 0.25}
"""Of the range, for other units."""
_NUDGE_FACTOR: dict[Amount, float] = {"touch": 1.12, "bit": 1.26, "lot": 1.6}
"""For logarithmic scales; 1.26 is a third of an octave."""
_LEAST_DB: dict[Amount, float] = {"touch": 1.0, "bit": 1.5, "lot": 2.0}
"""A share of a small gain would not be heard."""
_LEAST_LEFT = 0.4
"""What "less" leaves of more than a step: it is not to take an edit back. A step goes whole."""


def moved(parameter: Parameter, value: float, amount: Amount, *, more: bool) -> float:
    """The value after "more" or "less", on the grid and in the range; equal at a dead end."""
    neutral = parameter.neutral
    if neutral is None:
        up = more
        target = _nudged(parameter, value, amount, up=up)
    elif value == neutral:
        if not more:
            return value
        up = neutral < parameter.maximum
        target = _nudged(parameter, value, amount, up=up)
    else:
        up = more == (value > neutral)
        target = _scaled(parameter, value, neutral, amount, more=more)
    snapped = parameter.snap(target)
    if snapped == value:
        return parameter.snap(value + (parameter.step if up else -parameter.step))
    return snapped


def _scaled(
    parameter: Parameter, value: float, neutral: float, amount: Amount, *, more: bool
) -> float:
    factor = FACTOR[amount] if more else 1 / FACTOR[amount]
    if parameter.scale == "log":
        return float(neutral * (value / neutral) ** factor)
    distance = abs(value - neutral)
    least = _LEAST_DB[amount] if parameter.unit in ("dB", "dBTP") else 0.0
    if more:
        distance = max(distance * factor, distance + least)
    else:
        left = max(distance * _LEAST_LEFT, min(distance * factor, distance - least))
        distance = left if distance > least else 0.0
    return neutral + math.copysign(distance, value - neutral)


def _nudged(parameter: Parameter, value: float, amount: Amount, *, up: bool) -> float:
    if parameter.scale == "log":
        factor = _NUDGE_FACTOR[amount]
        return value * factor if up else value / factor
    share = _NUDGE_SHARE[amount] * (parameter.maximum - parameter.minimum)
    step = _NUDGE.get(parameter.unit, {}).get(amount, share)
    return value + step if up else value - step
