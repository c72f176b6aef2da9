"""Half as loud in other languages, and a voice that is easier to follow beside another order."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    "text",
    [
        "abaixa o som pela metade",
        "reduz o volume pela metade",
        "baja el sonido a la mitad",
        "bájale a la mitad",
        "mach es um die hälfte leiser",
        "senke den pegel auf die hälfte",
        "baisse de moitié",
        "baisse le son de moitié",
        "abbassa della metà",
        "riduci il volume della metà",
    ],
)
def test_half_the_level_is_half_as_loud(text: str) -> None:
    assert words(text) == ["half_as_loud"]


@pytest.mark.parametrize(
    "text", ["velocidade pela metade", "velocidad a la mitad", "vitesse de moitié"]
)
def test_half_the_speed_is_no_level(text: str) -> None:
    assert words(text) == ["half_speed"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kill the hum and make him easier to follow", "less_hum"),
        ("less hiss and make her easier to understand", "less_noise"),
        ("warmer and easier to make out", "warmer"),
        ("take the reverb down and help us follow him better", "drier"),
    ],
)
def test_easier_to_follow_is_clearer_beside_another_order(text: str, first: str) -> None:
    assert words(text) == [first, "clearer"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("remove hiss so he is easier to follow", "less_noise"),
        ("brighter so the lyrics are easier to catch", "brighter"),
    ],
)
def test_what_an_order_is_for_is_no_complaint(text: str, first: str) -> None:
    assert words(text) == [first, "clearer"]
