"""Places, delays, doublings, sections and other tracks, in the ways that people build sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "put me in a smoky little club",
        "make it sound like a smoky jazz bar",
        "I want to be in a sweaty basement club",
        "like we are playing in a tiny smoky club",
        "steck mich in einen kleinen verrauchten club",
        "soll klingen wie in einer verrauchten jazzbar",
        "ponme en un pequeño club lleno de humo",
        "mets-moi dans un petit club enfumé",
        "me coloca num clubinho enfumaçado",
        "mettimi in un piccolo club fumoso",
        "煙たい小さなクラブで演奏してるみたいにして",
    ],
)
def test_a_smoky_club_is_a_small_room_and_no_darker(text: str) -> None:
    assert words(text) == ["room"]


@pytest.mark.parametrize(
    "text",
    [
        "as if it was recorded in a cold church",
        "mach daraus eine große kalte kirche",
        "dans une petite église froide, comme si j'y étais",
        "que suene como en una iglesia fría",
        "小さな教会で",
    ],
)
def test_how_a_church_feels_is_no_wish_for_the_sound(text: str) -> None:
    assert words(text) == ["cathedral"]


@pytest.mark.parametrize(
    "text",
    [
        "sidechain the pad to my kick",
        "sidechain this to the drums please",
        "could you duck this whenever the kick hits?",
        "duck the music under my voice",
        "my kick gets buried, so sidechain the bass to it",
        "sidechain das pad auf meine kick",
        "duck die musik unter meine stimme",
        "haz sidechain del pad con mi bombo",
        "agacha la música debajo de mi voz",
        "sidechaine le pad sur mon kick",
        "baisse la musique quand je parle",
        "faz sidechain do pad com o meu bumbo",
        "パッドをキックにサイドチェインして",
    ],
)
def test_what_is_to_follow_something_else_is_declined(text: str) -> None:
    assert read(text).beyond == "tracks"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("scoop some lows, my kick needs room", "less_bass"),
        ("cut some 60 hz, I need room for my kick", "bell_cut"),
        ("make room for my own kick", "less_bass"),
        ("mach platz für meine eigene kick", "less_bass"),
        ("abre espaço pro meu bumbo", "less_bass"),
        ("fai spazio per la mia cassa", "less_bass"),
    ],
)
def test_room_for_the_kick_is_no_reverb(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "make the second drop bigger than the first",
        "make the drop harder",
        "the bridge needs more reverb",
        "the chorus should be wider",
        "verse darker, chorus brighter",
        "mach den zweiten drop größer als den ersten",
        "mach den refrain heller",
        "mehr hall im refrain",
        "más reverb en el estribillo",
        "le deuxième drop doit être plus gros que le premier",
        "o segundo drop tem que ser maior que o primeiro",
        "サビを明るくして",
    ],
)
def test_what_a_section_of_the_song_shall_get_is_declined(text: str) -> None:
    assert read(text).beyond == "part"


@pytest.mark.parametrize("text", ["bridge louder", "the drop is too quiet"])
def test_the_level_of_a_section_is_that_of_a_part_and_no_effect(text: str) -> None:
    assert words(text) == ["part_louder"]


@pytest.mark.parametrize(
    "text",
    [
        "add a dog barking in the background",
        "füge einen bellenden hund im hintergrund hinzu",
        "añade un perro ladrando al fondo",
        "ponle lluvia de fondo",
        "mets un peu de pluie derrière",
        "adiciona um cachorro latindo no fundo",
        "aggiungi un cane che abbaia in sottofondo",
        "後ろに犬の鳴き声を入れて",
    ],
)
def test_a_noise_that_is_to_be_added_is_declined_and_nothing_is_moved_away(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "compose")


@pytest.mark.parametrize(
    "text", ["remove the dog barking in the background", "quita el perro ladrando al fondo"]
)
def test_a_noise_behind_the_voice_that_shall_go_brings_nothing_closer(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "restore")


@pytest.mark.parametrize(
    "text",
    [
        "double it, one left one right",
        "double my voice, one left, one right",
        "I want it to sound like two guitars, one on each side",
        "doppel meine gitarre, eine links eine rechts",
        "dóblalo, uno a la izquierda y otro a la derecha",
        "double-la, une à gauche une à droite",
        "dobra a voz, uma na esquerda e outra na direita",
        "raddoppiala, una a sinistra e una a destra",
    ],
)
def test_one_left_and_one_right_is_a_wide_doubling(text: str) -> None:
    assert words(text) == ["chorus", "wider"]


def test_a_wide_doubling_leans_to_no_side(tmp_path: Path) -> None:
    made = [stage["effect"] for stage in stages(done(tmp_path, "double it, one left one right"))]
    assert "chorus" in made
    assert not {"pan", "balance"} & set(made)


@pytest.mark.parametrize(
    ("text", "word", "milliseconds"),
    [
        ("a delay with ping pong, quarter notes at 100 bpm", "ping_pong", 600),
        (
            "the song has 120 bpm and i would like a quarter delay that goes left right",
            "ping_pong",
            500,
        ),
        ("the song has 120 bpm, quarter delay", "echo", 500),
        ("bouncing echo at 95 bpm, every eighth", "ping_pong", 315.8),
        ("un delay à la croche, tempo 120", "echo", 250),
        ("aggiungi un eco di un ottavo a 120 bpm", "echo", 250),
        ("delay en corcheas a 100 bpm", "echo", 300),
        ("120BPMで付点8分のディレイ", "echo", 375),
        ("it's 120 bpm and i need a delay", "echo", 500),
    ],
)
def test_a_delay_in_time_is_one_effect_and_leaves_the_speed(
    text: str, word: str, milliseconds: float
) -> None:
    request = only(text)
    said = request.quantity("ms")
    assert said is not None
    assert (request.word, said.value, len(request.quantities)) == (word, milliseconds, 1)


def test_a_tempo_that_the_song_has_is_no_wish_beside_another() -> None:
    assert words("it's 120 bpm, add some reverb") == ["reverb"]


@pytest.mark.parametrize(
    "text",
    [
        "das soll nach und nach wärmer werden",
        "que suene cada vez más ancho",
        "que ça devienne de plus en plus large",
        "que fique cada vez mais largo",
        "だんだん広くして",
    ],
)
def test_what_cannot_grow_over_time_is_declined_in_other_languages_too(text: str) -> None:
    assert read(text).beyond == "automate"


def test_mono_below_a_frequency_takes_no_lows_away() -> None:
    assert words("mono unter 120 hz, oben breiter") == ["mono_bass", "wider"]
