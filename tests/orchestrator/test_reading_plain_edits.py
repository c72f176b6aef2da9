"""Everyday requests of podcasters, teachers and archivists: times told apart, lengths, tempi."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read
from talkbox.planner.requests import Request


def spanned(text: str, word: str, span: tuple[float, float]) -> Request:
    """The one request of the text, which must be this word's from one second to another."""
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, (said.value, said.until)) == (word, span)
    return request


@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("there's a dog barking from 0:12 to 0:14, get rid of it", "part_muted", (12, 14)),
        ("a phone rings from 2 to 3 s, cut that", "part_muted", (2, 3)),
        ("von 2 bis 3 s hustet jemand, schneid das raus", "part_muted", (2, 3)),
        ("un perro ladra de 2 a 3 s, quítalo", "part_muted", (2, 3)),
        ("un chien aboie de 2 à 3 s, enlève-le", "part_muted", (2, 3)),
        ("someone talks over me from 2 to 3 s, can you cut that out", "trim", (2, 3)),
        ("cut the part where he coughs, 2 to 3 s", "trim", (2, 3)),
        ("schneide die Stelle, wo er hustet, 2 bis 3 s", "trim", (2, 3)),
        ("coupe le passage où il tousse, de 2 à 3 s", "trim", (2, 3)),
    ],
)
def test_what_happens_between_two_times_and_is_to_go_is_no_part_to_keep(
    text: str, word: str, span: tuple[float, float]
) -> None:
    request = spanned(text, word, span)
    assert word != "trim" or {"less", "remove"} & request.marks


def test_a_part_told_apart_from_its_times_leaves_the_wishes_around_it() -> None:
    text = "make it warmer and cut the part where she laughs, from 2 to 3 s, then add reverb"
    assert words(text) == ["warmer", "trim", "reverb"]


def test_a_part_that_is_told_by_what_is_heard_in_it_may_be_kept() -> None:
    assert "keep" in only("keep the part where she sings, 1 to 3 s").marks


def test_a_sound_that_can_be_mended_between_two_times_is_not_cut_out() -> None:
    assert "part_muted" not in words("there's a hum from 2 to 3 s, remove it")
    assert "more_noise" not in words("there's a hum from 2 to 3 s, remove it")


@pytest.mark.parametrize(
    "text",
    [
        "silencia de 2 a 3 s",
        "rends muet de 2 à 3 s",
        "muta da 2 a 3 s",
        "zensiere 2 bis 3 s",
        "mach 2 bis 3 s stumm",
    ],
)
def test_a_part_is_muted_from_where_it_begins_in_every_language(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value, said.until) == ("part_muted", 2, 3)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("trim the first four seconds and the last two", (4, 2)),
        ("lose the first 3 secs and the final two", (3, 2)),
        ("schneide die ersten zwei Sekunden und die letzten drei ab", (2, 3)),
        ("coupe les deux premières secondes et les trois dernières", (2, 3)),
        ("taglia i primi due secondi e gli ultimi tre", (2, 3)),
    ],
)
def test_a_bare_number_at_the_other_end_counts_seconds_too(
    text: str, seconds: tuple[float, float]
) -> None:
    assert tuple(each.value for each in only(text).quantities) == seconds


def test_a_fade_takes_the_bare_number_of_the_end_it_lies_at() -> None:
    fade = read("remove the hum and fade out over the last three").requests[-1]
    said = fade.quantity("s")
    assert said is not None
    assert (fade.word, said.value) == ("fade_out", 3)
    assert not only("fade out the last two bars").quantities


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("the beat is 140 and I want it at 70", "slower", 50),
        ("my beat's 92 and the rapper wants 96", "faster", 4.35),
        ("128bpm, currently 124", "faster", 3.23),
        ("128 bpm please (currently 124)", "faster", 3.23),
        ("make it 128, it's 124 now", "faster", 3.23),
    ],
)
def test_the_tempo_that_it_has_now_is_told_from_the_one_that_is_wished(
    text: str, word: str, percent: float
) -> None:
    request = only(text)
    said = request.quantity("percent")
    assert said is not None
    assert (request.word, said.value) == (word, percent)


def test_a_tempo_behind_another_wish_leaves_that_wish() -> None:
    text = "make it warmer and 128 bpm, currently 124, and add reverb"
    assert words(text) == ["warmer", "faster", "reverb"]


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("make it 1 second shorter, same key", 1.4),
        ("speed it up so it's 1 second shorter", 1.4),
        ("1 second shorter by time stretching", 1.4),
        ("mach es 1 Sekunde kürzer, gleiche Tonhöhe", 1.4),
        ("raccourcis de 1 seconde sans changer la hauteur", 1.4),
        ("stretch it by 1 second", 0.778),
        ("make it 3 seconds long without cutting anything", 1.167),
    ],
)
def test_a_length_that_nothing_is_cut_for_is_reached_by_speed(
    tmp_path: Path, text: str, ratio: float
) -> None:
    made = stages(done(tmp_path, text))
    assert [(each["effect"], each["parameters"]) for each in made] == [
        ("tempo", {"speed_ratio": ratio})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2 Sekunden kürzer bitte",
        "raccourcis de 2 secondes",
        "2 segundos más corto",
        "accorcia di 2 secondi",
        "encurta 2 segundos",
        "shorten it 2 seconds",
    ],
)
def test_so_many_seconds_shorter_is_by_how_much_in_every_language(text: str) -> None:
    request = only(text)
    assert (request.word, request.marks) == ("trim", frozenset({"by"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "our wedding video has wind on the vows, lower it, bring the voices forward",
            ["less_wind", "more_presence"],
        ),
        ("take off the rumble below 40 Hz and the clicks", ["less_rumble", "less_clicks"]),
    ],
)
def test_a_noise_is_lowered_that_is_told_of_a_film_or_behind_a_figure(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I like it squashed to death, like an eighties snare", "compress"),
        ("we love our vocals harsh", "harsher"),
        ("I like a boomy kick", "boomier"),
    ],
)
def test_what_somebody_likes_is_not_taken_out(text: str, word: str) -> None:
    assert words(text)[0] == word


