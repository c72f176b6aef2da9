"""Who and what a story has on its stage asks for nothing; likenesses of it do."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ghost needs more bass", ["more_bass"]),
        ("the monster's breathing must be brighter", ["brighter"]),
        ("make it brighter, my old ears miss a lot", ["brighter"]),
        ("more treble for the ghost scene", ["more_treble"]),
        ("make it darker for older listeners", ["darker"]),
        ("a 93 year old farmer, make him brighter", ["brighter"]),
        ("the soprano is too harsh on my little radio", ["smoother"]),
    ],
)
def test_what_is_on_the_stage_is_no_wish(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make it sound like the monster", "monster"),
        ("the underwater effect and more bass", "underwater"),
        ("brighter and turn him into a robot", "robot"),
        ("my radio", "radio"),
    ],
)
def test_a_likeness_or_an_effect_stays_a_wish(text: str, expected: str) -> None:
    assert expected in words(text)
