"""Comparisons: how much is asked for, and what a likeness does beside it."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "strength"),
    [
        ("as loud as it gets without clipping", "maximize", 2.0),
        ("as bright as it goes", "brighter", 3.0),
        ("as wide as it'll go", "wider", 3.0),
        ("as dry as they come", "drier", 3.0),
    ],
)
def test_both_halves_of_a_comparison_say_how_much(text: str, word: str, strength: float) -> None:
    (request,) = read(text).requests
    assert (request.word, request.strength) == (word, strength)


def test_what_happens_as_something_else_does_is_still_a_circumstance() -> None:
    assert words("it hurts as she gets louder") == ["smoother"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flange it like a jet taking off", ["flanger"]),
        ("phaser like a spaceship pulling back", ["phaser"]),
        ("bright, like a zeppelin taking off", ["brighter"]),
    ],
)
def test_what_the_likened_thing_does_is_no_order(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert all(request.deed == "apply" for request in read(text).requests)
