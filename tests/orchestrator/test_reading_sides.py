"""Sides of the image: which way a sound moves, whatever verb moves it and in every language."""

from __future__ import annotations

import pytest
from readings import only, words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("décale-la un poil vers la gauche", "pan_left"),
        ("décale le à droite", "pan_right"),
        ("glisse-le sur la droite", "pan_right"),
        ("place la voix un chouïa sur la gauche", "pan_left"),
        ("drag it over to the right", "pan_right"),
        ("scoot it over to the left", "pan_left"),
        ("swing it left", "pan_left"),
        ("rück sie ein bisschen auf die rechte Seite", "pan_right"),
        ("dreh das Panorama nach links", "pan_left"),
        ("pásalo al lado derecho", "pan_right"),
        ("que suene por la izquierda", "pan_left"),
        ("trascinalo verso destra", "pan_right"),
        ("sul lato sinistro", "pan_left"),
        ("empurra pro lado direito", "pan_right"),
        ("puxa um pouquinho para a esquerda", "pan_left"),
        ("左にずらして", "pan_left"),
        ("少し右側に置いて", "pan_right"),
    ],
)
def test_a_sound_moves_to_the_side_that_is_named(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("pan es hart nach links", "hard_left"),
        ("ganz nach rechts", "hard_right"),
        ("todo a la izquierda", "hard_left"),
        ("tutto a destra", "hard_right"),
        ("tudo pra direita", "hard_right"),
        ("完全に左へ", "hard_left"),
    ],
)
def test_all_the_way_is_the_end_of_the_image(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "hol es in die Mitte zurück",
        "devuélvelo al centro",
        "ramène-le au centre",
        "riportalo al centro",
        "traz de volta pro centro",
        "真ん中に戻して",
    ],
)
def test_back_to_the_middle_is_known_in_every_language(text: str) -> None:
    assert words(text) == ["centre"]


def test_a_hair_moves_less_than_a_plain_order() -> None:
    assert only("décale-la un poil à gauche").strength < only("décale-la à gauche").strength


@pytest.mark.parametrize("text", ["weniger reverb", "moins de réverbe", "less reverb"])
def test_a_mark_of_another_language_that_is_spelled_right_still_turns_a_wish(text: str) -> None:
    assert only(text).against == "reverb" or only(text).word == "drier"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("tira pra esquerda só um bocadinho", "pan_left"),
        ("take it over to the left", "pan_left"),
        ("less to the left", "pan_right"),
        ("weniger links", "pan_right"),
        ("tira da esquerda", "pan_right"),
    ],
)
def test_taken_there_is_not_taken_away(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn the left down a little", "pan_right"),
        ("take a bit off the left", "pan_right"),
        ("zu weit links", "centre"),
        ("trop à gauche", "centre"),
        ("左すぎる", "centre"),
    ],
)
def test_too_much_of_a_side_tells_the_way(text: str, word: str) -> None:
    assert words(text) == [word]
