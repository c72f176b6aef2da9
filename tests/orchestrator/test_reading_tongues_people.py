"""What people type in German, Spanish, French, Portuguese, Italian and Japanese, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "unit", "value"),
    [
        ("lauter, so um die 3 db", "louder", "db", 3),
        ("langsamer, so 5 prozent", "slower", "percent", 5),
        ("hazlo un poco mas lento, como un 5 por ciento", "slower", "percent", 5),
        ("più lento, tipo 5%", "slower", "percent", 5),
        ("mais lento, tipo uns 5%", "slower", "percent", 5),
        ("tiefer, so 2 halbtöne", "pitch_down", "st", 2),
        ("más grave, unos dos semitonos", "pitch_down", "st", 2),
        ("plus grave, deux demi-tons environ", "pitch_down", "st", 2),
        ("deeper, about 2 semitones", "pitch_down", "st", 2),
        ("un'ottava sotto", "pitch_down", "st", 12),
        ("mach das tempo 10 prozent langsamer", "slower", "percent", 10),
        ("ralentis le tempo de 10%", "slower", "percent", 10),
        ("テンポを10%遅くして", "slower", "percent", 10),
        ("ein leichtes echo im takt von 120 bpm, achtel", "echo", "ms", 250),
    ],
)
def test_a_number_that_is_said_roughly_is_the_number(
    text: str, word: str, unit: str, value: float
) -> None:
    request = only(text)
    said = request.quantity(unit)
    assert said is not None
    assert (request.word, said.value) == (word, value)
    assert read(text).conflict is None


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("3 dB lauter aber so dass nix übersteuert", "louder", "distort"),
        ("3 dB lauter so dass es nicht übersteuert", "louder", "distort"),
        ("heller aber nicht so, dass es scharf klingt", "brighter", "harsher"),
        ("mais alto mas que nada distorça", "louder", "distort"),
        ("3 db mas fuerte pero que nada distorsione", "louder", "distort"),
        ("声を温かくしてほしいんですが、こもらないようにお願いします", "warmer", "muffled"),
        ("もっと大きく、でも割れない程度に", "louder", "dirtier"),
    ],
)
def test_what_must_not_come_of_it_is_avoided_and_not_done(
    text: str, word: str, avoided: str
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert avoided in reading.avoids


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("c'è un ronzio a 50 hz che da fastidio, lo togli?", ["less_hum"]),
        ("tem um barulho de hum de 60hz da rede elétrica, tira pra mim?", ["less_hum"]),
        ("ho registrato in cucina e rimbomba come in una chiesa, puoi asciugarla?", ["drier"]),
        ("教会みたいに響いてるので乾いた感じにして", ["drier"]),
        ("der Raum dröhnt bei mir so", ["less_boomy"]),
        ("Im Hintergrund hört man meinen Kühlschrank brummen, kriegst du das weg?", ["less_hum"]),
        ("エアコンの音がうるさいので消して", ["less_noise"]),
        ("サ行が耳に刺さるので、少し抑えて", ["less_sibilant"]),
        ("Die S-Laute sind zu scharf, kannst du die etwas entschärfen", ["less_sibilant"]),
        ("the fan is loud, remove it", ["less_noise"]),
        ("ノイズが聞こえないようにして", ["less_noise"]),
        ("unas palabras suenan fuerte y otras ni se oyen", ["evener"]),
        ("certains mots sont forts et d'autres on les entend pas", ["evener"]),
        ("manche wörter sind laut und andere hört man kaum", ["evener"]),
    ],
)
def test_what_is_complained_of_is_mended_and_nothing_else_is_done(
    text: str, found: list[str]
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == found
    assert (reading.conflict, reading.question) == (None, None)


@pytest.mark.parametrize("text", ["melhora o som da guitarra", "baixa o volume da voz"])
def test_whose_sound_it_is_gives_nothing_more_of_it(text: str) -> None:
    assert "louder" not in words(text)
    assert all("more" not in request.marks for request in read(text).requests)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Die ersten 2 Sekunden sind Stille, die kannst du abschneiden", 2),
        ("die letzten 3 sekunden sind nur rauschen, bitte abschneiden", 3),
        ("los primeros 2 segundos son silencio, los puedes cortar", 2),
        ("les 2 premières secondes sont du silence, tu peux les couper", 2),
        ("i primi 2 secondi sono silenzio, tagliali", 2),
        ("os primeiros 2 segundos são silêncio, pode cortar", 2),
    ],
)
def test_an_end_that_is_found_worthless_is_cut_off(text: str, seconds: float) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value, read(text).beyond) == ("trim", seconds, None)


@pytest.mark.parametrize(
    "text",
    [
        "die ersten 5 sekunden sind super, das rauschen muss weg",
        "les 4 premières secondes sont trop fortes, baisse les",
    ],
)
def test_a_beginning_that_is_only_told_of_is_not_cut_off(text: str) -> None:
    assert "trim" not in words(text)


@pytest.mark.parametrize(
    ("text", "ceiling"),
    [
        ("auf -14 lufs und die spitzen sollen nicht über -1 db gehen", -1),
        ("-14 lufs y que ningún pico pase de -1 db", -1),
        ("mets-moi ça à -14 lufs et pas de crête au dessus de -1 db", -1),
        ("-14 lufs e nessun picco sopra -1 db", -1),
        ("-14 lufs e nenhum pico acima de -1 db", -1),
    ],
)
def test_a_ceiling_beside_a_loudness_turns_nothing_down(text: str, ceiling: float) -> None:
    requests = read(text).requests
    held = [
        each.value
        for request in requests
        for each in request.quantities
        if each.unit == "dbtp" or request.word == "limiter"
    ]
    assert "quieter" not in [request.word for request in requests]
    assert held == [ceiling]


@pytest.mark.parametrize(
    "text",
    [
        "ponle una reverb corta tipo habitación, nada exagerado",
        "füg einen kurzen hall hinzu, nichts übertriebenes",
        "短いリバーブを足して、やりすぎない程度に",
        "aggiungi un riverbero corto, niente di esagerato",
    ],
)
def test_a_short_reverb_that_is_to_be_added_is_a_small_room(text: str) -> None:
    request = only(text)
    assert (request.word, request.strength) == ("room", 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "baisse d'un ton parce que c'est trop haut pour ma chorale",
        "baja un tono porque está muy alto para mi coro",
        "abbassa di un tono perché è troppo alto per il mio coro",
        "baixa um tom porque tá alto demais pro meu coral",
    ],
)
def test_why_the_key_is_changed_asks_for_nothing_more(text: str) -> None:
    assert words(text) == ["pitch_down"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("quero um som de rádio antigo com chiadinho", "radio"),
        ("wie ein altes radio mit rauschen", "radio"),
        ("i want an old radio sound with a bit of hiss", "radio"),
    ],
)
def test_noise_that_is_wished_with_an_old_device_is_added(text: str, word: str) -> None:
    assert words(text) == [word, "more_noise"]


@pytest.mark.parametrize("text", ["古いレコードみたいな音にして、プチプチノイズも入れて"])
def test_the_crackle_of_a_record_is_the_record(text: str) -> None:
    assert words(text) == ["vinyl"]


@pytest.mark.parametrize(
    "text",
    [
        "aggiungi un violino nel ritornello",
        "füg eine geige hinzu",
        "ajoute un violon",
        "バイオリンを足して",
        "me puedes poner de fondo una musiquita de navidad?",
        "metti una musichetta di sottofondo",
        "この曲の歌詞を書き起こして",
        "ボーカルだけ抜き出して別のファイルにして",
    ],
)
def test_what_one_file_does_not_hold_is_refused(text: str) -> None:
    reading = read(text)
    assert reading.requests == ()
    assert reading.beyond is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mach die Stimme ein bisschen wärmer. Die klingt so kalt", "warmer"),
        ("rends ma voix un peu plus chaude, elle sonne froide", "warmer"),
        ("la voz se oye muy lejos, puedes acercarla un poco", "closer"),
        ("un peu plus large en stéréo", "wider"),
    ],
)
def test_a_bit_stays_a_bit_beside_a_complaint(text: str, word: str) -> None:
    request = only(text)
    assert (request.word, request.strength) == (word, 1.4)


def test_a_voice_that_is_to_be_left_warm_is_kept_and_not_made_warmer() -> None:
    reading = read("Weniger Bass, aber lass die Stimme warm")
    assert [request.word for request in reading.requests] == ["less_bass"]
    assert reading.keeps == ("warmer",)


def test_a_slow_ending_in_spanish_fades_and_cuts_nothing() -> None:
    request = only("haz que al final se apague poco a poco durante 2 segundos")
    assert request.word == "fade_out"


@pytest.mark.parametrize(
    "text",
    [
        "behalte nur die ersten 3 sekunden",
        "nur die ersten 3 sekunden behalten",
        "quédate con los primeros 3 segundos",
        "ne garde que les 3 premières secondes",
        "fica só com os 3 primeiros segundos",
    ],
)
def test_the_beginning_that_is_to_be_kept_stays(tmp_path: Path, text: str) -> None:
    (cut,) = stages(done(tmp_path, text))
    parameters = cut["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["start_seconds"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "the dog barks in the background, can you remove it",
        "der hund bellt im hintergrund, kann man das entfernen?",
        "el perro ladra de fondo, lo puedes quitar",
        "o cachorro late no fundo, tira",
        "le chien aboie en fond, enlève ça",
        "il cane abbaia in sottofondo, si può togliere?",
    ],
)
def test_a_dog_in_the_background_pushes_nothing_back(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "restore")


def test_what_goes_on_in_the_background_is_no_wish_beside_another() -> None:
    assert words("brighter, there's a dog in the background") == ["brighter"]
    assert words("put the voice in the background") == ["distant"]


def test_how_bad_a_sound_is_told_to_be_is_not_done_to_it() -> None:
    assert words("o som tá abafado, parece que gravei debaixo d'água") == ["clearer"]


def test_a_voice_that_shall_be_what_nobody_knows_gets_no_louder() -> None:
    reading = read("voglio la voce più zorpa")
    assert (reading.requests, reading.unknown) == ((), ("zorpa",))
