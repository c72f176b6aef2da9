"""What people ask for in their own tongue: counts of repeats, halves, two fades, what need not be,
loud and soft, rooms with a size, echoes that die away.
"""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


def seconds(text: str) -> dict[str, float]:
    """The requests by their word, with the seconds that each was given."""
    said = {request.word: request.quantity("s") for request in read(text).requests}
    return {word: 0.0 if each is None else each.value for word, each in said.items()}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("rajoute un écho de 300 ms qui se répète quatre fois", 4),
        ("bota um eco de 300 ms que repita umas três vezes", 3),
        ("mettici un'eco di 250 ms che si ripete tre o quattro volte", 3.5),
        ("ein Echo mit 300 ms, das sich drei Mal wiederholt", 3),
        ("Echo mit 300 ms, fünfmal", 5),
        ("un'eco che torna cinque volte fino a sparire", 5),
    ],
)
def test_an_echo_comes_back_as_often_as_it_is_told_to(text: str, count: float) -> None:
    request = only(text)
    said = request.quantity("repeats")
    assert said is not None
    assert (request.word, said.value) == ("echo", count)


@pytest.mark.parametrize(
    "text",
    [
        "an echo that repeats five times until it fades away",
        "un écho qui revient cinq fois jusqu'à disparaître",
        "ein Echo mit 350 ms, vier mal und dann ausklingen lassen",
    ],
)
def test_an_echo_that_dies_away_ends_no_clip(text: str) -> None:
    assert words(text) == ["echo"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("un fondu de deux secondes et demie à la fin", 2.5),
        ("fundido de un segundo y medio al final", 1.5),
        ("dissolvenza di un secondo e mezzo alla fine", 1.5),
        ("fade out de um segundo e meio", 1.5),
        ("zweieinhalb Sekunden ausblenden", 2.5),
        ("blende die Musik am Schluss zweieinhalb Sekunden aus", 2.5),
    ],
)
def test_halves_behind_a_number_count(text: str, value: float) -> None:
    assert seconds(text) == {"fade_out": value}


@pytest.mark.parametrize(
    "text",
    [
        "riverbero di due o tre secondi",
        "Hall von zwei oder drei Sekunden",
        "réverb de deux ou trois secondes",
        "reverb de dos o tres segundos",
    ],
)
def test_of_two_numbers_the_middle_is_meant(text: str) -> None:
    assert seconds(text) == {"reverb": 2.5}
    assert not read(text).unread


@pytest.mark.parametrize(
    "text",
    [
        "a fade of 3 seconds at the start and one of 5 seconds at the end",
        "Mach den Anfang mit einem Fade von drei Sekunden und den Schluss mit fünf Sekunden",
        "un fundido de 3 segundos al principio y otro de 5 al final",
        "un fondu de 3 secondes au début et de 5 secondes à la fin",
        "dissolvenza di 3 secondi all'inizio e di 5 alla fine",
        "um fade de 3 segundos no começo e outro de 5 no final",
        "最初に3秒、最後に5秒のフェードをつけて",
    ],
)
def test_each_end_has_its_own_fade_and_nothing_is_cut(text: str) -> None:
    assert seconds(text) == {"fade_in": 3, "fade_out": 5}


def test_two_fades_leave_the_wishes_beside_them_alone() -> None:
    text = "make it warmer, fade 3 s at the start and 5 s at the end, and less hiss"
    assert seconds(text) == {"warmer": 0, "less_noise": 0, "fade_in": 3, "fade_out": 5}


@pytest.mark.parametrize(
    "text",
    [
        "start quietly and grow over the first 5 seconds",
        "soll leise anfangen und in 5 Sekunden lauter werden",
        "quiero que empiece bajito y vaya creciendo en los primeros 5 segundos",
        "ça commence tout doucement et ça monte sur 5 secondes",
        "che parta piano e cresca nei primi 5 secondi",
        "quero que comece baixinho e vá crescendo nos primeiros 5 segundos",
        "最初は小さくて5秒かけてだんだん大きくなるように",
    ],
)
def test_a_start_that_grows_fades_in_and_loses_nothing(text: str) -> None:
    assert seconds(text) == {"fade_in": 5}


