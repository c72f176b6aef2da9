"""Repair, level and voice as people word them: where a trouble lies, settings in plain words, what
is to be less and not gone, sound on one side, and a level that is called low.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "ich höre nur auf dem linken ohr was",
        "der ton kommt nur von links",
        "nur links zu hören, mach es auf beiden seiten",
        "auf dem rechten kanal ist nichts",
        "solo se oye por el lado izquierdo, arréglalo",
        "se escucha por un solo oído",
        "on n'entend que du côté gauche",
        "le son ne sort que d'un côté",
        "si sente solo a sinistra, mettilo al centro",
        "sento solo nell'orecchio sinistro",
        "só sai som do lado esquerdo, conserta",
        "左からしか聞こえない",
        "片方しか音が出ない",
    ],
)
def test_sound_that_is_heard_on_one_side_alone_is_brought_back_to_the_middle(text: str) -> None:
    assert words(text) == ["centre"]


@pytest.mark.parametrize(
    "text",
    ["mach es nur links", "ponlo solo a la izquierda", "mets tout à gauche", "左だけにして"],
)
def test_a_side_that_is_ordered_is_still_panned_to(text: str) -> None:
    assert words(text) == ["hard_left"]


@pytest.mark.parametrize(
    ("text", "attack_ms", "release_ms"),
    [
        ("compress it 4:1 with a quick attack", 1, None),
        ("4:1, schnelle attack, langsames release", 1, 400),
        ("comprime 4:1 con ataque rápido", 1, None),
        ("compresse 4:1 avec une attaque lente", 30, None),
        ("4:1, attacco veloce, rilascio lento", 1, 400),
        ("comprime 4:1 com ataque rápido", 1, None),
        ("コンプ4:1、アタック遅め、リリース早め", 30, 50),
    ],
)
def test_an_attack_that_is_called_quick_or_slow_sets_the_compressor(
    text: str, attack_ms: float, release_ms: float | None
) -> None:
    request = only(text)
    said = {each.unit: each.value for each in request.quantities}
    assert request.word == "compress"
    assert (said["ratio"], said["attack_ms"], said.get("release_ms")) == (4, attack_ms, release_ms)


@pytest.mark.parametrize(
    "text",
    [
        "como mucho 2 dB de reducción de ganancia",
        "au maximum 2 dB de réduction de gain",
        "no máximo 2 dB de redução de ganho",
        "al massimo 2 dB di riduzione",
        "ゲインリダクションは最大2dBで軽くコンプ",
    ],
)
def test_so_much_gain_reduction_is_a_compressor_and_no_gain(text: str) -> None:
    request = only(text)
    said = request.quantity("reduction_db")
    assert said is not None
    assert (request.word, said.value) == ("compress", 2)


@pytest.mark.parametrize(
    "text",
    [
        "4:1, fast attack, no makeup",
        "no makeup gain, just compress 4:1",
        "4:1, schnelle attack, kein makeup",
        "4:1, ataque rápido, sin makeup",
        "コンプは4:1、メイクアップなし",
    ],
)
def test_without_makeup_a_compressor_leaves_the_clip_as_soft_as_it_makes_it(
    tmp_path: Path, text: str
) -> None:
    (stage,) = stages(done(tmp_path, text))
    assert stage["effect"] == "compressor"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("attaque plus rapide", "snappier"),
        ("attacco più veloce", "snappier"),
        ("ataque mais lento", "softer_attack"),
        ("アタックを速くして", "snappier"),
    ],
)
def test_a_quicker_attack_is_no_quicker_tempo(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "die atmer sind zu laut, 6 db runter",
        "ich atme zu laut, nimm das zurück",
        "baja las respiraciones, no las quites",
        "las respiraciones están muy fuertes, bájalas 6 dB",
        "baisse les respirations sans les enlever",
        "abaixa as respirações, não remove",
        "abbassa i respiri, non toglierli",
        "ブレスがうるさいので6dB下げて",
        "ブレスを小さく、でも残して",
    ],
)
def test_breaths_that_are_too_loud_turn_nothing_else_down(text: str) -> None:
    assert words(text) == ["less_breath"]


@pytest.mark.parametrize(
    "text",
    [
        "reduce the hiss, don't remove it entirely",
        "réduis le souffle sans le supprimer complètement",
        "rauschen reduzieren, aber nicht ganz weg",
        "reduz o chiado sem tirar tudo",
    ],
)
def test_what_is_not_to_be_gone_is_not_turned_down_all_the_way(text: str) -> None:
    request = only(text)
    assert (request.word, request.strength) == ("less_noise", 2.0)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("o chiado está muito alto, abaixa 6 dB", "less_noise"),
        ("las eses están muy fuertes, bájalas 3 dB", "less_sibilant"),
        ("die s-laute sind zu laut, 3 db runter", "less_sibilant"),
        ("las plosivas están muy fuertes", "plosives"),
    ],
)
def test_a_trouble_that_is_too_loud_leaves_the_level_alone(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("da ist ein zischen im hintergrund, mach das weg", "less_noise"),
        ("leises zischen im hintergrund entfernen", "less_noise"),
        ("hintergrundrauschen entfernen", "less_noise"),
        ("quita el siseo de fondo", "less_noise"),
        ("un siseo constante al fondo, quítalo", "less_noise"),
        ("un sifflement en fond, enlève-le", "less_noise"),
        ("enlève le bruit en arrière-plan", "less_noise"),
        ("rumore di sottofondo da togliere", "less_noise"),
        ("c'è un ronzio in sottofondo, toglilo", "less_hum"),
        ("un sibilo in sottofondo", "less_noise"),
        ("バックグラウンドのサーノイズをなくして", "less_noise"),
        ("後ろの「シャー」という音を消して", "less_noise"),
    ],
)
def test_a_noise_in_the_background_is_no_lisp_and_its_place_no_order(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "it clips in the loud parts, repair it",
        "it distorts when i shout, can you fix it",
        "it's a bit clipped",
        "es übersteuert an lauten stellen, reparier das",
        "está saturado en las partes fuertes, repáralo",
        "satura cuando grito, arréglalo",
        "è distorto nei punti forti, riparalo",
        "distorce quando urlo",
        "大きいところで音割れしているので直して",
    ],
)
def test_what_clips_at_loud_places_is_mended_and_made_no_louder(text: str) -> None:
    assert words(text) == ["less_dirty"]


@pytest.mark.parametrize(
    ("text", "decibels"),
    [
        ("è troppo bassa, alzala di 6 dB", 6),
        ("c'est trop bas, monte de 6 dB", 6),
        ("la voix est basse, remonte-la de 4 dB", 4),
        ("音が低いから6dB上げて", 6),
    ],
)
def test_what_is_called_low_and_is_to_be_raised_is_too_soft(text: str, decibels: float) -> None:
    request = only(text)
    said = request.quantity("db")
    assert said is not None
    assert (request.word, said.value) == ("louder", decibels)


def test_what_is_called_high_and_is_to_go_down_by_tones_is_transposed() -> None:
    assert words("c'est trop haut, baisse d'un ton") == ["pitch_down"]
    assert words("è troppo alta, abbassala di due semitoni") == ["pitch_down"]


@pytest.mark.parametrize(
    "text", ["portala a -16", "llévalo a -16", "amène-le à -16", "abbassala a -16"]
)
def test_what_is_brought_to_a_bare_number_gets_this_loudness(text: str) -> None:
    request = only(text)
    said = request.quantity("lufs")
    assert said is not None
    assert (request.word, said.value) == ("loudness", -16)


@pytest.mark.parametrize(
    "text",
    [
        "netzbrummen raus, bässe aber nicht anfassen",
        "quita el zumbido, no quites los graves",
        "enlève le bourdonnement, ne coupe pas les graves",
        "tira o zumbido, não corta os graves",
        "togli il ronzio, non tagliare i bassi",
        "ハムを取って、低音は切らないで",
    ],
)
def test_what_is_not_to_be_cut_is_kept(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["less_hum"]
    assert reading.keeps == ("more_bass",)
