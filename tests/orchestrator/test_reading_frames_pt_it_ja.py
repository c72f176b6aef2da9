"""Talk around a Portuguese, Italian or Japanese wish that changes nothing of what is read."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read

WISHES = {
    "pt": ("tira o eco", "mais graves"),
    "it": ("togli l'eco", "più bassi"),
    "ja": ("エコーを消して", "低音を増やして"),
}

# Ordinary words that stand one letter or one ending away from a word of sound.
SPELLED_RIGHT = (
    ("pt", "{}, a reunião é segunda-feira"),
    ("pt", "{}, essa cópia é única"),
    ("pt", "{}, espero que dê certo"),
    ("pt", "{}, o montanhista perdeu a barba"),
    ("it", "{} per la mostra di Luca"),
    ("it", "{}, il disco sta in soffitta"),
    ("it", "{}, ho fatto tardi"),
    ("it", "{}, il file è lungo"),
)
# Who plays, sings or makes broadcasts.
PERFORMERS = (
    ("pt", "Sou dentista e gravo podcasts no tempo livre. {}"),
    ("it", "Qui canta mia sorella. {}"),
    ("it", "Mio figlio di 8 anni suona il piano. {}"),
    ("ja", "ラジオ局をやっています。{}"),
)
# Who says what follows, and how a list is headed.
SPEAKERS = (
    ("pt", "Meu vizinho disse: {}"),
    ("it", "Il mio vicino dice: {}"),
    ("it", "Note di missaggio: {}"),
)
# Where somebody lives and works, what day it is, what it cost, how they feel, what else there was.
CIRCUMSTANCES = (
    ("pt", "{}, saímos ao meio-dia"),
    ("pt", "{}, vou tocar isso no enterro da minha avó"),
    ("pt", "{}, eu ficaria tão feliz"),
    ("pt", "{}, meu computador travou"),
    ("pt", "Fazia muito frio. {}"),
    ("pt", "Somos uma banda de rock de Braga. {}"),
    ("it", "Lavoro in ospedale. {}"),
    ("it", "{}, lo suoneremo al funerale della nonna"),
    ("it", "{}, la mia connessione è lenta"),
    ("it", "{}, sono stanco morto"),
    ("it", "Sul tavolo c'era una torta al cioccolato. {}"),
    ("ja", "{}。月曜日です"),
    ("ja", "{}。祖母の葬式で流します"),
    ("ja", "コーヒーを飲みながら録りました。{}"),
    ("ja", "{}。コーヒーが冷めました"),
    ("ja", "{}。クライアントの希望なので"),
)
# What it is called, what it is, and what it was made with.
FILE_FACTS = (
    ("pt", "O nome da música é Noite Escura. {}"),
    ("pt", "Usei um Zoom H4n. {}"),
    ("pt", "{}, o arquivo é mono"),
    ("pt", "{}, o andamento é 120"),
    ("pt", "{} neste clipe"),
    ("pt", "{} na faixa inteira"),
    ("it", "Il pezzo si intitola Luce del Sole. {}"),
    ("it", "{}, il file è mono"),
    ("it", "Ho usato uno Zoom H4n. {}"),
    ("ja", "曲名は「暗い夜」です。{}"),
    ("ja", "{}。ファイルはモノラルです"),
    ("ja", "カフェでのインタビューです。{}"),
)
# Politeness, tags, errands that are done anyway, and how a letter is signed.
COURTESIES = (
    ("pt", "{} agora mesmo"),
    ("pt", "{}, pode levar o tempo que precisar"),
    ("pt", "{} e exporta"),
    ("pt", "{} - abraços, Tom"),
    ("pt", "{} #podcast"),
    ("it", "un piccolo favore: {}"),
    ("it", "{}, prenditi il tempo che ti serve"),
    ("it", "{} ed esporta"),
    ("it", "{}, un abbraccio"),
    ("it", "{}, d'accordo?"),
    ("ja", "{}。保存して"),
    ("ja", "まず、{}"),
    ("ja", "小さなお願いですが、{}"),
    ("ja", "申し訳ないのですが、{}"),
)
ALL = (*SPELLED_RIGHT, *PERFORMERS, *SPEAKERS, *CIRCUMSTANCES, *FILE_FACTS, *COURTESIES)


def _asked(text: str) -> tuple[tuple[str, ...], str | None]:
    found = read(text)
    return tuple(sorted(request.word for request in found.requests)), found.beyond


@pytest.mark.parametrize(("language", "frame"), ALL)
@pytest.mark.parametrize("which", [0, 1])
def test_talk_around_a_wish_changes_nothing(language: str, frame: str, which: int) -> None:
    wish = WISHES[language][which]
    assert _asked(frame.format(wish)) == _asked(wish)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("está muito estridente, né?", "smoother"),
        ("è troppo stridulo, giusto?", "smoother"),
        ("è troppo stridulo, d'accordo?", "smoother"),
    ],
)
def test_a_tag_makes_no_question_of_a_complaint(text: str, asked: str) -> None:
    found = read(text)
    assert [request.word for request in found.requests] == [asked]
    assert found.question is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("menos sibilância e exporta", "less_sibilant"),
        ("normaliza em -14 LUFS o tempo todo", "loudness"),
    ],
)
def test_a_text_that_two_languages_know_is_read_in_the_one_it_shows(text: str, asked: str) -> None:
    assert [request.word for request in read(text).requests] == [asked]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("gravei no banheiro e está com muito eco", "drier"),
        ("o vento era forte, tira o vento", "less_wind"),
        ("meu chefe quer mais graves", "more_bass"),
        ("il cliente vuole più bassi", "more_bass"),
        ("il cane abbaia, togli il rumore", "less_noise"),
        ("quero que soe como um abraço", "warmer"),
        ("la voce è cupa", "brighter"),
        ("声がこもっていると言われました", "clearer"),
    ],
)
def test_what_a_tale_says_of_the_sound_is_still_heard(text: str, asked: str) -> None:
    assert asked in [request.word for request in read(text).requests]


@pytest.mark.parametrize("text", ["テイク2：3dB上げて", "take 2:3dB louder"])
def test_a_heading_with_a_number_makes_no_ratio_of_the_figure_behind_it(text: str) -> None:
    found = read(text).requests
    assert [(request.word, request.quantities[0].value) for request in found] == [("louder", 3.0)]
