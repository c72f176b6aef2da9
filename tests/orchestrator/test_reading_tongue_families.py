"""What is told in six languages: rest, places, machines, references, and everyday words."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read
from talkbox.planner.text.tongues import tongue_of


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("die Musik läuft im Wartezimmer, zu hektisch", "calmer"),
        ("es para meditar, está muy agitado", "calmer"),
        ("c'est pour méditer, trop nerveux", "calmer"),
        ("è per dormire, troppo agitato", "calmer"),
        ("é pra dormir, tá muito agitado", "calmer"),
        ("瞑想用なのに落ち着かない", "calmer"),
    ],
)
def test_a_use_that_wants_rest_asks_for_rest(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    "said",
    [
        "grabamos en una iglesia",
        "on dirait qu'il est dans un gymnase",
        "gravamos numa garagem",
        "registrato in una stanza vuota",
        "体育館で録った",
    ],
)
def test_a_place_that_it_was_recorded_in_is_a_complaint(said: str) -> None:
    assert words(said) == ["drier"]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("genauso breit wie die Referenz", "match_width"),
        ("mismo volumen que la referencia", "match_loudness"),
        ("même dynamique que la référence", "match_dynamics"),
        ("stesso timbro del riferimento", "match_tone"),
        ("tão aberto quanto a referência", "match_width"),
        ("参考曲と同じ音量に", "match_loudness"),
    ],
)
def test_a_likeness_to_the_reference_is_matched(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("bei jedem P knallts", "plosives"),
        ("las pes revientan el micro", "plosives"),
        ("fa puff a ogni p", "plosives"),
        ("nur die Höhen behalten", "highs_only"),
        ("solo i bassi", "lows_only"),
        ("que le milieu", "band_pass"),
        ("inverte a fase", "polarity"),
        ("échange les canaux", "swap_sides"),
        ("canaux inversés", "swap_sides"),
        ("左右を入れ替えて", "swap_sides"),
        ("ファミコンっぽく", "bitcrush"),
    ],
)
def test_a_device_or_a_band_is_known_by_its_names_abroad(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    "said", ["natal", "estado", "warum", "wollen", "corso", "contre", "contro"]
)
def test_an_everyday_word_is_no_slip_for_a_sound_word(said: str) -> None:
    assert not words(said)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("sobe isso nas pontas", "pt"),
        ("fehlt so ein feines Detail bei den Shakern", "de"),
        ("warm pad with a slow attack", "en"),
        ("the snare needs less ring", "en"),
    ],
)
def test_function_words_betray_a_language(said: str, language: str) -> None:
    assert tongue_of(said) == language


@pytest.mark.parametrize(
    "said", ["¿tú crees que el bajo está muy fuerte?", "tu trouves que la voix est trop forte ?"]
)
def test_an_opinion_that_is_asked_for_changes_nothing(said: str) -> None:
    assert not read(said).requests
