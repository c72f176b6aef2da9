"""Speeds, tempi, pitches, cuts, pauses and fades in the ways in which people build the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


def _said(text: str, unit: str) -> tuple[str, float, float | None]:
    request = only(text)
    said = request.quantity(unit)
    assert said is not None
    return request.word, said.value, said.until


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("bájalo de 120 a 110 bpm", "slower", 8.33),
        ("de 120 para 110 bpm", "slower", 8.33),
        ("passe de 120 à 110 bpm", "slower", 8.33),
        ("portalo da 90 a 96 bpm", "faster", 6.67),
        ("120から110BPMに落として", "slower", 8.33),
        ("今98BPM、104にしたい", "faster", 6.12),
        ("es hat 98 bpm, ich brauche 104", "faster", 6.12),
        ("c'est à 98 bpm, il me faut 104", "faster", 6.12),
    ],
)
def test_a_tempo_goes_from_the_one_to_the_other_in_every_language(
    text: str, word: str, percent: float
) -> None:
    assert _said(text, "percent") == (word, percent, None)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("velocità all'80%", 20),
        ("velocidad al 80%", 20),
        ("vitesse à 80 %", 20),
        ("velocidade em 80%", 20),
        ("Geschwindigkeit auf 80 %", 20),
        ("速度を85%に", 15),
        ("portalo al 75% della velocità", 25),
        ("bitte auf 0,8-fache Geschwindigkeit", 20),
        ("ponlo a 0.8x", 20),
        ("mets-le à 0,8x", 20),
    ],
)
def test_a_share_of_the_speed_is_the_speed_to_get(text: str, percent: float) -> None:
    assert _said(text, "percent") == ("slower", percent, None)


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("slower by a fifth", "slower", 20),
        ("a quarter faster", "faster", 25),
        ("um ein Viertel schneller", "faster", 25),
        ("un cuarto más rápido", "faster", 25),
        ("un quart plus vite", "faster", 25),
        ("un quarto più veloce", "faster", 25),
        ("3割遅くして", "slower", 30),
    ],
)
def test_a_fraction_beside_a_speed_is_a_share_of_it(text: str, word: str, percent: float) -> None:
    assert _said(text, "percent") == (word, percent, None)


def test_half_the_speed_is_no_half_minute() -> None:
    assert words("半分の速度で") == ["half_speed"]


def test_slow_to_half_beside_another_wish_halves_the_speed(tmp_path: Path) -> None:
    made = stages(done(tmp_path, "reverse and slow to half"))
    (slowed,) = [stage for stage in made if stage["effect"] == "tempo"]
    parameters = slowed["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["speed_ratio"] == 0.5


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the tape ran 3% slow, speed it back up", "tape_faster"),
        ("the tape was 3% slow", "tape_faster"),
        ("the tape machine was running 3 percent fast, correct it", "tape_slower"),
        ("la cinta iba un 3% lenta, corrígelo", "tape_faster"),
        ("a fita estava 3% lenta, corrige", "tape_faster"),
        ("das Band lief 3 % zu langsam, bitte korrigieren", "tape_faster"),
        ("テープが3%遅かったので直して", "tape_faster"),
    ],
)
def test_a_tape_that_ran_wrong_is_put_right_and_not_made_worse(text: str, word: str) -> None:
    assert _said(text, "percent") == (word, 3, None)


@pytest.mark.parametrize(
    "text",
    [
        "eine 33er Platte auf 45 abgespielt, bitte richten",
        "un disco de 33 puesto a 45, arréglalo",
        "un 33 tours passé en 45, corrige",
        "un 33 giri suonato a 45, sistemalo",
        "um disco de 33 tocado em 45, conserta",
        "33回転のレコードを45で再生してる、直して",
        "it plays at 45 but it's a 33 album",
    ],
)
def test_a_record_played_at_the_wrong_speed_gets_its_own(text: str) -> None:
    assert _said(text, "percent") == ("tape_slower", 25.93, None)


@pytest.mark.parametrize(
    "text",
    [
        "10% slower, pitch should drop with it",
        "slow it 10 percent, let the pitch drop too",
        "10 % langsamer, die Tonhöhe darf mitsinken",
        "un 10 % más lento y que baje el tono también",
        "10 % plus lent, la hauteur suit",
    ],
)
def test_a_pitch_that_may_follow_the_speed_asks_for_no_step_of_its_own(text: str) -> None:
    assert _said(text, "percent") == ("tape_slower", 10, None)


@pytest.mark.parametrize(
    "text", ["parla troppo in fretta, rallentala un po'", "早口なので少しゆっくりにして"]
)
def test_who_talks_too_fast_gets_slower(text: str) -> None:
    assert words(text) == ["slower"]


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("die Gitarre ist 20 Cent zu tief", "pitch_up", 0.2),
        ("la guitarra está 20 cents baja", "pitch_up", 0.2),
        ("o violão está 20 cents acima", "pitch_down", 0.2),
        ("le piano est 20 cents trop haut", "pitch_down", 0.2),
        ("ギターが20セント低い", "pitch_up", 0.2),
        ("it was tuned to 442, bring it to 440", "pitch_down", 0.08),
        ("accorde-le à 432", "pitch_down", 0.32),
        ("auf 432 hz stimmen", "pitch_down", 0.32),
        ("afínalo todo a 432, por favor", "pitch_down", 0.32),
        ("einen halben Ton runter", "pitch_down", 1),
        ("una terza minore sopra", "pitch_up", 3),
    ],
)
def test_tunings_and_intervals_are_told_in_every_language(
    text: str, word: str, semitones: float
) -> None:
    found, value, _ = _said(text, "st")
    assert found == word
    assert value == pytest.approx(semitones)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("cut out from 4.5 to 6", 4.5, 6),
        ("remove 4 to 6", 4, 6),
        ("cut everything except 3 to 6", 3, 6),
        ("von 4,5 bis 6 rausschneiden", 4.5, 6),
        ("coupe de 1 à 3 secondes", 1, 3),
        ("garde seulement de 5 à 12", 5, 12),
        ("tieni solo da 5 a 12", 5, 12),
        ("corta de 1 a 3 segundos", 1, 3),
        ("5秒から12秒だけ残して", 5, 12),
    ],
)
def test_from_one_second_to_another_is_one_part_of_the_clip(
    text: str, start: float, end: float
) -> None:
    assert _said(text, "s") == ("trim", start, end)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("schneid vorne 2 Sekunden ab", "first"),
        ("nimm hinten 1 Sekunde weg", "last"),
        ("enlève 2 secondes devant", "first"),
        ("coupe 1 seconde au bout", "last"),
        ("togli 1 secondo in coda", "last"),
        ("quita 2 segundos de adelante", "first"),
        ("tira 2 segundos da frente", "first"),
        ("お尻を1秒カット", "last"),
    ],
)
def test_seconds_are_cut_at_the_end_that_is_named_in_passing(text: str, edge: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert {"first", "last"} & request.marks == {edge}


@pytest.mark.parametrize(
    "text",
    [
        "the pauses are too long, tighten them",
        "die Pausen sind zu lang, mach sie kürzer",
        "les pauses sont trop longues, raccourcis-les",
        "le pause sono troppo lunghe, accorciale",
        "as pausas estão longas demais, encurta",
        "las pausas son muy largas, acórtalas",
        "間が長すぎるので詰めて",
    ],
)
def test_pauses_within_are_shortened_and_nothing_else_is_done_for_them(text: str) -> None:
    assert words(text) == ["shorter_pauses"]


def test_one_gap_is_a_part_of_the_clip() -> None:
    reading = read("remove the gap at 0:03")
    assert (reading.requests, reading.beyond) == ((), "part")


@pytest.mark.parametrize(
    "text",
    [
        "short fade at both ends so there is no click",
        "tiny fades at the edges so nothing clicks",
        "kurzes Fade an beiden Enden damit es nicht knackt",
        "un petit fondu aux deux bouts pour éviter le clic",
        "una piccola dissolvenza alle estremità così non fa clic",
        "un fade cortito en los extremos para que no haga clic",
        "um fade curtinho nas pontas pra não dar clique",
        "クリックが出ないように両端に短いフェード",
    ],
)
def test_a_short_fade_against_clicks_is_a_fade_at_both_ends_and_nothing_else(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["fade_both"]
    assert reading.avoids == ()


@pytest.mark.parametrize(
    "text",
    [
        "termina muy de golpe, haz un fundido de 3 segundos",
        "ça s'arrête trop net, fais un fondu de 3 secondes",
        "finisce troppo bruscamente, sfuma in 3 secondi",
    ],
)
def test_an_end_that_comes_too_soon_is_faded_and_not_changed_in_sound(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, request.deed, said.value) == ("fade_out", "apply", 3)


@pytest.mark.parametrize(
    ("text", "word", "seconds"),
    [
        ("allungalo a 15 secondi", "slower", 15),
        ("15秒に伸ばして", "slower", 15),
        ("30秒に縮めて", "trim", 30),
        ("che duri 15 secondi", "trim", 15),
    ],
)
def test_a_length_in_seconds_is_that_of_the_clip(text: str, word: str, seconds: float) -> None:
    assert _said(text, "s") == (word, seconds, None)
