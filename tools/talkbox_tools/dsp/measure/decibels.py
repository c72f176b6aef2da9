"""Levels in decibels that are never infinite: None, or a floor, stands for no energy at all."""

from __future__ import annotations

import math

import numpy as np

from talkbox_tools.dsp.measure.framing import Doubles

_LEAST = 1e-20


def power_db(power: float) -> float | None:
    """A power in dB, None for none."""
    return 10.0 * math.log10(power) if power > 0.0 else None


def ratio_db(power: float, reference: float, limit_db: float) -> float:
    """One power over another in dB, held within plus and minus `limit_db`; 0 for two zeros."""
    if power <= 0.0 or reference <= 0.0:
        return limit_db * ((power > 0.0) - (reference > 0.0))
    return max(-limit_db, min(limit_db, 10.0 * math.log10(power / reference)))


def levels_db(powers: Doubles) -> Doubles:
    """Powers in dB, element by element, at least -200."""
    return 10.0 * np.log10(np.maximum(powers, _LEAST))