@pytest.mark.parametrize(
    "text",
    [
        "the last ten seconds are good, the rest is muffled",
        "intro is great, the rest is muddy",
        "everything but the last 10 seconds is too quiet",
        "make everything but the first 3 s louder",
    ],
)
def test_all_but_one_part_is_more_than_one_file_can_have_changed(text: str) -> None:
    assert read(text).beyond == "part"


@pytest.mark.parametrize(
    "text",
    [
        "only add reverb if it's dry",
        "add reverb if it sounds dry",
        "ajoute de la réverb si c'est sec",
        "añade reverb si suena seco",
        "aggiungi riverbero se suona secco",
    ],
)
def test_what_an_order_hangs_on_is_no_wish(text: str) -> None:
    assert words(text) == ["reverb"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sounds so dry. I wish it felt as if we were singing in a church", ["cathedral"]),
        ("turn it down, the voice is too high", ["quieter"]),
        ("turn up the second verse, the guest singer is too quiet there", ["part_louder"]),
        ("lift the whispers", ["evener"]),
        ("louder, but honestly only where it's quiet", ["evener"]),
        ("some tape flutter", ["vibrato"]),
        ("a monster growl for the boss", ["monster"]),
        ("pilot voice for our space game", ["walkie_talkie"]),
        ("an old radio with crackle", ["radio", "vinyl_crackle"]),
        ("can you loop the bar four times", ["repeated"]),
        ("the left channel is dead, copy the right one over", ["right_on_both"]),
        ("nothing on the left, copy the right channel to the left", ["right_on_both"]),
        ("the tape runs slow, speed it up 4 percent so it's back in tune", ["tape_faster"]),
    ],
)
def test_everyday_wishes_of_speakers_and_archivists_are_read_whole(
    text: str, expected: list[str]
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert not (reading.beyond or reading.vague or reading.unmet)


def test_two_parts_that_are_kept_lose_what_lies_between_them(tmp_path: Path) -> None:
    made = stages(done(tmp_path, "keep 0.5 to 1 s and 2 to 3 s"))
    assert [(each["effect"], each["parameters"]) for each in made] == [
        ("cut_out", {"start_seconds": 1.0, "end_seconds": 2.0}),
        ("trim", {"start_seconds": 0.5, "end_seconds": 2.0}),
    ]


@pytest.mark.parametrize(
    "text",
    ["-40 RMS get it to -20", "it's at -40 RMS, get it to -20", "RMS is -40, bring it to -20"],
)
def test_a_level_named_behind_its_figure_is_what_it_is_now(text: str) -> None:
    assert [each.value for each in only(text).quantities] == [-20]


@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("mute 2 - 3 s", "part_muted", (2, 3)),
        ("keep 5 - 35 s", "trim", (5, 35)),
        ("crop to 0:05 - 0:35", "trim", (5, 35)),
        ("take 0:05 – 0:35", "trim", (5, 35)),
    ],
)
def test_a_range_may_have_spaces_around_its_dash(
    text: str, word: str, span: tuple[float, float]
) -> None:
    spanned(text, word, span)


@pytest.mark.parametrize(
    ("text", "mark", "seconds"),
    [
        ("lose the count-in, it's the first 2.4 seconds", "first", 2.4),
        ("cut the applause, that's the last 5 seconds", "last", 5),
        ("cut the last bit, from 0:50 on", "after", 50),
        ("schneide den Applaus weg, das sind die letzten 5 Sekunden", "last", 5),
    ],
)
def test_what_is_cut_may_be_named_before_its_end_is_told(
    text: str, mark: str, seconds: float
) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value, mark in request.marks) == ("trim", seconds, True)


@pytest.mark.parametrize(
    ("text", "hertz"),
    [
        ("reverb 2.5 seconds, low cut at 200 on it", 200),
        ("fade out 2 seconds, high pass at 80", 80),
        ("cut the first 3 seconds, low pass at 200", 200),
    ],
)
def test_a_filter_behind_a_time_keeps_its_frequency(text: str, hertz: float) -> None:
    found = [request for request in read(text).requests if request.word.endswith("_pass")]
    assert [each.value for each in found[0].quantities] == [hertz]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("his deep voice should stay deep, remove the hum", ["less_hum"]),
        ("remove the hiss, the warm tone should stay warm", ["less_noise"]),
        ("rain on the roof is louder than the reading", ["less_noise"]),
        ("der Lüfter ist lauter als er", ["less_noise"]),
        ("more crispness to the rain, less boom from the thunder", ["crisper", "less_boomy"]),
        ("two repeats of delay, 350 ms, each quieter", ["echo"]),
        ("three echoes, each one darker", ["dub"]),
        ("pre delay 40, decay 3, mix 15", ["reverb"]),
        ("bring up the tail of the bell", ["more_sustain"]),
        ("my lips smack all the time", ["less_clicks"]),
        ("remove the hum, the last 5 seconds are fine", ["less_hum"]),
    ],
)
def test_what_only_tells_of_a_sound_is_not_done_beside_the_wish(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected
