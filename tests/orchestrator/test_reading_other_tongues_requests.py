"""Ordinary requests in German, Spanish, French, Portuguese, Italian and Japanese."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("suena encajonada, como dentro de una caja, arréglala", "less_boxy"),
        ("es hallt, wie in einer kirche", "drier"),
        ("ça résonne, comme dans une église", "drier"),
        ("klingt dünn, wie aus einem telefon", "fuller"),
        ("ich klinge wie ein roboter, mach das weg", "less_dirty"),
    ],
)
def test_what_a_fault_is_likened_to_is_no_second_wish(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("non più alto, solo più caldo", "warmer", "louder"),
        ("pas plus fort, juste plus chaud", "warmer", "louder"),
        ("no más fuerte, sólo más cálido", "warmer", "louder"),
        ("não mais alto, só mais quente", "warmer", "louder"),
        ("pas plus aigu, juste plus présent", "more_presence", "more_treble"),
        ("kein hall, nur etwas delay", "echo", "reverb"),
        ("pas de réverb, juste un delay", "echo", "reverb"),
        ("metti un po' di chorus ma niente riverbero", "chorus", "reverb"),
        ("mais alto, mas não deixe estourar", "louder", "clip"),
        ("plus fort mais sans que ça clippe", "louder", "dirtier"),
        ("ロボットみたいな声にしないで、明るくして", "brighter", "robot"),
    ],
)
def test_what_is_not_to_come_is_avoided(text: str, word: str, avoided: str) -> None:
    assert words(text) == [word]
    assert read(text).avoids == (avoided,)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("zu viel hall, außerdem zu leise", ["drier", "louder"]),
        ("trop de réverb et pas assez fort", ["drier", "louder"]),
        ("moins de grave et plus d'air", ["less_bass", "airier"]),
        ("meno cupo e più arioso", ["brighter", "airier"]),
        ("less dark and more airy", ["brighter", "airier"]),
        ("está lleno de chasquidos", ["less_clicks"]),
        ("c'est plein de clics", ["less_clicks"]),
        ("ist voller knackser", ["less_clicks"]),
        ("está lleno de graves", ["less_bass"]),
        ("die bässe sollen mono bleiben", ["mono_bass"]),
        ("allarga lo stereo ma tieni i bassi in mono", ["wider", "mono_bass"]),
        ("nur die höhen runter", ["less_treble"]),
        ("baisse juste les aigus", ["less_treble"]),
        ("高音だけ下げて", ["less_treble"]),
        ("das brummen vom kühlschrank", ["less_hum"]),
        ("音も小さい", ["louder"]),
    ],
)
def test_every_wish_is_read_and_nothing_else(text: str, asked: list[str]) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ich habe das gestern in der küche aufgenommen, mach es klarer", "clearer"),
        ("hab gestern im badezimmer aufgenommen und jetzt hallt es", "drier"),
        ("J'ai fait ça dans ma chambre, enlève le souffle", "less_noise"),
        ("grabé esto en la cocina, quítale el eco", "drier"),
        ("l'ho fatto in cucina col telefono, si sente molto rumore", "less_noise"),
        ("gravei no celular dentro do carro, tá muito abafado", "clearer"),
    ],
)
def test_where_it_was_recorded_is_a_story(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("komprimiere es, aber lass die transienten", "compress", "punchier"),
        ("comprime pero deja los transitorios", "compress", "punchier"),
        ("comprime mais, mas deixa os transientes", "compress", "punchier"),
        ("verändere die tonhöhe nicht, aber langsamer", "slower", "pitch_up"),
        ("un sonido más vintage, pero que no pierda agudos", "vintage", "more_treble"),
    ],
)
def test_what_is_to_be_left_is_kept(text: str, word: str, kept: str) -> None:
    assert words(text) == [word]
    assert read(text).keeps == (kept,)


def test_what_nobody_changes_may_be_left_unchanged() -> None:
    reading = read("rendila più veloce senza toccare l'intonazione")
    assert [request.word for request in reading.requests] == ["faster"]
    assert reading.beyond is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ist zu dumpf, kann man das reparieren?", "brighter"),
        ("está muy bajo, ¿se puede arreglar?", "louder"),
        ("ta com muito eco, dá pra arrumar?", "drier"),
        ("est-ce que tu peux éclaircir la voix ?", "brighter"),
        ("es posible aclarar la voz?", "clearer"),
        ("è possibile schiarire la voce?", "brighter"),
        ("there's a weird echo, can you remove it?", "drier"),
        ("tem um eco estranho, dá pra tirar?", "drier"),
        ("verzerrt, bitte reparieren", "less_dirty"),
        ("distorted, please fix it", "less_dirty"),
        ("on entend un bruit de fond, supprime-le", "less_noise"),
        ("lösch das rauschen", "less_noise"),
    ],
)
def test_a_complaint_with_a_plea_is_mended(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert (reading.question, reading.beyond) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "fundido de entrada de 2 segundos y de salida de 3 segundos",
        "fade de entrada de 2 segundos e de saída de 3 segundos",
        "fondu d'entrée de 2 secondes et de sortie de 3 secondes",
        "dissolvenza in entrata di 2 secondi e in uscita di 3 secondi",
    ],
)
def test_two_fades_behind_one_word_have_their_own_lengths(text: str) -> None:
    lengths = {each.word: each.quantities[0].value for each in read(text).requests}
    assert lengths == {"fade_in": 2, "fade_out": 3}


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("comprímelo 4:1 con ataque de 10 ms", "attack_ms", 10),
        ("compresseur 4:1, seuil -18 dB", "threshold_db", -18),
        ("compressore 4:1, rilascio 150 ms", "release_ms", 150),
        ("kompressor 4:1 mit schwelle -18 db", "threshold_db", -18),
        ("コンプ レシオ4:1 アタック10ms", "attack_ms", 10),
        ("eco de 300 ms con realimentación del 40%", "feedback", 0.4),
        ("écho 300 ms, feedback à 40 %", "feedback", 0.4),
        ("1.5倍速にして", "times", 1.5),
    ],
)
def test_a_setting_by_its_name_is_set(text: str, unit: str, value: float) -> None:
    said = only(text).quantity(unit)
    assert said is not None
    assert said.value == value


def test_an_accent_that_is_left_out_changes_nothing() -> None:
    assert words("fondu de 3 secondes a la fin") == ["fade_out"]


@pytest.mark.parametrize(
    "text", ["es soll nach altem radio klingen", "dass es nach altem radio klingt"]
)
def test_what_it_shall_sound_of_is_no_order_of_effects(text: str) -> None:
    assert {request.deed for request in read(text).requests} == {"apply"}
