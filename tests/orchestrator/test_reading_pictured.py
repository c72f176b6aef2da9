"""A picture asks for its word alone or likened to; beside a plain wish it only tells a story."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read
from talkbox_prompts import lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chainmail", ["aggressive"]),
        ("make it sound like chainmail", ["aggressive"]),
        ("in a van", ["room"]),
        ("put it in a van", ["room"]),
    ],
)
def test_a_picture_alone_is_a_wish(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brighter, we listen to it in a van", ["brighter"]),
        ("in a van nobody hears the bass, more bass", ["more_bass"]),
        ("louder for the man in chainmail", ["louder"]),
        ("we play it in the truck, even it out", ["evener"]),
    ],
)
def test_beside_a_plain_wish_a_picture_asks_for_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_picture_is_no_phrase_that_says_the_word_plainly() -> None:
    said = {phrase.text for phrase in lexicon.phrases() if phrase.role == "says"}
    pictured = {phrase.text for phrase in lexicon.phrases() if phrase.role == "pictures"}
    assert pictured and not pictured & said


def test_two_wishes_said_plainly_are_both_kept() -> None:
    assert {each.word for each in read("darker and wider").requests} == {"darker", "wider"}
