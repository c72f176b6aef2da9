"""Which texts a number may have: a regular expression that is exact to the digit.

Bounds and steps are worked out on whole numbers scaled by a power of ten, never on floats. Plain
decimals only: no exponent, no plus sign, no leading zero, no minus before a zero. Zeros may trail
a fraction, since "8000.0" is the same value as "8000".

A step whose only prime factors are 2 and 5 shows in the last digits, and is exact. Of any other
step (3, 0.7) the part made of 2 and 5 holds, unless the range has so few values that each is
written out; whoever reads the number still checks it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext

from talkbox.models.grammar.digits import Span, texts

Number = int | float | Decimal

FREE_DECIMALS = 6
"""Decimals of a number without a step; more where a bound has more."""
TRAILING_ZEROS = 2
"""How many zeros may follow the last decimal that a step needs."""
INTEGER_REACH = 10**15
"""How far an integer without a bound goes: a float still holds each one exactly."""
NUMBER_REACH = 10**9
"""How far a number without a bound goes: with six decimals, as exact as a float is."""
WRITTEN_OUT_MOST = 256
"""How many values of a step such as 3 are written one by one."""
_PRECISION_DIGITS = 1400
"""More than any two floats together have."""


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that are allowed, as a JSON schema says it; None leaves a side open."""

    low: Number | None = None
    high: Number | None = None
    low_excluded: bool = False
    high_excluded: bool = False


def number_pattern(allowed: Range, step: Number | None = None, integer: bool = False) -> str:
    """A regular expression for the texts of the allowed numbers, to be matched as a whole.

    `step` is JSON schema's multipleOf, counted from zero; None means any value. With `integer` the
    texts have no point. Raises ValueError when no number is allowed.
    """
    if step is not None and step <= 0:
        raise ValueError(f"a step is more than zero, and {step} is not")
    with localcontext() as context:
        context.prec = _PRECISION_DIGITS
        decimals, every = _grid(allowed, step, integer)
        low, high = _bounds(allowed, decimals, INTEGER_REACH if integer else NUMBER_REACH)
    first, last = -(-low // every), high // every
    if first > last:
        raise ValueError("no number on the grid lies in the range")
    visible = _visible(every)
    if visible == every or last - first >= WRITTEN_OUT_MOST:
        spans = [Span(low, high, decimals, visible)]
    else:
        values = (number * every for number in range(first, last + 1))
        spans = [Span(value, value, decimals, 1) for value in values]
    return "|".join(text for span in spans for text in texts(span))


def _grid(allowed: Range, step: Number | None, integer: bool) -> tuple[int, int]:
    """The decimals that are written, and the distance of two values scaled by them."""
    if integer:
        return 0, 1 if step is None else _decimal(step).as_integer_ratio()[0]
    if step is None:
        bounds = [_decimal(bound) for bound in (allowed.low, allowed.high) if bound is not None]
        return max([FREE_DECIMALS, *(_decimals(bound) for bound in bounds)]), 1
    decimals = _decimals(_decimal(step)) + TRAILING_ZEROS
    return decimals, int(_decimal(step).scaleb(decimals))


def _bounds(allowed: Range, decimals: int, reach: int) -> tuple[int, int]:
    """The least and the greatest scaled value, grid or not."""
    low = None if allowed.low is None else _decimal(allowed.low)
    high = None if allowed.high is None else _decimal(allowed.high)
    edge = max([Decimal(reach), *(2 * abs(bound) for bound in (low, high) if bound is not None)])
    return (
        -_below(edge if low is None else -low, decimals, allowed.low_excluded),
        _below(edge if high is None else high, decimals, allowed.high_excluded),
    )


def _below(bound: Decimal, decimals: int, excluded: bool) -> int:
    """The greatest scaled value up to the bound, or under it where the bound is excluded."""
    scaled = bound.scaleb(decimals)
    whole = math.floor(scaled)
    return whole - 1 if excluded and whole == scaled else whole


def _visible(every: int) -> int:
    """The part of a step that the last digits show: its factors 2 and 5."""
    return math.gcd(every, 10 ** every.bit_length())


def _decimal(number: Number) -> Decimal:
    """The number as it is written, which is what its author meant: 0.1 is a tenth."""
    return Decimal(str(number))


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))
