"""How it shall not be, said before the order or beside another quality; complaints in a word."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("without making it harsh, brighten it", "brighter", "harsher"),
        ("sans distorsion audible, le plus fort possible", "maximize", "distort"),
        ("senza distorcere, alzalo", "louder", "distort"),
        ("ohne dass es scharf wird, mach es heller", "brighter", "harsher"),
    ],
)
def test_a_guard_said_first_takes_nothing_back(text: str, word: str, avoided: str) -> None:
    assert words(text) == [word]
    assert read(text).avoids == (avoided,)


@pytest.mark.parametrize(
    "text",
    [
        "statt hell lieber warm",
        "en vez de brillante, cálido",
        "au lieu de brillant, chaud",
        "invece di brillante, caldo",
        "em vez de brilhante, quente",
        "más cálido que brillante",
        "plutôt chaud que brillant",
        "più caldo che brillante",
        "mais quente do que brilhante",
    ],
)
def test_what_is_not_preferred_is_avoided_and_not_wished_for(text: str) -> None:
    assert words(text) == ["warmer"]
    assert read(text).avoids == ("brighter",)


def test_an_effect_that_another_is_preferred_to_is_not_added() -> None:
    assert words("リバーブじゃなくてディレイがほしい") == ["echo"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("way too little bass", "more_bass"),
        ("far too few highs", "more_treble"),
        ("beaucoup trop peu de basses", "more_bass"),
        ("it can't be this bright", "darker"),
        ("anything but harsh", "smoother"),
        ("biggest problem is the hum", "less_hum"),
        ("le plus gros problème c'est le souffle", "less_noise"),
        ("il problema più grande è il ronzio", "less_hum"),
        ("o maior problema é o chiado", "less_noise"),
        ("está perfecto, solo un poco bajo de volumen", "louder"),
        ("está perfeito, só um pouco baixo", "louder"),
        ("è perfetto, solo un po' piano", "louder"),
        ("ich hätte es lieber dunkler", "darker"),
    ],
)
def test_a_complaint_asks_for_its_cure_and_for_nothing_else(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tune it down 3 semitones n make it dark", ["pitch_down", "darker"]),
        ("warmer n wider", ["warmer", "wider"]),
    ],
)
def test_and_may_be_written_short(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_how_many_play_is_no_amount() -> None:
    reading = read("double it up wide left and right so it sounds like 2 guitars")
    assert [each.word for each in reading.requests] == ["chorus", "wider"]
    assert not any(each.quantities for each in reading.requests)


@pytest.mark.parametrize(
    "text", ["ノイズを消して、鳥の声はそのままで", "weniger Rauschen, die Vögel sollen bleiben"]
)
def test_what_no_tool_could_take_out_may_stay(text: str) -> None:
    assert words(text) == ["less_noise"]
    assert not read(text).beyond


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("einen Hauch wärmer", ["warmer"]),
        ("Bass ist okay, Höhen könnten mehr", ["more_treble"]),
        ("los graves están bien, faltan agudos", ["more_treble"]),
        ("les basses ça va, mais il manque des aigus", ["more_treble"]),
        ("bisschen viel Hall", ["drier"]),
        ("könnte ruhig lauter sein", ["louder"]),
        ("bastante más bajo de volumen", ["quieter"]),
        ("sigue muy oscuro", ["brighter"]),
        ("ainda muito escuro", ["brighter"]),
        ("tá meio abafado", ["clearer"]),
        ("plus de souffle du tout", ["less_noise"]),
        ("vachement plus grave", ["more_bass"]),
        ("c'è ancora troppo basso", ["less_bass"]),
        ("できれば少し暖かく", ["warmer"]),
    ],
)
def test_small_words_that_have_another_meaning_alone_do_no_harm(
    text: str, found: list[str]
) -> None:
    assert words(text) == found
