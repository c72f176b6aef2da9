"""Sound named by pictures, places and devices, and plain editing, as people of the stage write."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("it should sound like chocolate, not like glass", "warmer", "crisper"),
        ("it should sound like wood, not like metal", "warmer", "colder"),
        ("robot voice please, not too harsh", "robot", "harsher"),
        ("more like honey than like glass", "warmer", "crisper"),
    ],
)
def test_a_picture_stays_where_another_only_limits_it(text: str, word: str, avoided: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.avoids == (avoided,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("spaceship computer, calm, female, slightly metallic", ["robot", "calmer", "harsher"]),
        ("deep space, cold, empty, wide", ["spacious", "colder", "thinner", "wider"]),
        ("like a knife: sharp, thin, cold", ["harsher", "thinner", "colder"]),
        ("rusty gate feel on the strings", ["harsher"]),
        ("metallic feel for the robot", ["harsher"]),
    ],
)
def test_qualities_listed_behind_a_picture_are_wished_for(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_fault_that_is_found_is_none_of_those() -> None:
    assert words("metallic feel on the voice please") == ["harsher"]
    assert words("there's a metallic feel on the voice") == ["smoother"]
    assert words("a harsh feel, cut it") == ["smoother"]


def test_what_only_guards_a_wish_takes_no_pictures_place() -> None:
    assert words("spaceship computer but not too harsh") == ["robot"]


def test_what_is_quiet_is_not_kept_quiet_for_the_hiss_that_is_liked() -> None:
    reading = read("the voice is quiet, make it louder but do not touch the hiss, i like it")
    assert [request.word for request in reading.requests] == ["louder"]
    assert (reading.keeps, reading.conflict) == (("more_noise",), None)


def test_an_order_or_a_complaint_is_shared_by_what_comes_too() -> None:
    assert words("make it louder and the bass too") == ["more_bass", "louder"]
    assert words("cut the highs and the hiss too") == ["less_treble", "less_noise"]
    assert words("the highs are harsh and the bass too") == ["smoother", "less_bass"]


def test_a_room_that_shall_be_bigger_too_is_not_dried() -> None:
    assert words("make the giant bigger and the room around him too") == ["bigger", "room"]


@pytest.mark.parametrize(
    "text",
    [
        "put two seconds of silence at the start so the projector has time to warm up",
        "put two seconds of silence at the start so the lights can dim",
    ],
)
def test_what_others_do_meanwhile_asks_nothing_of_the_sound(text: str) -> None:
    assert words(text) == ["silence_before"]


@pytest.mark.parametrize(
    "text",
    [
        "I'd like it to crackle like an old 78, only a little",
        "add crackle",
        "i want it to pop and crackle",
        "add some dust and scratches",
    ],
)
def test_crackle_that_is_wished_for_is_put_on(text: str) -> None:
    assert words(text) == ["vinyl_crackle"]


def test_dust_that_is_to_go_is_taken_out_and_brightness_is_no_crackle() -> None:
    assert words("bring it to life and make it pop") == ["livelier"]
    assert words("strip the dust and scratches") == ["less_clicks"]
    assert words("i want crackle removed") == ["less_clicks"]
    assert words("make it nice and bright, it's too dull") == ["brighter"]


@pytest.mark.parametrize(
    ("text", "edge", "seconds"),
    [
        ("make a ringtone of it: first 10 seconds", "first", 10),
        ("make me a 15 s ringtone", "first", 15),
        ("make a clip of the last 3 seconds", "last", 3),
        ("cut me a 12 second sting out of the start", "first", 12),
    ],
)
def test_what_the_clip_becomes_says_which_part_is_kept(
    text: str, edge: str, seconds: float
) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("trim", seconds)
    assert {edge, "only"} <= request.marks


def test_a_ringtone_is_made_with_its_fade(tmp_path: Path) -> None:
    made = stages(done(tmp_path, "make a ringtone of it: first 2 seconds, fade in half a second"))
    assert [stage["effect"] for stage in made] == ["trim", "fade_in"]


@pytest.mark.parametrize(
    "text", ["trim the first 3 seconds, there's a cough", "lose the last 4 seconds, a dog barks"]
)
def test_what_is_cut_away_with_its_seconds_is_mended_by_that(text: str) -> None:
    assert words(text) == ["trim"]
    assert read(text).beyond is None
    elsewhere = read("trim the first second, and get rid of the barking dog in the middle")
    assert elsewhere.beyond == "restore"


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("lower, about five semitones", "pitch_down", 5),
        ("the voice should go lower, about 2 semitones", "pitch_down", 2),
        ("pitch it up 5 percent", "pitch_up", 0.84),
        ("2 percent down in pitch", "pitch_down", 0.35),
    ],
)
def test_the_pitch_is_turned_the_way_and_as_far_as_it_is_said(
    text: str, word: str, semitones: float
) -> None:
    request = only(text)
    said = request.quantity("st")
    assert said is not None
    assert (request.word, said.value) == (word, semitones)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I sampled this bass off a record, clean up the crackle", ["less_clicks"]),
        ("i got this guitar off youtube, make it warmer", ["warmer"]),
        ("i ripped the drums off a cassette, take out the hiss", ["less_noise"]),
        ("we play this in a gymnasium that echoes, so make it dry", ["drier"]),
        ("the speakers in the foyer are small, so the low end needs to go", ["less_bass"]),
        ("make it quieter, our speakers distort", ["quieter"]),
        ("3 dB down, the tannoy buzzes otherwise", ["quieter"]),
    ],
)
def test_where_it_is_from_and_what_it_is_played_on_asks_for_nothing(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my toy commercial needs more sparkle and bounce", ["airier", "livelier"]),
        ("cave tour audio guide, more clarity", ["clearer"]),
        ("make the chime icy", ["colder"]),
        ("make the siren sound more distant", ["distant"]),
        ("give the monster twice the body", ["fuller"]),
    ],
)
def test_what_it_is_about_and_what_it_shows_is_no_effect(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("from muffled to clear over the clip", "opens_up"),
        ("start muffled and end clear", "opens_up"),
        ("from quiet to loud over the whole thing", "grows_louder"),
        ("von dumpf zu klar über den ganzen clip", "opens_up"),
    ],
)
def test_a_change_with_its_beginning_and_its_end_is_one_movement(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("soft fade in, two seconds", "fade_in"),
        ("bitte weich einblenden", "fade_in"),
        ("termine en fondu doux", "fade_out"),
        ("desvanecimiento suave al final", "fade_out"),
    ],
)
def test_a_soft_fade_makes_no_softer_sound(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "get rid of the pause between 4 and 6 seconds",
        "cut the silence from 0:04 to 0:06",
        "schneide die pause zwischen 4 und 6 sekunden raus",
    ],
)
def test_a_pause_told_by_its_two_times_is_cut_there(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value, said.until) == ("trim", 4, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the bells sparkle nicely but they hurt, take the edge off", ["smoother"]),
        ("the bass rumbles nicely but the voice is dull", ["brighter"]),
        ("there's a hum on the mic, remove it", ["less_hum"]),
        ("feels like it's in front of my nose, push it three metres back", ["distant"]),
        ("I want it way off in the left", ["hard_left"]),
        ("kein bass, nur luft", ["less_bass", "airier"]),
    ],
)
def test_what_is_found_good_or_is_to_be_gone_is_read_as_it_is_meant(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_a_share_of_the_speed_is_not_undone_by_a_length_that_is_told() -> None:
    request = only("speed it up by 20 percent, it's for an ad and we only have 25 seconds")
    assert [(each.value, each.unit) for each in request.quantities] == [(20, "percent")]


def test_what_is_left_and_is_a_fault_makes_the_whole_a_complaint() -> None:
    assert words("no bass, just air") == ["less_bass", "airier"]
    assert words("no bass, only mud") == ["more_bass", "less_muddy"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("clip the start", "trim"),
        ("clip 2 seconds off the end", "trim"),
        ("play it the other way round", "reverse"),
        ("dial the spookiness back", "drier"),
        ("wind the treble back", "less_treble"),
        ("knock the echo back", "drier"),
    ],
)
def test_a_verb_of_the_workshop_does_what_it_does_there(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("we need a tinny answerphone, not too crackly please", "telephone"),
        ("a dark haunted ballroom please", "gramophone"),
        ("a warm old gramophone please", "gramophone"),
    ],
)
def test_a_picture_stays_beside_its_own_adjective(text: str, picture: str) -> None:
    assert picture in words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slower, dreamier - it's a memory", ["slower", "dreamy"]),
        ("i close my eyes and want it warmer", ["warmer"]),
        ("the tram bell is so shrill", ["smoother"]),
    ],
)
def test_a_story_beside_a_wish_brings_nothing_closer(text: str, expected: list[str]) -> None:
    assert words(text) == expected
