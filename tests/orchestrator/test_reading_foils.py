"""What is denied for the sake of something else, and words that only look like sound words."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it isn't harsh, it's just boomy", ["less_boomy"]),
        ("not the bass, the treble is too much", ["less_treble"]),
        ("it's not too loud it's too bright", ["darker"]),
        ("not radio, telephone", ["telephone"]),
        ("no reverb needed, just warmth", ["warmer"]),
    ],
)
def test_what_is_denied_before_what_is_meant_is_no_wish(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "avoided"),
    [
        ("faster but no chipmunks", ["faster"], "chipmunk"),
        ("faster yes, higher no", ["faster"], "pitch_up"),
        ("roomier, but i don't want to hear a reverb", ["spacious"], "reverb"),
        ("more flesh on the cello, but no rumble", ["fuller"], "more_rumble"),
    ],
)
def test_what_a_but_denies_limits_the_wish(text: str, expected: list[str], avoided: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert avoided in reading.avoids


def test_a_noise_that_is_there_goes_although_a_but_denies_it() -> None:
    assert sorted(words("louder but no hiss")) == ["less_noise", "louder"]


def test_what_is_not_good_beside_praise_is_the_complaint() -> None:
    assert words("the level is great, the honk isn't") == ["less_nasal"]


@pytest.mark.parametrize(
    "text", ["my brother", "our mother", "the driver", "the officer", "what it means"]
)
def test_a_word_that_only_looks_like_another_says_nothing(text: str) -> None:
    assert words(text) == []
