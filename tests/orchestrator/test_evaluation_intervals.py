"""The intervals beside every share, and the test of two results against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.evaluation.comparing import sign_test
from talkbox.evaluation.intervals import share


@pytest.mark.parametrize(
    ("held", "of", "low", "high"),
    [(5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_of_wilson(held: int, of: int, low: float, high: float) -> None:
    found = share(held, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.0002)


@given(st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_in_its_interval_and_the_mirror_image_mirrors_it(
    counts: tuple[int, int],
) -> None:
    held, of = counts
    found, other = share(held, of), share(of - held, of)
    assert 0 <= found.low <= found.share + 1e-4
    assert found.share - 1e-4 <= found.high <= 1
    assert found.low == pytest.approx(1 - other.high, abs=2e-4)


def test_nothing_tried_says_nothing() -> None:
    assert (share(0, 0).low, share(0, 0).high, share(0, 0).text()) == (0.0, 1.0, "none")


def test_more_held_than_tried_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        share(3, 2)


def test_equal_losses_and_gains_may_well_be_luck_and_ten_losses_are_not() -> None:
    assert sign_test(4, 4) == 1.0
    assert sign_test(0, 0) == 1.0
    assert sign_test(10, 0) == pytest.approx(2 / 1024)
    assert sign_test(10, 0) == sign_test(0, 10)
