"""Loudness for players and parts, checks, sides and other tracks, in the tongues they are said."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "it's too quiet for laptop speakers",
        "you can't hear it on a phone",
        "laut genug für handylautsprecher bitte",
        "mach es laut genug für laptoplautsprecher",
        "que se oiga bien en el móvil, está muy bajo",
        "c'est trop faible pour des haut-parleurs d'ordi",
        "assez fort pour un haut-parleur de téléphone",
        "on n'entend rien sur le téléphone, monte",
        "è troppo basso per le casse del portatile",
        "alto o bastante pro alto-falante do celular",
    ],
)
def test_loud_enough_for_a_small_player_is_only_louder(text: str) -> None:
    assert words(text) == ["louder"]


def test_what_is_to_sound_like_a_small_player_still_does() -> None:
    assert words("make it sound like a phone speaker") == ["tinny"]
    assert words("make it loud enough for phone speakers") == ["loud"]


@pytest.mark.parametrize(
    "text",
    [
        "check if it clips and fix it",
        "does it clip? if so fix it",
        "can you check whether it distorts and repair it?",
        "mira si satura y arréglalo",
        "si clipea arréglalo",
        "se distorce sistemalo",
        "vê se tá clipando e conserta",
        "se estiver estourando conserta",
    ],
)
def test_a_fault_that_is_looked_for_and_mended_is_mended(text: str) -> None:
    assert only(text).word == "less_dirty"


def test_a_fault_that_is_only_asked_about_is_answered() -> None:
    assert read("does it clip?").question == "clipping"
    assert not read("check if it clips").requests


@pytest.mark.parametrize(
    "text",
    [
        "lift the quiet passages without making the loud ones louder",
        "leise stellen lauter, aber die lauten nicht",
        "sube lo flojo sin subir lo fuerte",
        "monte les passages calmes",
        "monte les passages calmes sans monter les forts",
        "alza i passaggi deboli senza alzare quelli forti",
        "sobe as partes baixas sem subir as altas",
        "小さいところを持ち上げて",
        "静かなところだけ上げて、大きいところはそのまま",
    ],
)
def test_quiet_parts_come_up_to_the_loud_ones(text: str) -> None:
    assert only(text).word == "evener"


@pytest.mark.parametrize(
    "text",
    [
        "die lauten stellen 4 dB runter",
        "baja 4 dB las partes fuertes",
        "baisse les passages forts de 4 dB",
        "abbassa le parti forti di 4 dB",
        "abaixa as partes altas em 4 dB",
    ],
)
def test_loud_parts_come_down_by_a_figure_and_the_rest_stays(text: str) -> None:
    request = only(text)
    said = request.quantity("db")
    assert said is not None
    assert (request.word, said.value) == ("evener", 4)


@pytest.mark.parametrize(
    "text",
    [
        "la izquierda suena más que la derecha, equilíbralo",
        "la izquierda está más fuerte que la derecha",
        "la gauche est plus forte que la droite, équilibre",
        "la sinistra è più forte della destra, bilancia",
        "a esquerda tá mais alta que a direita, equilibra",
    ],
)
def test_a_side_that_is_louder_than_the_other_is_evened_out(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["centre"]
    assert (reading.conflict, reading.unknown) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "es muss auch in mono funktionieren",
        "tiene que funcionar en mono",
        "ça doit marcher en mono",
        "deve funzionare in mono",
        "tem que funcionar em mono",
    ],
)
def test_what_has_to_work_in_mono_stays_stereo(text: str) -> None:
    assert words(text) == ["mono_safe"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("put last week's jingle in front of this clip", "compose"),
        ("setz den jingle von letzter woche davor", "compose"),
        ("pon la sintonía de la semana pasada delante de este clip", "compose"),
        ("mets le jingle de la semaine dernière devant ce clip", "compose"),
        ("metti la sigla della settimana scorsa davanti a questa clip", "compose"),
        ("põe a vinheta da semana passada na frente desse clipe", "compose"),
        ("duck the music cue under this dialogue", "tracks"),
        ("lass die pads gegen die kick pumpen", "tracks"),
        ("fais comme le dernier épisode", "model"),
        ("fallo come l'ultima puntata", "model"),
        ("mach es wie in der letzten folge", "model"),
    ],
)
def test_what_lies_in_another_file_is_declined(text: str, kind: str) -> None:
    reading = read(text)
    assert (reading.beyond, reading.requests) == (kind, ())


def test_what_comes_to_the_front_of_the_mix_is_no_other_file() -> None:
    assert words("put the music in front") == ["more_presence"]
    assert words("mets la voix devant") == ["more_presence"]


@pytest.mark.parametrize(
    "text",
    [
        "die drums sollen härter reinhauen",
        "que la batterie tape plus fort",
        "la batteria deve picchiare di più",
        "a bateria tem que bater mais forte",
    ],
)
def test_drums_that_hit_harder_are_punchier_and_nothing_else(text: str) -> None:
    assert words(text) == ["drum_punch"]


def test_a_drum_that_was_hit_too_hard_is_softened() -> None:
    assert words("the drummer hit the snare too hard, softer") == ["softer_attack", "softer"]


def test_a_portuguese_if_is_no_cathedral() -> None:
    assert words("vê se dá pra deixar mais claro") == ["clearer"]
    assert words("coloca na catedral da sé") == ["cathedral"]


@pytest.mark.parametrize(
    "text",
    ["baja la música por debajo del diálogo", "abaixa a música por baixo do diálogo"],
)
def test_music_under_a_dialogue_is_lowered(text: str) -> None:
    assert words(text) == ["quieter"]


@pytest.mark.parametrize(
    "text",
    [
        "boost my mic it's too quiet",
        "please boost my mic it's way too low",
        "raise my voice its so quiet",
        "my mic is way too low, boost it",
        "the mic level was super low can you bring it up",
        "sube mi micro está muy bajo",
        "aumenta meu microfone tá muito baixo",
        "alza il microfono è troppo basso",
        "heb das mikro an es ist zu leise",
    ],
)
def test_what_is_too_low_is_raised_with_or_without_a_comma(text: str) -> None:
    assert words(text) == ["louder"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the stereo is too wide", ["narrower"]),
        ("compress it until it pumps", ["pumping"]),
        ("right channel is out of phase", ["flip_right"]),
        ("hard limit at -0.5", ["limiter"]),
        ("make my whisper louder", ["louder"]),
        ("wide on headphones but fine in mono", ["wider", "mono_safe"]),
    ],
)
def test_terse_orders_about_width_and_force_mean_one_thing(text: str, said: list[str]) -> None:
    assert words(text) == said


@pytest.mark.parametrize("text", ["make it mp3 at 320", "make it a flac", "add a click track"])
def test_formats_and_click_tracks_change_no_sound(text: str) -> None:
    assert words(text) == []