@pytest.mark.parametrize(
    "text",
    [
        "it doesn't need to be wide, just warm",
        "wärmer bitte, laut muss es nicht werden",
        "no hace falta que sea ancho, solo más cálido",
        "plus chaud, ça n'a pas besoin d'être fort",
        "non serve che sia largo, solo più caldo",
        "mais quente, não precisa ser alto",
        "大きくなくていいです、温かくして",
    ],
)
def test_what_need_not_be_is_neither_done_nor_kept(text: str) -> None:
    reading = read(text)
    assert words(text) == ["warmer"]
    assert not (reading.keeps or reading.avoids)


def test_what_need_not_be_so_much_is_still_too_much() -> None:
    assert words("it doesn't need to be so bright, make it warmer") == ["darker", "warmer"]


@pytest.mark.parametrize(
    "text",
    [
        "hay demasiada diferencia entre lo fuerte y lo flojo",
        "il y a trop d'écart entre les passages forts et les passages faibles",
        "c'è troppa differenza tra piano e forte",
        "tem muita diferença entre o alto e o baixo",
        "zu große Unterschiede zwischen laut und leise",
        "der Unterschied zwischen laut und leise ist zu groß",
        "大きい音と小さい音の差が大きすぎる",
    ],
)
def test_loud_and_soft_too_far_apart_ask_for_even_levels_alone(text: str) -> None:
    assert words(text) == ["compress"]


def test_more_between_loud_and_soft_asks_for_dynamics() -> None:
    assert words("mehr Unterschied zwischen laut und leise") == ["more_dynamic"]


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("quiero que suene como en un baño grande", "bathroom"),
        ("come in un bagno grande", "bathroom"),
        ("como num banheiro pequeno", "bathroom"),
        ("wie in einem großen Badezimmer", "bathroom"),
        ("come in una stanza piccola", "room"),
        ("dans une grande salle de bain", "bathroom"),
        ("大きなお風呂で歌ってるみたいに", "bathroom"),
    ],
)
def test_the_size_of_a_room_is_none_of_the_sound(text: str, room: str) -> None:
    assert words(text) == [room]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("add an echo and turn the highs down", ["echo", "less_treble"]),
        ("mach ein Echo drauf und dann dreh mal die Höhen runter", ["echo", "less_treble"]),
        ("add an echo, then make it darker", ["echo", "darker"]),
        ("add an echo with less treble", ["dub"]),
    ],
)
def test_only_an_echo_that_is_dark_itself_is_a_dub(text: str, asked: list[str]) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "la grabacion salio saturada, se puede arreglar un poco?",
        "la prise a saturé au refrain, tu peux rattraper ça ?",
        "la registrazione è andata in distorsione nei punti forti, si può sistemare?",
        "the guitar distorts in the chorus",
        "die Stimme übersteuert im Refrain, mach das weg",
    ],
)
def test_a_take_that_clipped_is_repaired(text: str) -> None:
    assert words(text) == ["less_dirty"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("más brillo pero cuidado con las eses", "brighter"),
        ("più brillantezza ma occhio alle sibilanti", "brighter"),
        ("mais brilho mas cuidado com os esses", "brighter"),
        ("mehr Brillanz aber pass auf die S-Laute auf", "brighter"),
    ],
)
def test_what_one_is_to_watch_out_for_is_avoided(text: str, asked: str) -> None:
    assert words(text) == [asked]
    assert read(text).avoids == ("more_sibilant",)


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("ponle reverb sin tapar la voz", "less_presence"),
        ("metti riverbero senza coprire la voce", "less_presence"),
        ("coloca reverb sem cobrir a voz", "less_presence"),
        ("Hall dazu ohne die Stimme zuzudecken", "less_presence"),
    ],
)
def test_an_effect_that_shall_not_cover_the_voice_takes_no_voice_out(
    text: str, avoided: str
) -> None:
    reading = read(text)
    assert words(text) == ["reverb"]
    assert reading.avoids == (avoided,)
    assert reading.beyond is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("desce um tom", ["pitch_down"]),
        ("moins de souffle s'il te plait", ["less_noise"]),
        ("insgesamt darf es ruhig ein bisschen wärmer werden", ["warmer"]),
        ("mach es wärmer und blende am Ende schön langsam aus", ["warmer", "fade_out"]),
        ("blende am Anfang weich ein und am Ende weich aus", ["fade_in", "fade_out"]),
        ("das Atmen zwischen den Sätzen nervt, mach es leiser", ["less_breath"]),
        ("man hört die ganze Zeit den Motor, krieg das bitte weg", ["less_noise"]),
        ("se oye un clic en el segundo 7, quítalo porfa", ["less_clicks"]),
        ("der Raum klingt zu groß", ["drier"]),
        ("fais un petit creux vers 300 Hz", ["bell_cut"]),
        ("la fin est trop brutale, fais la mourir sur 4 secondes", ["fade_out"]),
        ("deja dos segundos de silencio al final", ["silence_after"]),
        ("troppo inscatolato, si può aprire un po'?", ["less_boxy", "brighter"]),
        ("non importa se è rumoroso, basta che si capisca", ["clearer"]),
    ],
)
def test_plain_wishes_of_other_tongues_are_read_as_they_are_meant(
    text: str, asked: list[str]
) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "mach die zweite Hälfte leiser",
        "rends la deuxième moitié moins forte",
        "fai la seconda metà più piano",
        "deixa a segunda metade mais baixa",
    ],
)
def test_the_second_half_is_a_part_of_the_clip(text: str) -> None:
    request = only(text)
    said = request.quantity("part")
    assert said is not None
    assert (request.word, said.value) == ("part_quieter", 0.5)
    assert "last" in request.marks


