"""What forty different music makers type: limits to a band, shared figures, effects of a kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


def _value(text: str, unit: str) -> float | None:
    said = only(text).quantity(unit)
    return None if said is None else said.value


@pytest.mark.parametrize(
    "text",
    [
        "reverb only on the highs",
        "distort only the bass",
        "reverb above 2k only",
        "distort the lows only",
        "saturate just the mids",
        "brighten only the loud bits",
    ],
)
def test_an_effect_for_one_part_of_the_sound_is_not_put_on_all_of_it(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "band")


@pytest.mark.parametrize(
    "text",
    [
        "knock 6 db off the harsh bit around 3k but only when it gets loud",
        "brighter only when it gets loud",
    ],
)
def test_a_tone_for_the_loud_moments_alone_is_not_claimed(text: str) -> None:
    assert read(text).beyond == "automate"


def test_a_compressor_for_the_loud_moments_is_a_compressor() -> None:
    assert words("compress only when it gets loud") == ["compress"]


def test_grit_in_the_mids_is_a_growl() -> None:
    assert words("add some grit to the mids") == ["growl"]


def test_wider_highs_are_the_highs_of_the_sides() -> None:
    assert words("wider in the highs only") == ["brighter_sides"]


@pytest.mark.parametrize(
    "text",
    ["darken the reverb", "brighten the delay", "make the reverb darker"],
)
def test_a_reverb_that_is_to_be_darker_asks_for_no_second_one(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "wet")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("the room is a bit small, make it bigger", ["bigger"]),
        ("the room less boomy under 150", ["less_boomy"]),
        ("remove some hiss but leave the air of the room", ["less_noise"]),
    ],
)
def test_a_room_that_is_only_spoken_of_is_not_added(text: str, asked: list[str]) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("vinyl crackle on top but quiet", "vinyl_crackle"),
        ("add a delay but quiet", "echo"),
        ("a small chapel, but not too wet", "hall"),
        ("hall but not too much reverb", "hall"),
    ],
)
def test_how_loud_an_effect_shall_be_is_no_wish_of_its_own(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.requests[0].strength < 2
    assert not reading.avoids


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("less bass and mids", ["less_bass", "scooped"]),
        ("less bass and treble", ["less_bass", "less_treble"]),
        ("less bass, mids and highs", ["less_bass", "scooped", "less_treble"]),
        ("less mud and bass", ["less_muddy", "less_bass"]),
        ("less reverb and delay", ["drier"]),
        ("weniger bass und mitten", ["less_bass", "scooped"]),
        ("menos graves y agudos", ["less_bass", "less_treble"]),
        ("meno bassi e alti", ["less_bass", "less_treble"]),
    ],
)
def test_less_of_two_things_is_less_of_both(text: str, turned: list[str]) -> None:
    assert words(text) == turned


def test_how_much_less_holds_for_both_things() -> None:
    assert [request.strength for request in read("a bit less bass and mids").requests] == [1.4, 1.4]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("less nose at 1k, 3 db, and some sparkle", "airier"),
        ("2 dB more low end, 1.5 less at 300 n a dB of air", "airier"),
        ("the piano is too plinky, more wood less wire please", "warmer"),
    ],
)
def test_what_is_asked_for_beside_less_of_something_else_is_added(text: str, added: str) -> None:
    assert added in words(text)


def test_less_between_a_thing_and_its_fault_takes_the_fault_away() -> None:
    assert words("make the hats less splashy") == ["smoother"]


@pytest.mark.parametrize(
    ("text", "slope"),
    [
        ("high pass 75, low pass 12.5k, both 12 db/oct", 12),
        ("high pass at 80 and low pass at 10k, 24 db/oct each", 24),
    ],
)
def test_a_slope_that_is_said_of_both_filters_is_that_of_either(text: str, slope: float) -> None:
    found = [request.quantity("db_per_octave") for request in read(text).requests]
    assert [said.value for said in found if said is not None] == [slope, slope]


@pytest.mark.parametrize(
    ("text", "repeats"),
    [("echo every 300 ms, 3 times", 3), ("delay 250 ms, repeat it 4 times", 4)],
)
def test_how_often_an_echo_comes_is_no_speed(text: str, repeats: float) -> None:
    assert only(text).word == "echo"
    assert _value(text, "repeats") == repeats


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("phaser, slow, 0.2 hz, half wet", "percent", 50),
        ("delay, fully wet", "percent", 100),
        ("more pre delay, like 40 ms, on a hall", "predelay_ms", 40),
        ("autopan it slowly, once every 4 bars at 90 bpm", "hz", 0.09),
        ("tremolo every 2 beats at 100 bpm", "hz", 0.83),
        ("tape sat 4 db drive 50% mix", "percent", 50),
        ("20% longer", "percent", 16.67),
        ("cellos feel a bit nasal, maybe something around 900, take out 2 or 3 db", "db", 2.5),
    ],
)
def test_a_figure_belongs_to_the_effect_it_is_said_of(text: str, unit: str, value: float) -> None:
    assert _value(text, unit) == value


def test_three_places_are_three_notches(tmp_path: Path) -> None:
    places = []
    for stage in stages(done(tmp_path, "notch out 60 hz and harmonics at 120 and 180")):
        parameters = stage["parameters"]
        assert isinstance(parameters, dict)
        places.append(parameters["frequency_hz"])
    assert places == [60, 120, 180]


@pytest.mark.parametrize(
    ("text", "word", "now", "then"),
    [
        ("speed it up to 174 from 160", "faster", 160, 174),
        ("slow it down to 120 from 140", "slower", 140, 120),
    ],
)
def test_the_tempo_it_has_may_come_behind_the_one_it_gets(
    text: str, word: str, now: float, then: float
) -> None:
    request = only(text)
    said = request.quantity("bpm")
    assert said is not None
    assert (request.word, said.value, said.until) == (word, now, then)


@pytest.mark.parametrize(
    "text",
    [
        "im 14, make it brighter",
        "I'm 71, make it brighter",
        "I'm 71 and play the harmonica, make it brighter",
    ],
)
def test_an_age_is_no_setting(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["brighter"]
    assert (reading.unread, reading.beyond) == ((), None)


def test_where_a_thing_shall_be_after_a_swap_pans_nothing() -> None:
    assert words("swap the sides, the piano should be on the right") == ["swap_sides"]


@pytest.mark.parametrize(
    "text",
    ["punchier, but the highs should stay clean", "punchier, but the highs need to stay clean"],
)
def test_what_should_stay_clean_is_not_boosted(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["punchier"]
    assert reading.keeps == ("cleaner",)


@pytest.mark.parametrize(
    "text", ["cut everything under 80 except the kick", "make it darker except the vocals"]
)
def test_an_exception_for_one_player_is_not_passed_over(text: str) -> None:
    assert read(text).beyond == "separate"


@pytest.mark.parametrize(
    "text",
    [
        "match the loudness of the chorus to the verse",
        "make the verse as loud as the chorus",
        "drop the drums out in the second verse",
    ],
)
def test_one_part_of_a_song_is_not_the_whole(text: str) -> None:
    assert read(text).beyond == "part"


def test_a_filter_for_a_build_up_is_made() -> None:
    reading = read("low cut at 300 for a build up")
    assert ([request.word for request in reading.requests], reading.beyond) == (["high_pass"], None)


def test_a_slow_swell_is_not_played_slower() -> None:
    assert words("a slow swell over the whole thing") == ["fade_in"]


def test_a_beginning_that_is_not_to_be_so_abrupt_is_faded_in() -> None:
    reading = read("fade the last 6 seconds out, and not so abruptly at the beginning")
    assert [request.word for request in reading.requests] == ["fade_out", "fade_in"]
    assert not reading.avoids


def test_a_resonance_that_no_filter_here_has_is_told() -> None:
    reading = read("lpf 800 with a bit of resonance")
    assert [request.word for request in reading.requests] == ["low_pass"]
    assert reading.unmet == ("resonance",)


def test_transients_that_are_not_to_be_crushed_are_not_boosted() -> None:
    assert words("-9 lufs and don't crush the transients") == ["loudness"]


def test_a_speed_that_is_said_beside_slowed_and_reverb_is_that_speed(tmp_path: Path) -> None:
    slowed, *_ = stages(done(tmp_path, "slowed and reverb 0.85x"))
    parameters = slowed["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["speed_ratio"] == 0.85
