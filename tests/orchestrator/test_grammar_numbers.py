"""Numbers under a grammar: exactly the texts of the numbers that a schema allows."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.models.grammar.numbers import Range, number_pattern

PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
STEPS = [0.1, 0.01, 0.001, 1, 10, 100, 0.5, 5, 0.25, 2, 0.2, 25, 50, 0.125, 20, 1.0, 1e-7]


def matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


FRACTIONS = ["", *(f".{tenth}" for tenth in range(10)), *(f".{part:02}" for part in range(100))]
SMALL = [f"{sign}{whole}{part}" for sign in ("", "-") for whole in range(121) for part in FRACTIONS]
"""Every text in plain form below 121, with up to two decimals."""


def canonical(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return "0" if Decimal(text) == 0 else text


def holds(allowed: Range, value: Decimal) -> bool:
    if allowed.low is not None:
        low = Decimal(str(allowed.low))
        if value < low or (allowed.low_excluded and value == low):
            return False
    if allowed.high is not None:
        high = Decimal(str(allowed.high))
        if value > high or (allowed.high_excluded and value == high):
            return False
    return True


def on_grid(value: Decimal, step: float | None) -> bool:
    return step is None or Fraction(value) % Fraction(str(step)) == 0


@pytest.mark.parametrize(
    ("low", "high", "step"),
    [
        (-24, 24, 0.1),
        (20, 120, 1.0),
        (0.1, 18, 0.01),
        (0, 1, 0.01),
        (-60, 0, 0.5),
        (0.25, 4, 0.25),
        (-12.5, 37.5, 2.5),
        (3, 99, 5),
        (-7, 95, 20),
        (0, 100, 3),
        (-1, 1, 0.7),
        (-99.9, -0.05, 0.05),
    ],
)
@pytest.mark.parametrize("excluded", [False, True])
def test_a_small_range_has_exactly_the_texts_of_its_values(
    low: float, high: float, step: float, excluded: bool
) -> None:
    allowed = Range(low, high, excluded, excluded)
    pattern = number_pattern(allowed, step)
    for text in SMALL:
        value = Decimal(text)
        allowed_text = holds(allowed, value) and on_grid(value, step)
        minus_zero = text.startswith("-") and value == 0
        assert matches(pattern, text) == (allowed_text and not minus_zero), text


@pytest.mark.parametrize(("low", "high"), [(-24, 24), (0, 0), (1, 10), (95, 1005), (-7, -3)])
def test_integers_are_exactly_those_of_the_range_without_a_point(low: int, high: int) -> None:
    pattern = number_pattern(Range(low, high), integer=True)
    matched = {text for number in range(-1100, 1101) if matches(pattern, text := str(number))}
    assert matched == {str(number) for number in range(low, high + 1)}
    assert not matches(pattern, f"{low}.0")
    assert not matches(pattern, "-0")


bounds = (
    st.none()
    | st.decimals(-99999, 99999, allow_nan=False, allow_infinity=False, places=3)
    | st.integers(-(10**7), 10**7)
)
ranges = st.builds(Range, bounds, bounds, st.booleans(), st.booleans())
steps = st.none() | st.sampled_from(STEPS)


@given(ranges, steps, st.booleans(), st.data())
@settings(max_examples=300, deadline=None)
def test_every_text_that_is_allowed_is_a_number_of_the_range_on_the_grid(
    allowed: Range, step: float | None, integer: bool, data: st.DataObject
) -> None:
    try:
        pattern = number_pattern(allowed, step, integer)
    except ValueError:
        return
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet="-.0123456789"))
    assert PLAIN.fullmatch(text)
    assert holds(allowed, Decimal(text))
    assert on_grid(Decimal(text), step)
    assert not (text.startswith("-") and Decimal(text) == 0)
    assert not (integer and "." in text)


@given(ranges, steps, st.booleans(), st.data())
@settings(max_examples=300, deadline=None)
def test_every_number_of_the_range_on_the_grid_may_be_written(
    allowed: Range, step: float | None, integer: bool, data: st.DataObject
) -> None:
    unit = Fraction(1 if integer else "0.000001")
    if step is not None:
        unit = Fraction(str(step))
        if integer:
            unit = Fraction(unit.numerator)
    low = Fraction(-(10**8) if allowed.low is None else str(allowed.low)) // unit
    high = Fraction(10**8 if allowed.high is None else str(allowed.high)) // unit
    if low > high:
        return
    scaled = data.draw(st.integers(int(low), int(high)))
    fraction = scaled * unit
    value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    if holds(allowed, value):
        pattern = number_pattern(allowed, step, integer)
        assert matches(pattern, canonical(value)), (pattern, value)


def test_a_range_without_a_value_is_refused() -> None:
    for allowed, step in ((Range(1, 0), None), (Range(0, 1, True, True), 1), (Range(1, 2), 5)):
        with pytest.raises(ValueError, match="no number"):
            number_pattern(allowed, step)


def test_a_step_that_no_last_digit_shows_holds_as_far_as_digits_can() -> None:
    pattern = number_pattern(Range(0, 10**6), 12, integer=True)
    assert matches(pattern, "999996")
    assert not matches(pattern, "999998")


def test_bounds_as_wide_as_a_float_goes_still_give_a_short_pattern() -> None:
    for step in (None, 0.1, 1):
        assert len(number_pattern(Range(-1.7e308, 1.7e308), step)) < 60_000
    assert len(number_pattern(Range())) < 800
    assert len(number_pattern(Range(20, 20000), 1.0)) < 300