@pytest.mark.parametrize(
    "text",
    [
        "togli quel fischio",
        "quita el pitido",
        "enlève le sifflement aigu",
        "tira o apito",
        "nimm das Pfeifen raus",
    ],
)
def test_a_whistle_that_is_to_go_is_notched_out(text: str) -> None:
    request = only(text)
    assert (request.word, request.deed) == ("notch", "apply")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("enlève les petits clics", "less_clicks"),
        ("quita los pequeños ruidos", "less_noise"),
        ("togli i piccoli clic", "less_clicks"),
        ("tira os pequenos estalos", "less_clicks"),
    ],
)
def test_small_noises_make_nothing_bigger(text: str, asked: str) -> None:
    assert words(text) == [asked]


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("no quiero que suene a lata, dale cuerpo y calor", "tinny"),
        ("non voglio che suoni metallico, dagli corpo e calore", "harsher"),
    ],
)
def test_an_order_behind_what_is_not_wanted_is_done(text: str, avoided: str) -> None:
    assert words(text) == ["fuller", "warmer"]
    assert read(text).avoids == (avoided,)


@pytest.mark.parametrize(
    "text",
    [
        "el bajo no tiene que sonar tan fuerte",
        "der Bass muss nicht so laut sein",
        "se me fue la mano con los graves, arréglalo",
        "j'ai eu la main lourde sur les basses, corrige",
    ],
)
def test_too_much_said_by_half_is_taken_down(text: str) -> None:
    assert words(text) == ["less_bass"]


def test_a_tone_down_in_german_is_two_semitones() -> None:
    said = only("einen Ton runter bitte").quantity("st")
    assert said is not None
    assert said.value == 2


def test_silence_that_is_left_as_it_is_is_not_added() -> None:
    assert words("leave the silence at the end") == []


def test_a_picture_that_is_not_to_be_too_strong_is_held_back() -> None:
    assert only("une voix de robot mais pas trop").strength == pytest.approx(1.2)


def test_a_quarter_slower_is_so_much_slower_whoever_it_is_for() -> None:
    request = only("ralentis le morceau d'un quart pour que mes élèves suivent")
    said = request.quantity("percent")
    assert said is not None
    assert (request.word, said.value) == ("slower", 25)
