"""Lengths, fades, echoes, pauses and seconds in other languages, as people really write them."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("i want it to last 15 seconds with a fade at the end", 15),
        ("quero que dure 15 segundos com fade no final", 15),
        ("quiero que dure 20 segundos con un fundido al final", 20),
        ("vorrei che durasse 20 secondi con sfumatura finale", 20),
    ],
)
def test_how_long_the_clip_lasts_is_not_how_long_it_fades(text: str, seconds: float) -> None:
    trim, fade = read(text).requests
    said = trim.quantity("s")
    assert said is not None
    assert (trim.word, said.value) == ("trim", seconds)
    assert (fade.word, fade.quantities) == ("fade_out", ())


@pytest.mark.parametrize(
    "text",
    ["sfuma l'inizio di due secondi", "un fondu de 2 secondes au début"],
)
def test_a_fade_at_the_front_goes_in(text: str) -> None:
    assert words(text) == ["fade_in"]


@pytest.mark.parametrize(
    "text",
    ["voglio un eco di 400 millisecondi, tre ripetizioni", "echo 400 ms, 3 wiederholungen"],
)
def test_how_often_an_echo_repeats_is_said_in_other_languages_too(text: str) -> None:
    request = only(text)
    said = request.quantity("repeats")
    assert said is not None
    assert (request.word, said.value) == ("echo", 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("je veux un delay ping-pong à la noire, 100 bpm", ["ping_pong"]),
        ("tira o estalo da boca", ["less_clicks"]),
        ("kannst du die atmer etwas leiser machen", ["less_breath"]),
        ("que el final no se corte de golpe", ["fade_out"]),
        ("réverb d'église", ["cathedral"]),
        ("もっと広いホールで歌ってるみたいにして", ["hall"]),
        ("鼻声っぽいので1kHzあたりを少しカット", ["less_nasal"]),
    ],
)
def test_what_is_said_in_one_breath_is_one_wish(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "mach die pausen zwischen den sätzen kürzer",
        "acorta las pausas entre frases",
        "raccourcis les pauses entre les phrases",
        "accorcia le pause tra le frasi",
        "encurta as pausas entre as frases",
    ],
)
def test_pauses_within_the_clip_are_shortened_in_every_language(text: str) -> None:
    assert words(text) == ["shorter_pauses"]


@pytest.mark.parametrize(
    "text", ["súbelo todo 3 db menos el final", "monte tout de 3 db sauf la fin"]
)
def test_what_is_spared_of_an_order_is_no_order_against_it(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["louder"]
    assert reading.beyond == "part"


@pytest.mark.parametrize(
    "text",
    [
        "a partir del segundo 10 baja el volumen",
        "a partir dos 10 segundos abaixa o volume",
        "à partir de la seconde 10 baisse le volume",
    ],
)
def test_from_which_second_on_it_is_quieter_is_no_amount(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("part_quieter", 10)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wenn ich laut singe zerrt es, kannst du das retten", ["less_dirty"]),
        ("nimm die höhen ein bissl zurück, so ab 6 kHz", ["less_treble"]),
        ("raddoppia la velocità", ["double_speed"]),
    ],
)
def test_a_story_or_a_place_adds_no_second_wish(text: str, found: list[str]) -> None:
    assert words(text) == found
