"""Second-order filter sections, designed in double precision from the field's usual formulas.

Shelves, bell and notch follow Robert Bristow-Johnson's Audio EQ Cookbook; the pass filters are
Butterworth, so the corner is at -3 dB whatever the slope. Every corner is held under the highest
frequency at which the bilinear transform still behaves (`highest_hz`).
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

NYQUIST_SHARE = 0.45
"""No filter corner lies above this share of the sample rate."""

PassKind = Literal["high", "low"]


class Section(NamedTuple):
    """`y = b0 x + b1 x[-1] + b2 x[-2] - a1 y[-1] - a2 y[-2]`."""

    b0: float
    b1: float
    b2: float
    a1: float
    a2: float


def highest_hz(rate_hz: float) -> float:
    """The highest corner that a filter may have at this sample rate."""
    return NYQUIST_SHARE * rate_hz


def bell(frequency_hz: float, gain_db: float, q: float, rate_hz: float) -> Section:
    """`gain_db` at the centre; boost and cut of the same size cancel exactly."""
    cosine, alpha = _angle(frequency_hz, q, rate_hz)
    a = 10 ** (gain_db / 40)
    return _section(
        (1 + alpha * a, -2 * cosine, 1 - alpha * a), (1 + alpha / a, -2 * cosine, 1 - alpha / a)
    )


def notch(frequency_hz: float, q: float, rate_hz: float) -> Section:
    """Nothing at the centre, -3 dB at the edges of a band of `frequency_hz / q`."""
    cosine, alpha = _angle(frequency_hz, q, rate_hz)
    return _section((1, -2 * cosine, 1), (1 + alpha, -2 * cosine, 1 - alpha))


def low_shelf(frequency_hz: float, gain_db: float, q: float, rate_hz: float) -> Section:
    """`gain_db` far below the corner, half of it at the corner, none far above."""
    return _shelf(frequency_hz, gain_db, q, rate_hz, -1)


def high_shelf(frequency_hz: float, gain_db: float, q: float, rate_hz: float) -> Section:
    """`gain_db` far above the corner, half of it at the corner, none far below."""
    return _shelf(frequency_hz, gain_db, q, rate_hz, 1)


def butterworth(kind: PassKind, frequency_hz: float, order: int, rate_hz: float) -> list[Section]:
    """A high-pass or low-pass of 6 dB per octave for each order, -3 dB at the corner."""
    sections = []
    for pair in range(order // 2):
        q = 1 / (2 * math.sin(math.pi * (2 * pair + 1) / (2 * order)))
        sections.append(_pass(kind, frequency_hz, q, rate_hz))
    if order % 2:
        sections.append(_first_order(kind, frequency_hz, rate_hz))
    return sections


def _angle(frequency_hz: float, q: float, rate_hz: float) -> tuple[float, float]:
    omega = 2 * math.pi * min(frequency_hz, highest_hz(rate_hz)) / rate_hz
    return math.cos(omega), math.sin(omega) / (2 * q)


def _shelf(frequency_hz: float, gain_db: float, q: float, rate_hz: float, side: int) -> Section:
    cosine, alpha = _angle(frequency_hz, q, rate_hz)
    a = 10 ** (gain_db / 40)
    lean, bend = side * cosine * (a - 1), 2 * math.sqrt(a) * alpha
    cross = side * (a - 1) + cosine * (a + 1)
    cross_back = -side * (a - 1) + cosine * (a + 1)
    return _section(
        (a * (a + 1 + lean + bend), -2 * a * cross, a * (a + 1 + lean - bend)),
        (a + 1 - lean + bend, -2 * cross_back, a + 1 - lean - bend),
    )


def _pass(kind: PassKind, frequency_hz: float, q: float, rate_hz: float) -> Section:
    cosine, alpha = _angle(frequency_hz, q, rate_hz)
    sign = 1 if kind == "low" else -1
    edge = (1 - sign * cosine) / 2
    return _section((edge, 2 * sign * edge, edge), (1 + alpha, -2 * cosine, 1 - alpha))


def _first_order(kind: PassKind, frequency_hz: float, rate_hz: float) -> Section:
    warped = math.tan(math.pi * min(frequency_hz, highest_hz(rate_hz)) / rate_hz)
    numerator = (warped, warped, 0.0) if kind == "low" else (1.0, -1.0, 0.0)
    return _section(numerator, (1 + warped, warped - 1, 0.0))


def _section(
    numerator: tuple[float, float, float], denominator: tuple[float, float, float]
) -> Section:
    a0, a1, a2 = denominator
    b0, b1, b2 = numerator
    return Section(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0)
