"""Ordinary requests in the other languages: plain grammar that all of them share."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wäre es möglich, das Ganze etwas lauter zu machen?", ["louder"]),
        ("Versuch bitte, die Höhen ein bisschen anzuheben", ["more_treble"]),
        ("Ist es möglich, den Bass zu reduzieren?", ["less_bass"]),
        ("das ist mir zu laut", ["quieter"]),
        ("das Ganze ist zu hell", ["darker"]),
    ],
)
def test_zu_before_a_verb_is_no_too(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Mix ist zu breit, mach ihn enger", ["narrower"]),
        ("trop large, resserre la stéréo", ["narrower"]),
        ("il mix è troppo largo, stringilo un po'", ["narrower"]),
        ("ドライすぎるから少し響きを足して", ["reverb"]),
        ("trop criard, assombris moi ça", ["smoother", "darker"]),
        ("muito brilhante, escurece isso", ["darker"]),
        ("las eses molestan bastante, bájalas", ["less_sibilant"]),
        ("die Höhen sind zu scharf, dämpf sie ein bisschen", ["smoother"]),
        ("mach es breiter", ["wider"]),
        ("plus large", ["wider"]),
    ],
)
def test_a_complaint_and_the_order_behind_it_agree(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [each.word for each in reading.requests] == expected
    assert reading.conflict is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("que no suene tan metálico por favor", ["smoother"]),
        ("que não fique tão metálico", ["smoother"]),
        ("che non suoni così metallico per favore", ["smoother"]),
        ("もう少し金属っぽくない感じにして", ["smoother"]),
        ("ne compresse pas autant", ["more_dynamic"]),
        ("não comprime tanto", ["more_dynamic"]),
        ("non comprimere così tanto", ["more_dynamic"]),
        ("comprime un po' di più", ["compress"]),
    ],
)
def test_not_so_much_asks_for_less(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "make the reverb shorter",
        "Den Hall etwas kürzer bitte",
        "acorta un poco la reverb",
        "raccourcis un peu la réverb",
        "encurta um pouco o reverb",
        "accorcia un po' il riverbero",
        "リバーブが長すぎるので短くして",
    ],
)
def test_a_reverb_that_is_shortened_is_less_and_nothing_is_cut(text: str) -> None:
    assert words(text) == ["drier"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schneid die letzten 2 Sekunden ab", "trim"),
        ("acorta la pista a 20 segundos", "trim"),
    ],
)
def test_a_recording_that_is_shortened_is_cut(text: str, expected: str) -> None:
    assert expected in words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sounds thin and cold, make it fatter", ["fuller", "warmer", "fatter"]),
        ("klingt dünn und kalt, mach das fetter", ["fuller", "warmer", "fatter"]),
        ("suena delgado y frío, hazlo más gordo", ["fuller", "warmer", "fatter"]),
        ("ça sonne maigre et froid, fais le plus gros", ["fuller", "warmer", "fatter"]),
        ("mach es weich und warm", ["softer", "warmer"]),
    ],
)
def test_what_is_told_beside_a_fault_is_one(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("enlève l'écho puis monte un peu le son", ["drier", "louder"]),
        ("tira o eco e depois aumenta um pouco", ["drier", "louder"]),
        ("las partes bajitas casi no se oyen, empareja el volumen", ["evener"]),
        ("as partes baixinhas quase não dá pra ouvir, nivela o volume", ["evener"]),
        ("les passages doux sont presque inaudibles, égalise le volume", ["evener"]),
        ("on entend mal la voix, remonte-la un peu", ["louder"]),
        ("es para mi abuela que no oye bien, que se entienda mejor lo que dice", ["clearer"]),
        ("c'est pour ma grand-mère, rends la voix plus compréhensible", ["clearer"]),
        ("les cymbales sifflent, tu peux en enlever un peu en haut ?", ["less_treble"]),
        ("i piatti friggono, togli qualcosa in alto", ["less_treble"]),
        ("est-ce qu'on pourrait avoir un son un peu plus large ?", ["wider"]),
        ("das klingt wie durchs Telefon, hol mal mehr Fülle raus", ["fuller"]),
        ("hol das Rauschen raus", ["less_noise"]),
        ("Es klingt, als würde er in einem Badezimmer sprechen, das soll weg", ["drier"]),
        ("faz parecer que tá tocando num radinho de pilha", ["radio"]),
        ("parece que ta dentro de uma caixa de papelão", ["less_boxy"]),
        ("a la caja le falta pegada, dale más punch", ["punchier"]),
        ("ce serait possible de réduire un peu le souffle ?", ["less_noise"]),
        ("seria possível reduzir um pouco o chiado?", ["less_noise"]),
    ],
)
def test_daily_requests_ask_for_one_thing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", ["mets le à -14 LUFS pour spotify", "Spotify用に-14 LUFSにして"])
def test_a_level_for_a_platform_is_no_upload_and_keeps_its_sign(text: str) -> None:
    (request,) = read(text).requests
    assert [(each.value, each.unit) for each in request.quantities] == [(-14.0, "lufs")]


def test_what_is_to_be_put_on_a_platform_is_no_sound() -> None:
    assert read("mets le sur spotify").beyond == "outside"
