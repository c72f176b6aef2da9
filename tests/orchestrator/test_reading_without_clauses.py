"""What must not become of a thing is avoided; the thing itself is not asked for."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "wished", "avoided"),
    [
        (
            "das Netzbrummen (50 Hz) raus, ohne dass die tiefen Pfeifen dünner werden",
            "less_hum",
            "thinner",
        ),
        ("plus chaud sans que les basses deviennent trop fortes", "warmer", "more_bass"),
        ("más brillo sin que los platos suenen ásperos", "brighter", "harsher"),
        ("warmer without the bass getting boomy", "warmer", "boomier"),
        ("louder without the cymbals becoming harsh", "louder", "harsher"),
    ],
)
def test_only_what_must_not_become_of_it_is_avoided(text: str, wished: str, avoided: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [wished]
    assert reading.avoids == (avoided,)


def test_a_list_behind_without_is_avoided_as_a_whole() -> None:
    assert read("brighter without harshness or noise").avoids == ("harsher", "more_noise")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lift the consonants a bit so the t's and s's are easier to hear", ["clearer"]),
        ("the consonants should come through better", ["clearer"]),
        ("soften the t's and s's", ["less_sibilant"]),
        ("the s's are too sharp", ["less_sibilant"]),
    ],
)
def test_consonants_are_brought_out_or_softened_as_it_is_said(text: str, found: list[str]) -> None:
    assert words(text) == found
