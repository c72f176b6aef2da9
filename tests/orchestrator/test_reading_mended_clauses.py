"""Clauses that a rule took too much of, each beside one that the rule is for."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "it starts soft but grows harsh",
        "begin with a quiet reverb and build up the bass",
        "the quiet start is fine, but the noise grows louder",
        "the song begins softly, then the drums come in and it builds; make it brighter",
    ],
)
def test_what_else_grows_or_only_tells_how_it_starts_makes_no_ramp(text: str) -> None:
    assert "grows_louder" not in words(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make it start low and swell slowly", "grows_louder"),
        ("leise anfangen und dann lauter werden", "grows_louder"),
        ("es soll immer lauter werden", "grows_louder"),
        ("que empiece bajito y vaya creciendo", "grows_louder"),
        ("it should start quietly and grow over the first 5 seconds", "fade_in"),
    ],
)
def test_a_start_that_shall_grow_is_one_wish(text: str, word: str) -> None:
    assert words(text) == [word]


def test_a_reverb_beside_a_growing_bass_is_not_lost() -> None:
    assert "reverb" in words("begin with a quiet reverb and build up the bass")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I like the bass muddy as it is but the voice is thin", "muddier"),
        ("I like the kick boomy but shorter", "boomier"),
        ("I like the kick boomy, but make it shorter", "boomier"),
    ],
)
def test_what_is_liked_as_it_is_stays_so(text: str, kept: str) -> None:
    reading = read(text)
    assert kept in reading.keeps
    assert kept not in [each.word for each in reading.requests]


def test_what_is_liked_a_bit_so_becomes_so() -> None:
    assert words("I like it a bit harsh") == ["harsher"]


@pytest.mark.parametrize(
    ("text", "word", "marks"),
    [
        ("everything before 2 seconds is all i need", "trim", {"only"}),
        ("a bit more air is all it needs", "airier", {"more"}),
    ],
)
def test_all_that_is_needed_is_the_part_or_the_sound(text: str, word: str, marks: set[str]) -> None:
    request = only(text)
    assert request.word == word
    assert marks <= request.marks


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("more headroom below 100 Hz", "headroom"),
        ("headroom of 6 dB above 100 Hz", "headroom"),
        ("my headroom gets eaten up by stuff below 30 hz", "high_pass"),
    ],
)
def test_only_what_eats_the_headroom_is_cut(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("check if it's clipping and make it louder", ["less_dirty", "louder"]),
        ("see if it's too dark and add reverb", ["brighter", "reverb"]),
        ("add reverb if it sounds dry", ["reverb"]),
    ],
)
def test_what_is_to_be_looked_for_is_asked_for_and_what_an_order_hangs_on_is_not(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


def test_how_it_need_not_sound_asks_for_nothing() -> None:
    assert words("it doesn't have to sound expensive, just clean") == ["cleaner"]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("fade out over either 5 or 10 seconds", "s", 5.0),
        ("cut either 200 or 2000 Hz", "hz", 200.0),
        ("make it 100 or 120 bpm", "bpm", 100.0),
        ("add 2 or 3 dB", "db", 2.5),
        ("riverbero di due o tre secondi", "s", 2.5),
    ],
)
def test_the_middle_is_meant_of_neighbours_and_of_a_choice_the_first(
    text: str, unit: str, value: float
) -> None:
    said = only(text).quantity(unit)
    assert said is not None
    assert said.value == value


def test_a_hum_of_50_or_60_is_at_no_middle() -> None:
    said = [
        each.value for it in read("remove the 50 or 60 Hz hum").requests for each in it.quantities
    ]
    assert 55.0 not in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("add delay, on the dark side", ["dub"]),
        ("add some delay on the dark side, and make it wider", ["dub", "wider"]),
        ("add reverb, on the dark side", ["reverb"]),
        ("make it louder, it's on the dark side", ["louder", "brighter"]),
    ],
)
def test_the_dark_side_of_an_effect_is_the_effects(text: str, found: list[str]) -> None:
    assert sorted(words(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it echoes too much, one would think of a staircase", ["drier"]),
        ("it's too muffled, you'd think of a phone", ["clearer"]),
        ("think of a staircase", ["bathroom"]),
    ],
)
def test_what_a_complaint_makes_one_think_of_is_no_wish(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("my phone is old, so the recording is dull", ["brighter"]),
        ("my mic is old, make it brighter", ["brighter"]),
        ("make it sound old", ["vintage"]),
    ],
)
def test_how_old_the_gear_is_asks_for_nothing_old(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what bothers me most is my neighbour's dog", []),
        ("what bothers me most is the hum", ["less_hum"]),
    ],
)
def test_what_bothers_most_is_what_is_named(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three quarter notes of delay", 0.75),
        ("a delay of three eighth notes", 0.375),
        ("a quarter note delay", 0.25),
    ],
)
def test_note_values_are_counted(text: str, value: float) -> None:
    said = only(text).quantity("note")
    assert said is not None
    assert said.value == value


@pytest.mark.parametrize(
    "text",
    [
        "la primera mitad está bien, la segunda mitad suena apagada",
        "the first half is fine, the second half sounds dull",
        "a primeira metade está boa, a segunda metade está abafada",
        "the second half is good, the first half is too loud",
        "la primera mitad está bien",
    ],
)
def test_a_half_that_is_fine_is_not_cut_out(text: str) -> None:
    assert "trim" not in words(text)


@pytest.mark.parametrize("text", ["keep the first half", "corta la primera mitad"])
def test_a_half_is_kept_or_cut_where_that_is_said(text: str) -> None:
    assert words(text) == ["trim"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("há um cachorro latindo de 0:12 a 0:14, tira isso", "part_muted"),
        ("c'è un cane che abbaia da 0:12 a 0:14, toglilo", "part_muted"),
        ("taglia la parte dove parla, da 2 a 3 secondi", "trim"),
        ("c'è un ronzio da 2 a 3 secondi, toglilo", "less_hum"),
    ],
)
def test_what_is_heard_between_two_times_goes_there(text: str, word: str) -> None:
    assert words(text) == [word]
