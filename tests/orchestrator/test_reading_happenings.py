"""Level and place told as a story: who was startled, who sleeps, what the room is made of."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "woah that nearly took my headphones off",
        "i jumped out of my chair when it started",
        "it blasted my eardrums when the chorus came",
        "that intro almost made me fall off my chair",
        "nobody should have to rip their earbuds out",
        "callers shouldnt have to yank the phone away",
        "its going to be hold music, callers shouldn't have to hold the phone away",
        "it made the whole class jump",
        "way too loud for the waiting room",
    ],
)
def test_whoever_was_startled_heard_it_too_loud(text: str) -> None:
    assert words(text) == ["quieter"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("everybody has to crank it", ["louder"]),
        ("i have to turn my car stereo all the way up to hear this", ["louder"]),
        ("my mum always has to turn it down", ["quieter"]),
        ("bring it up, listeners have to crank it", ["louder"]),
    ],
)
def test_what_everybody_has_to_do_tells_what_is_wrong(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_what_is_praised_as_overwhelming_is_not_turned_down() -> None:
    assert "quieter" not in words("that blew my mind, more of that")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half as loud, baby's asleep next door", "half_as_loud"),
        ("quarter of the volume, my daughter is napping upstairs", "half_as_loud"),
        ("turn it down, the kids are sleeping in the next room", "quieter"),
        ("backwards please, dream scene in my short film", "reverse"),
        ("make it sound like someone sleeping next door", "next_door"),
    ],
)
def test_who_sleeps_and_what_it_is_for_asks_for_nothing(text: str, expected: str) -> None:
    assert only(text).word == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("our hall is all stone and it rings like mad", ["drier"]),
        ("our chapel has bare stone walls, tons of echo", ["drier"]),
        ("recorded in a tiled bathroom, it rings terribly", ["drier"]),
        ("we recorded in a gymnasium with bare walls", ["drier"]),
        ("a delay tucked under the voice", ["echo"]),
        ("make it sound like a stone hall", ["hall"]),
        ("she might as well be reading from across the street, bring her nearer", ["closer"]),
        ("a delay behind the voice", ["echo"]),
    ],
)
def test_a_room_that_is_told_of_is_too_much_of_one(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "wispy little delay behind it, you should nearly miss it",
        "a soft echo in the background, you shouldn't really notice it",
        "echo you barely notice",
    ],
)
def test_an_effect_that_shall_hardly_be_noticed_is_a_touch(text: str) -> None:
    assert only(text).word == "echo"
    assert only(text).strength < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "on one speaker half of this vanishes",
        "half of it disappears in mono",
        "when you sum it to mono the synth is gone",
        "make it mono compatible",
    ],
)
def test_what_vanishes_on_one_speaker_is_too_wide_for_it(text: str) -> None:
    assert words(text) == ["mono_safe"]


@pytest.mark.parametrize(
    "text",
    [
        "left is right and right is left",
        "the left should be on the right and the right should be on the left",
        "my cable was reversed so right is left and left is right",
        "channel swap please, the drummer is on the wrong side",
    ],
)
def test_crossed_sides_are_swapped(text: str) -> None:
    assert words(text) == ["swap_sides"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("instead of smacking me in the face could it ease in", ["fade_in"]),
        ("don't let it hit me straight away, ease in over a second", ["fade_in"]),
        ("push it right up to just before it would clip", ["normalize"]),
        ("rein the sides in", ["narrower"]),
        ("get the hum out first then bring me up", ["less_hum", "louder"]),
        ("get the hiss out please", ["less_noise"]),
        ("hum gone, voice up", ["less_hum", "louder"]),
        ("drop the lows and fuzz what's left", ["less_bass", "fuzz"]),
    ],
)
def test_verbs_keep_their_particles_and_objects(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", ["I ramble, make it brighter", "i swear it's fine, brighter"])
def test_a_common_word_is_no_slip_of_a_sound_word(text: str) -> None:
    assert words(text) == ["brighter"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shelf from 8k upwards, +2.5, our overheads are cheap", ["high_shelf"]),
        ("-4 at 250 with a wide bell, muddy room", ["bell_cut"]),
        ("shelf from 8k upwards, +2.5, and less mud", ["high_shelf", "less_muddy"]),
    ],
)
def test_a_filter_with_place_and_gain_answers_its_reason(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_year_behind_a_name_with_a_number_is_no_setting() -> None:
    assert read("limewire-mp3-from-2003 sound").requests[0].quantities == ()
