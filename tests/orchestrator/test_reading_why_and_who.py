"""Why a sound is wished, where it will be heard, what it is and who speaks too softly in it."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("saturate it so i hear it on phone", ["saturate"]),
        ("make it louder because the church is big", ["louder"]),
        (
            "make it a bit brighter so it cuts through in the big hall",
            ["brighter", "more_presence"],
        ),
        ("cut below 100 so the phone speaker doesn't rattle", ["high_pass"]),
        ("lower the volume so it doesn't clip on the radio", ["quieter"]),
        ("add a bit of air so it sounds good on a phone", ["airier"]),
        ("mach es lauter, damit man es am handy hört", ["louder"]),
        ("mach es lauter, weil die kirche so groß ist", ["louder"]),
        ("hazlo más fuerte para que se oiga en el teléfono", ["louder"]),
        ("monte le volume pour qu'on l'entende au téléphone", ["louder"]),
        ("plus fort parce que l'église est grande", ["louder"]),
        ("deixa mais alto pra ouvir no celular", ["louder"]),
        ("alza il volume così si sente al telefono", ["louder"]),
        ("教会で流すのでもっと大きく", ["louder"]),
    ],
)
def test_where_a_sound_will_be_heard_is_no_effect(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("make it sound so it's in a big hall", ["hall"]),
        ("give it reverb so it's like a cathedral", ["cathedral"]),
        ("boost the bass so it works on the radio", ["audible_bass"]),
    ],
)
def test_a_place_that_is_wished_for_stays_a_wish(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("this is a dark ambient piece, add some air", ["airier"]),
        ("here's a wide pad, high-pass it at 150", ["high_pass"]),
        ("this is a robot voice, make it louder", ["louder"]),
        ("this plays in a museum room, take out the hiss", ["less_noise"]),
        ("my band is called The Loud Whispers, fade the end over 3 seconds", ["fade_out"]),
        ("das ist fürs telefon, bitte lauter", ["louder"]),
        ("es para un juego de terror, baja el tono 3 semitonos", ["pitch_down"]),
        ("é para um jogo de terror, desce 3 semitons", ["pitch_down"]),
        ("ホラーゲーム用です。3半音下げて", ["pitch_down"]),
        ("これは暗い曲です。高音を足して", ["more_treble"]),
    ],
)
def test_what_is_handed_over_asks_for_nothing(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it's a pad with too much fizz, high pass it at 100", ["smoother", "high_pass"]),
        ("this is for youtube, normalize it", ["streaming"]),
        ("i have a thin voice, make it fuller", ["fuller"]),
    ],
)
def test_what_is_wrong_with_it_and_where_it_is_sent_still_count(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "boost the quiet talker at the end",
        "the quiet speaker needs to come up",
        "turn the louder guest down",
        "at the end i whisper, bring that up",
        "bring the end up, she trails off",
        "he goes quiet in the middle, fix that",
        "my side is loud and hers is quiet, balance that",
        "one caller is loud, the other one quiet. even it",
        "he gets louder when excited, smooth that",
        "der gast ist viel leiser als ich, gleich das an",
        "heb die leise stimme an",
        "sube la voz baja del invitado",
        "al final hablo más bajo, iguálalo",
        "l'invité est plus faible que moi, équilibre",
        "no fim eu falo mais baixo, equilibra",
        "l'ospite è più basso di me, bilancia",
    ],
)
def test_somebody_who_is_softer_somewhere_is_evened_out(text: str) -> None:
    assert words(text) == ["evener"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("i'm too quiet, bring me up", "louder"),
        ("make my voice louder than the music", "louder"),
        ("quiet singer, raise by 3 db", "louder"),
        ("one earbud is louder than the other, even that out", "centre"),
        ("turn down the loud guitar", "quieter"),
    ],
)
def test_a_level_of_the_whole_stays_one(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text", ["it's good but a bit dark", "great but dark", "love it but it's kinda dark"]
)
def test_what_is_set_against_praise_is_wrong(text: str) -> None:
    assert only(text).word == "brighter"


def test_what_is_ordered_beside_praise_is_wished() -> None:
    assert only("good, but make it dark").word == "darker"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("clicks at every cut, smooth them out", "less_clicks"),
        ("the bass is uneven, smooth it out", "evener"),
    ],
)
def test_a_cure_that_leaves_open_of_what_adds_nothing(text: str, word: str) -> None:
    assert words(text) == [word]


def test_a_number_behind_a_japanese_full_stop_is_whole() -> None:
    said = read("これは曲です。3半音下げて").requests[0].quantity("st")
    assert said is not None
    assert said.value == 3.0
