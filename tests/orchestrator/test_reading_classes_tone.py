"""Figures of the spectrum in many tongues: ranges, places beside sound words, rough counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "remove everything but 3 to 6 k",
        "remove all frequencies outside 3 to 6 kHz",
        "alles außer 3 bis 6 kHz entfernen",
        "quita todo menos de 3 a 6 kHz",
        "enlève tout sauf 3 à 6 kHz",
        "togli tutto tranne da 3 a 6 kHz",
        "tira tudo menos de 3 a 6 kHz",
        "3〜6kHz以外を全部削って",
    ],
)
def test_where_all_but_a_range_goes_the_range_alone_stays(text: str) -> None:
    reading = read(text)
    (request,) = reading.requests
    said = request.quantity("hz")
    assert said is not None
    assert (request.word, said.value, said.until) == ("band_pass", 3000, 6000)
    assert (reading.follow, reading.unknown) == (None, ())


def test_a_wide_range_without_a_unit_is_one_of_frequencies() -> None:
    said = only("remove all frequencies outside 300 to 3000").quantity("hz")
    assert said is not None
    assert (said.value, said.until) == (300, 3000)


@pytest.mark.parametrize(
    "text",
    [
        "reduce de 4 a 6 kHz",
        "riduci da 4 a 6 kHz",
        "4〜6kHzを少し下げて",
        "4から6kHzを下げて",
    ],
)
def test_a_range_is_no_gain_at_its_upper_end(text: str) -> None:
    request = only(text)
    said = request.quantity("hz")
    assert said is not None
    assert (request.word, said.value) == ("bell_cut", 4899)
    assert request.quantity("db") is None


@pytest.mark.parametrize(
    ("text", "word", "hertz"),
    [
        ("the guitar is a bit shrill between 3 and 5k", "smoother", 3873),
        ("estridente de 3 a 5 kHz", "smoother", 3873),
        ("3〜5kHzが耳に痛い", "smoother", 3873),
        ("muddy 200-400", "less_muddy", 283),
        ("growl in the mids 700 to 1k", "growl", 837),
    ],
)
def test_a_flaw_that_lies_in_a_range_is_treated_in_its_middle(
    text: str, word: str, hertz: float
) -> None:
    request = only(text)
    said = request.quantity("hz")
    assert said is not None
    assert (request.word, said.value, said.until) == (word, hertz, None)


@pytest.mark.parametrize(
    ("text", "effect", "hertz", "gain"),
    [
        ("aumenta a presença, ali por 2 kHz, uns 3 dB", "bell", 2000, 3),
        ("brighter at 5k by 3 dB", "bell", 5000, 3),
        ("knock 250 down by 3 dB", "bell", 250, -3),
        ("harshness 2.5 to 4k down 3 dB", "bell", 3162, -3),
    ],
)
def test_a_place_and_decibels_are_done_as_said(
    tmp_path: Path, text: str, effect: str, hertz: float, gain: float
) -> None:
    (filtered,) = stages(done(tmp_path, text))
    parameters = filtered["parameters"]
    assert isinstance(parameters, dict)
    assert filtered["effect"] == effect
    assert parameters["frequency_hz"] == pytest.approx(hertz, abs=1)
    assert parameters["gain_db"] == gain


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it's a bit dull above 8k", "high_shelf"),
        ("más brillo a partir de 8k", "high_shelf"),
        ("wärmer um 200 Hz", "bell"),
        ("a bit more clarity, maybe around 3k", "bell"),
        ("more punch around 80", "bell"),
        ("もっとアタック感、5kHzあたりで", "bell"),
        ("make everything above 8k quieter", "high_shelf_cut"),
    ],
)
def test_a_tone_beside_a_place_is_a_filter_there(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("text", "effect", "hertz"),
    [
        ("more snap on the snare, around 5k", "high_shelf", 5000),
        ("the kick around 60 needs more weight", "low_shelf", 60),
        ("tighten the lows, flubby under 100", "low_shelf", 100),
    ],
)
def test_a_word_of_several_moves_works_at_the_place_that_is_said(
    tmp_path: Path, text: str, effect: str, hertz: float
) -> None:
    placed = [stage for stage in stages(done(tmp_path, text)) if stage["effect"] == effect]
    parameters = placed[0]["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["frequency_hz"] == hertz


@pytest.mark.parametrize(
    ("text", "decibels"),
    [
        ("down a dB or two", 1.5),
        ("bump the mids, 1k, a dB or two", 1.5),
        ("uno o dos dB en 3k", 1.5),
        ("un paio di dB a 3k in più", 2),
        ("monte de quelques dB à 3k", 2),
        ("um par de dB em 3k", 2),
    ],
)
def test_decibels_that_are_counted_roughly_are_a_number(text: str, decibels: float) -> None:
    said = only(text).quantity("db")
    assert said is not None
    assert said.value == decibels


@pytest.mark.parametrize(
    "text",
    [
        "Hochpass bei 80, 24 dB pro Oktave",
        "paso alto a 80 con 24 dB por octava",
        "filtre passe-haut à 80, 24 dB par octave",
        "filtro passa alto a 80, 24 dB per ottava",
        "filtro passa alta em 80, 24 dB por oitava",
    ],
)
def test_a_slope_is_no_octave_to_shift_by_in_any_tongue(text: str) -> None:
    reading = read(text)
    (request,) = reading.requests
    slope = request.quantity("db_per_octave")
    assert slope is not None
    assert (request.word, slope.value, reading.unknown) == ("high_pass", 24, ())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("there's too much low", "less_bass"),
        ("tem muito baixo", "less_bass"),
        ("c'è troppo basso", "less_bass"),
        ("hay demasiado bajo", "less_bass"),
        ("not enough high", "more_treble"),
        ("has no low end", "more_bass"),
        ("has too much bass", "less_bass"),
    ],
)
def test_an_end_of_the_spectrum_that_is_there_is_no_level_and_no_question(
    text: str, word: str
) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("compress it but don't kill the highs", "compress", "more_treble"),
        ("wider but don't kill the bass", "wider", "more_bass"),
        ("mehr Bass, die Höhen in Ruhe lassen", "more_bass", "more_treble"),
        ("breiter, aber die Bässe in Ruhe lassen", "wider", "more_bass"),
    ],
)
def test_what_is_to_be_left_alone_is_kept(text: str, word: str, kept: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.keeps == (kept,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("senk 250 Hz um 3 dB ab", "bell_cut"),
        ("senk die 300 Hz etwas ab", "bell_cut"),
        ("dämpfe 300 Hz etwas ab", "bell_cut"),
        ("scava 300 Hz di 3 dB", "bell_cut"),
        ("cava 300 Hz em 3 dB", "bell_cut"),
    ],
)
def test_a_verb_that_takes_away_never_adds_and_cuts_no_whole_side(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.unknown == ()


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("più caldo senza impastare", "warmer", "muddier"),
        ("mais agudo sem doer no ouvido", "more_treble", "harsher"),
        ("más agudos sin que chille", "more_treble", "harsher"),
    ],
)
def test_what_should_not_come_of_it_is_avoided(text: str, word: str, avoided: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert (reading.avoids, reading.unknown) == ((avoided,), ())


def test_lows_that_stay_mono_do_not_keep_all_mono() -> None:
    assert words("wider, lows stay mono") == ["wider", "mono_bass"]


def test_a_sampling_rate_is_no_band_to_keep() -> None:
    assert read("convert from 44.1 to 48 kHz").requests == ()


def test_a_bell_is_a_filter_and_no_level_in_spanish_too() -> None:
    assert words("campana en 3k, +2 dB, Q 1") == ["bell"]
