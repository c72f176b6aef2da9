"""What something makes of the sound, and what is granted before a complaint, order nothing."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("this mic makes him sound nasal", ["less_nasal"]),
        ("the hall makes the choir muddy", ["less_muddy"]),
        ("like wading through mud", ["less_muddy"]),
        ("it's not that it's quiet, it's muddy", ["less_muddy"]),
        ("it isn't dull exactly, it's boomy", ["less_boomy"]),
        ("it's clear, I'll give it that, but thin", ["fuller"]),
    ],
)
def test_results_and_concessions_are_no_orders(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make him sound nasal", ["more_nasal"]),
        ("make it like mud", ["muddier"]),
        ("I want something that makes it boomy", ["boomier"]),
    ],
)
def test_wishes_stay_wishes(text: str, expected: list[str]) -> None:
    assert words(text) == expected
