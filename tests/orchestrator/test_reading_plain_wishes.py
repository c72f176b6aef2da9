"""Short wishes in the words that everybody uses."""

from __future__ import annotations

import pytest
from readings import only, words


@pytest.mark.parametrize(
    ("text", "word", "strength"),
    [
        ("add a subtle chorus", "chorus", 1.0),
        ("add a subtle reverb", "reverb", 1.0),
        ("add subtle compression", "compress", 1.0),
        ("put a heavy distortion on it", "distort", 3.0),
        ("add a faint echo", "echo", 1.0),
    ],
)
def test_an_effect_is_added_as_subtle_or_heavy_as_it_is_said(
    text: str, word: str, strength: float
) -> None:
    request = only(text)
    assert (request.word, request.deed, request.strength) == (word, "apply", strength)


@pytest.mark.parametrize("text", ["make the reverb more subtle", "want a much subtler delay"])
def test_an_effect_that_is_to_be_subtler_is_lessened(text: str) -> None:
    assert words(text) == ["drier"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more punch, less mud", ["punchier", "less_muddy"]),
        ("less mud, more punch", ["less_muddy", "punchier"]),
        ("more punch and less boom", ["punchier", "less_boomy"]),
    ],
)
def test_both_halves_of_a_wish_are_read(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("make the ending fade out slower", ["fade_out"]),
        ("stereo delay left right", ["ping_pong"]),
        ("add vinyl noise", ["vinyl"]),
        ("make sure it doesn't clip", ["limiter"]),
        ("softer esses please", ["less_sibilant"]),
    ],
)
def test_a_turn_of_phrase_is_read_as_a_whole(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_esses_are_softened_beside_another_wish() -> None:
    text = "could you make the s sounds less harsh and add a bit of warmth"
    assert words(text) == ["less_sibilant", "warmer"]


def test_how_much_it_is_what_is_to_change_is_how_much_is_wished() -> None:
    request = only("my guitar is very quiet, make it louder")
    assert (request.word, request.strength) == ("louder", 2.7)
    guarded = only("My voice is very quiet, please make it louder without it distorting")
    assert guarded.strength == 2.7
    said = only("it's very quiet, make it 3 dB louder").quantity("db")
    assert said is not None
    assert said.value == 3
