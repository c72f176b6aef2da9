"""Pictures of places, animals, foods and eras: which one is wished for, and what only fills it."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a choirboy under a stone vault", "cathedral"),
        ("like a gerbil by the fire", "chipmunk"),
        ("the ink spots on a pipboy", "radio"),
        ("a scratched 45 in a wooden crate", "vinyl"),
        ("the lifeguard at the lido by the sea", "swimming_bath"),
    ],
)
def test_what_a_picture_is_made_of_or_stands_in_asks_for_nothing(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("more wood", "warmer"), ("make it stone cold", "colder"), ("less breath", "less_airy")],
)
def test_the_same_words_count_where_they_are_ordered(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's all sunshine, i wanted a funeral", ["darker"]),
        ("a grey tuesday, i wanted rio", ["brighter"]),
        ("more planetarium, less cathedral", ["spacious"]),
        ("from a cupboard to a cathedral", ["cathedral"]),
        ("brighter, make it warm", ["brighter", "warmer"]),
        ("less treble, more bass", ["less_treble", "more_bass"]),
    ],
)
def test_of_two_pictures_set_against_each_other_the_wished_one_counts(
    text: str, expected: list[str]
) -> None:
    assert sorted(words(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my koto is like somebody who won't let go of your hand", "less_sustain"),
        ("voice like a stick insect", "fuller"),
        ("my violin is like a bag of nails", "smoother"),
        ("make it like a stick insect", "thinner"),
    ],
)
def test_a_thing_that_is_like_a_fault_has_it_and_a_wish_wants_it(text: str, expected: str) -> None:
    assert words(text) == [expected]
