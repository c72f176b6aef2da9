"""Numbers that belong to a word beside them: tunings, note values, periods, lengths, loudness."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("it's about 20 cents flat, pull it up to pitch", "pitch_up", 0.2),
        ("the guitar is a quarter tone flat", "pitch_up", 0.5),
        ("its about 20 cents sharp, fix it", "pitch_down", 0.2),
        ("make it 20 cents flat", "pitch_down", 0.2),
        ("detune it 20 cents flat", "pitch_down", 0.2),
    ],
)
def test_what_is_found_out_of_tune_is_mended_and_what_is_ordered_is_done(
    text: str, word: str, semitones: float
) -> None:
    request = only(text)
    said = request.quantity("st")
    assert said is not None
    assert request.word == word
    assert said.value == pytest.approx(semitones)


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("dotted eighth delay at 120, about 3 repeats, 30% mix", 375),
        ("ponle eco de negra a 95 bpm", 631.6),
        ("delay à la croche pointée à 110 bpm", 409.1),
        ("achtelnote delay bei 120 bpm", 250),
        ("delay de colcheia a 100 bpm", 300),
        ("delay di semiminima a 90 bpm", 666.7),
    ],
)
def test_note_values_are_times_at_their_tempo(text: str, milliseconds: float) -> None:
    request = only(text)
    said = request.quantity("ms")
    assert said is not None
    assert (request.word, said.value) == ("echo", milliseconds)


@pytest.mark.parametrize(
    ("text", "effect", "rate_hz"),
    [
        ("slow autopan left to right, one sweep every 4 seconds or so", "auto_pan", 0.25),
        ("tremolo, one pulse every 2 seconds", "tremolo", 0.5),
    ],
)
def test_how_long_one_swing_takes_sets_the_rate(
    tmp_path: Path, text: str, effect: str, rate_hz: float
) -> None:
    (swing,) = [stage for stage in stages(done(tmp_path, text)) if stage["effect"] == effect]
    parameters = swing["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["rate_hz"] == rate_hz


@pytest.mark.parametrize(
    "text",
    ["stretch it so it's 12 seconds long, don't change the pitch", "stretch it so it's 12 seconds"],
)
def test_what_is_stretched_gets_the_length_that_is_said(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("slower", 12)


@pytest.mark.parametrize("text", ["make it loud, -14", "louder, -14", "loud -14"])
def test_a_bare_negative_number_beside_loud_is_a_loudness(text: str) -> None:
    request = only(text)
    said = request.quantity("lufs")
    assert said is not None
    assert (request.word, said.value) == ("loudness", -14)


def test_a_destination_behind_a_measured_order_is_no_second_one() -> None:
    request = only("normalize to -3 dB peak for ACX")
    said = request.quantity("dbfs")
    assert said is not None
    assert (request.word, said.value) == ("normalize", -3)
    assert words("make it ready for ACX") == ["audiobook"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn down the highs above 8k a bit", "high_shelf_cut"),
        ("baisse un peu les aigus au-dessus de 8 kHz", "high_shelf_cut"),
        ("slightly less bass below 80 hz", "low_shelf_cut"),
        ("cut the highs above 8k", "low_pass"),
        ("cut the fizz on the distorted guitar above 7k", "high_shelf_cut"),
    ],
)
def test_a_bit_less_above_a_corner_is_a_shelf_and_a_cut_is_a_filter(text: str, word: str) -> None:
    assert words(text) == [word]


def test_a_place_and_decibels_that_are_said_are_the_whole_filter(tmp_path: Path) -> None:
    (filtered,) = stages(done(tmp_path, "take down the harshness around 3k a couple of db"))
    parameters = filtered["parameters"]
    assert isinstance(parameters, dict)
    assert (parameters["frequency_hz"], parameters["gain_db"]) == (3000, -2)


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("kein hall dazu, nur wärmer", "reverb"),
        ("não adicione reverb, mais quente", "reverb"),
        ("add no reverb, just warmth", "reverb"),
    ],
)
def test_what_is_not_to_be_added_is_avoided_in_other_languages_too(text: str, avoided: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["warmer"]
    assert reading.avoids == (avoided,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("remove the crackles and pops", "less_clicks"),
        ("it echoes like a bathroom, can you dry it up", "drier"),
        ("tira o eco dessa sala", "drier"),
    ],
)
def test_what_is_wrong_is_taken_away(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("slow it down, the voice should not get deeper", "slower", "more_bass"),
        ("slower, it mustn't sound deeper", "slower", "more_bass"),
        ("brighter, it may not get harsh", "brighter", "harsher"),
        ("wider but it can't get thin, it shall not clip", "wider", "clip"),
    ],
)
def test_what_should_not_come_is_avoided_however_it_is_said(
    text: str, word: str, avoided: str
) -> None:
    reading = read(text)
    assert word in [request.word for request in reading.requests]
    assert avoided in reading.avoids


@pytest.mark.parametrize(
    "text", ["it must not be so bright", "the highs should not be this bright"]
)
def test_what_should_not_be_so_is_a_complaint(text: str) -> None:
    assert words(text) == ["darker"]


def test_a_speed_that_changes_by_about_a_tenth_is_no_tenth_of_the_speed(tmp_path: Path) -> None:
    (sped,) = stages(done(tmp_path, "slow it down about 10 percent"))
    parameters = sped["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["speed_ratio"] == 0.9


@pytest.mark.parametrize(
    ("text", "lufs", "peak_db"),
    [
        ("Normalise to -23 LUFS with true peaks no higher than -1 dBTP.", -23, -1),
        ("get it to -14 LUFS and keep it under -1", -14, -1),
        ("-16 lufs and nothing over -2", -16, -2),
    ],
)
def test_a_loudness_and_a_ceiling_are_both_kept(text: str, lufs: float, peak_db: float) -> None:
    requests = read(text).requests
    assert [request.word for request in requests] == ["loudness", "limiter"]
    said = [request.quantities[0].value for request in requests]
    assert said == [lufs, peak_db]


def test_when_it_went_wrong_is_no_part_of_the_clip() -> None:
    reading = read("the mic was clipping during the vows, can you repair it")
    assert ([request.word for request in reading.requests], reading.beyond) == (
        ["less_dirty"],
        None,
    )


def test_nothing_is_done_against_what_the_wish_cannot_bring(tmp_path: Path) -> None:
    plain, guarded = tmp_path / "plain", tmp_path / "guarded"
    plain.mkdir()
    guarded.mkdir()
    made = stages(done(plain, "4 semitones up"))
    assert stages(done(guarded, "4 semitones up, but without making it faster")) == made
