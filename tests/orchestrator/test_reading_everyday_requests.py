"""Everyday wishes of people at home, on stage and in class: places, stories, limits and sides."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("I played a 33 rpm record at 45 by mistake, please fix", "tape_slower", 25.93),
        ("i accidentally played a 33 at 45, please fix", "tape_slower", 25.93),
        ("the record was played at 45 rpm but should be 33", "tape_slower", 25.93),
        ("i played it at 45 instead of 33 by mistake", "tape_slower", 25.93),
        ("I digitised my 45 at 33 rpm, please correct it", "tape_faster", 35),
        ("my dad's 78 was digitised at 45, can you fix the speed", "tape_faster", 73.33),
    ],
)
def test_a_record_that_ran_at_the_wrong_speed_runs_at_its_own(
    text: str, word: str, percent: float
) -> None:
    request = only(text)
    said = request.quantity("percent")
    assert request.word == word
    assert said is not None
    assert said.value == pytest.approx(percent, abs=0.01)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make it mono, but only the bass", "mono_bass"),
        ("mono but just the low end", "mono_bass"),
        ("mono, but only below 120 hz", "mono_bass"),
        ("make it louder, but only the bass", "more_bass"),
        ("make it louder, but only the second half", "part_louder"),
        ("make it louder but only the last chorus", "part_louder"),
        ("boost it 3 dB but only the last 10 seconds", "part_louder"),
        ("turn it down, but only the left channel", "pan_right"),
    ],
)
def test_what_a_wish_is_limited_to_behind_it_is_all_that_is_done(text: str, word: str) -> None:
    assert words(text) == [word]


def test_a_tone_for_one_half_alone_trims_nothing() -> None:
    reading = read("make it darker, but only the second half")
    assert reading.beyond == "part"
    assert [request.word for request in reading.requests] == ["darker"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("remove the clicks, it's an lp", ["less_clicks"]),
        ("remove the clicks, it's a 1957 lp", ["less_clicks"]),
        ("an old pressing, please remove the crackle", ["less_clicks"]),
        (
            "the crackle can stay, it is an old pressing anyway, just get rid of the hum",
            ["less_hum"],
        ),
        ("this is a tape from 1984, take the hiss out", ["less_noise"]),
        ("its a shellac from 1931, clean it up", ["cleaner"]),
        ("this is from a cheap camcorder, get rid of the noise", ["less_noise"]),
        ("recorded on an old walkman, make it clearer", ["clearer"]),
        ("it was taken from a telephone answering machine, make it clearer", ["clearer"]),
    ],
)
def test_where_a_clip_is_from_asks_for_no_such_sound(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("its way too loud when the drums come in", "part_quieter"),
        ("it's too quiet when she starts singing", "part_louder"),
        ("too loud when the bass drops", "part_quieter"),
        ("its way too loud in that part", "part_quieter"),
        ("make it louder in that part", "part_louder"),
    ],
)
def test_a_level_of_one_moment_is_none_of_the_whole(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn the left side down", "pan_right"),
        ("bring the right side down a little", "pan_left"),
        ("make the left quieter", "pan_right"),
        ("the left is too quiet", "pan_left"),
        ("the left is fine but the whole thing is too quiet", "louder"),
        ("turn it up, the right is fine", "louder"),
    ],
)
def test_a_side_that_is_turned_down_moves_away_from_it(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I recorded this in my bathroom. make it sound like a studio", ["drier"]),
        ("put me in a small smoky jazz club", ["room"]),
        ("like in a tiny bathroom", ["bathroom"]),
        ("as if heard from the room next door with the door closed", ["next_door"]),
        ("a huge stadium with a slapback echo", ["hall", "slapback"]),
        ("airplane pilot announcement", ["walkie_talkie"]),
        ("lo-fi hip hop vibes but keep the highs", ["lo_fi"]),
        ("give me a scary monster voice, but keep it understandable", ["monster"]),
        ("swell from nothing to full volume over 5 seconds", ["fade_in"]),
        ("make everything the same volume, some students whisper and some shout", ["evener"]),
    ],
)
def test_a_picture_is_read_as_the_place_or_the_voice_that_it_shows(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


def test_loud_enough_without_distortion_is_louder_and_keeps_clean() -> None:
    reading = read("make it loud enough for a classroom, but don't distort")
    assert [request.word for request in reading.requests] == ["loud"]
    assert reading.avoids == ("distort",)


def test_a_swell_takes_the_time_that_is_named() -> None:
    said = only("swell from nothing to full volume over 5 seconds").quantity("s")
    assert said is not None
    assert said.value == 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mix it with my other track", "compose"),
        ("blend it with the other song", "compose"),
        ("duck it whenever my voice track comes in", "tracks"),
        ("make me sound like an old man", "replace"),
    ],
)
def test_what_one_clip_cannot_do_is_said_and_nothing_else_done(text: str, kind: str) -> None:
    reading = read(text)
    assert reading.beyond == kind
    assert not reading.requests


def test_a_cassette_with_wow_gets_no_vibrato() -> None:
    request = only("this cassette has terrible wow and flutter")
    assert (request.word, request.deed) == ("vibrato", "remove")


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("can you make it 432 hz", "pitch_down", 0.32),
        ("i want it in 432", "pitch_down", 0.32),
        ("the record was recorded a quarter tone flat, bring it up to 440", "pitch_up", 0.5),
    ],
)
def test_another_concert_pitch_tunes_it_and_boosts_nothing(
    text: str, word: str, semitones: float
) -> None:
    request = only(text)
    (said,) = request.quantities
    assert (request.word, said.unit) == (word, "st")
    assert said.value == pytest.approx(semitones, abs=0.005)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the mp3 is too quiet", "louder"),
        ("the mp3 sounds like its under water, fix it", "clearer"),
    ],
)
def test_the_name_of_a_kind_of_file_is_no_number(text: str, word: str) -> None:
    request = only(text)
    assert request.word == word
    assert not request.quantities


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the sound of a distant train", "distant"),
        ("the sound of a band from across a lake at night", "distant"),
        ("like the singer is standing behind a door", "next_door"),
        ("as though sung through a paper tube", "boxier"),
        ("the beginning is cut off too suddenly, soften it", "fade_in"),
        ("the reverb tail is cut at the end, fade it", "fade_out"),
    ],
)
def test_what_is_pictured_or_cut_short_is_not_turned_round(text: str, word: str) -> None:
    assert words(text) == [word]


def test_at_most_so_much_is_one_wish() -> None:
    request = only("slow it down a hair, like 2 percent tops")
    said = request.quantity("percent")
    assert request.word == "slower"
    assert said is not None
    assert said.value == 2


def test_half_as_loud_for_a_while_is_none_of_the_whole() -> None:
    assert read("make it half as loud for the first 5 seconds").beyond == "part"


@pytest.mark.parametrize(
    "text",
    [
        "trim silence from the start but leave the end",
        "trim the silence at the start but keep the end",
        "remove the silence from the start, not the end",
    ],
)
def test_silence_is_cut_where_it_is_named_and_left_where_it_is_spared(text: str) -> None:
    marks = only(text).marks
    assert "first" in marks
    assert not {"last", "ends"} & marks


@pytest.mark.parametrize(
    ("text", "word", "seconds"),
    [
        ("add 2 seconds at the end", "silence_after", 2),
        ("add 3 seconds to the beginning", "silence_before", 3),
    ],
)
def test_seconds_that_are_added_cut_nothing(text: str, word: str, seconds: float) -> None:
    request = only(text)
    said = request.quantity("s")
    assert request.word == word
    assert said is not None
    assert said.value == seconds


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make it quieter towards the end", "grows_softer"),
        ("louder toward the end please", "grows_louder"),
    ],
)
def test_a_level_that_is_to_change_over_time_turns_nothing_as_a_whole(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("make it sound like a cave, dark and boomy", ["cathedral", "darker", "boomier"]),
        (
            "I'd like this to sound like it's in a tin can, thin and boxy",
            ["tinny", "thinner", "boxier"],
        ),
    ],
)
def test_qualities_behind_a_wished_picture_are_wished_too(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("this hum is driving my wife nuts, remove it", ["less_hum"]),
        ("the hiss drives my dog mad", ["less_noise"]),
        ("the high pitched whine at 15k drives my cat crazy", ["notch"]),
    ],
)
def test_what_drives_somebody_mad_asks_for_no_drive(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_as_loud_as_a_platform_is_the_loudness_of_that_platform() -> None:
    assert words("make it as loud as a spotify song") == ["streaming"]
