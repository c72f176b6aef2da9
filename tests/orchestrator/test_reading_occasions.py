"""What a sound is for, where it plays and whom it hides: a measure, and no edit of its own."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a bit too bright for a bedtime podcast", ["darker"]),
        ("too harsh for a lullaby", ["smoother"]),
        ("too much reverb for a podcast", ["drier"]),
        ("not bright enough for radio", ["brighter"]),
        ("for a bedtime podcast this is too bright", ["darker"]),
        ("it's for a podcast and it's too bright", ["darker"]),
        ("make it darker for the radio", ["darker"]),
    ],
)
def test_the_occasion_of_a_complaint_sets_no_loudness(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("too quiet for a podcast", ["podcast"]),
        ("too loud for spotify", ["streaming"]),
        ("it's for spotify, make it louder", ["streaming"]),
        ("make it ready for a podcast", ["podcast"]),
    ],
)
def test_beside_a_level_the_occasion_is_the_level(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the film this comes out of the kid's cheap tablet", ["tinny"]),
        ("as if played through the neighbour's laptop", ["tinny"]),
        ("like it's playing on an old tablet", ["tinny"]),
        ("it's playing out of grandma's kitchen radio", ["radio"]),
        ("out of a baby monitor", ["tinny"]),
    ],
)
def test_where_it_plays_in_a_scene_is_a_wish(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the vocals sound like they're coming from a tin can", ["fuller"]),
        ("when it's played on a tablet it has no bass", ["audible_bass"]),
        ("take the harshness out of the vocals", ["smoother"]),
    ],
)
def test_what_only_sounds_so_is_a_complaint(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "on my laptop the bassline disappears completely, help it speak",
        "can't hear the bass on my phone",
        "make the bass audible on phone speakers",
        "the kick vanishes on my laptop",
        "make the low end translate to small speakers",
        "no low end on tiny bluetooth speakers",
    ],
)
def test_lows_that_a_small_speaker_cannot_play_are_heard_by_their_harmonics(text: str) -> None:
    assert words(text) == ["audible_bass"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("too much bass on my laptop", ["less_bass"]),
        ("the bass is boomy on my phone", ["less_boomy"]),
        ("make it sound like a phone", ["telephone"]),
        ("more bass in my car", ["more_bass"]),
    ],
)
def test_other_wishes_beside_a_player_stay_what_they_are(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    ["so it doesn't cover the voice", "que no tape la voz", "che non copra la voce"],
)
def test_what_shall_not_hide_the_voice_is_turned_down(text: str) -> None:
    assert words(text) == ["quieter"]


def test_not_to_hide_it_is_only_the_purpose_of_an_order() -> None:
    assert words("a bit less bass so it doesn't mask the vocal") == ["less_bass"]
    assert words("turn the guitar down so it doesn't cover the voice") == ["quieter"]
