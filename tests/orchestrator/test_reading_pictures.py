"""A picture is a wish as a whole: what describes it or is counted in it asks for nothing."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("toy music box size. tiny. brittle", ["tinny", "smaller", "harsher"]),
        ("old telephone, thin and harsh", ["vintage", "telephone", "thinner", "harsher"]),
        ("am radio: thin, far off", ["radio", "thinner", "distant"]),
        ("tiny speaker, harsh and cheap", ["tinny", "harsher"]),
        ("hold music, that tinny kind", ["telephone", "tinny"]),
        ("space helmet, close and boxed in", ["walkie_talkie", "closer"]),
        ("a cave, tiles everywhere", ["cathedral", "bathroom"]),
    ],
)
def test_faults_behind_a_picture_are_wished_for(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it sounds like a telephone, thin and harsh", ["fuller", "smoother"]),
        ("church recording, boomy and muddy", ["less_boomy", "less_muddy"]),
        ("the guitar is thin and boxy", ["fuller", "less_boxy"]),
    ],
)
def test_faults_of_the_sound_are_still_cured(text: str, expected: list[str]) -> None:
    assert words(text)[-2:] == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the snare's a biscuit tin, meat on it please", "fatter"),
        ("the guitar is a tin can, give it body", "fuller"),
        ("his voice is a cardboard box, open it up", "brighter"),
    ],
)
def test_what_a_player_is_called_is_a_complaint_where_a_cure_follows(text: str, word: str) -> None:
    assert words(text) == [word]


def test_what_a_player_is_made_into_is_a_wish() -> None:
    assert words("make the snare a biscuit tin") == ["tinny"]


@pytest.mark.parametrize(
    "text",
    [
        "walkie talkie! two soldiers in a trench",
        "three kids in a tunnel",
        "ten rows back in the theatre",
        "a cave, 40 monks",
        "half past two, the bar's empty",
        "3am, we're queueing outside the club",
        "it's 11pm and the bass is too boomy",
    ],
)
def test_numbers_of_a_picture_set_nothing_and_are_no_riddle(text: str) -> None:
    reading = read(text)
    assert reading.requests and not reading.unread
    assert not any(request.quantities for request in reading.requests)


@pytest.mark.parametrize("text", ["3am", "make it feel like 3 in the morning", "a 4am feeling"])
def test_a_time_of_night_alone_is_a_mood(text: str) -> None:
    assert only(text).word == "darker"


@pytest.mark.parametrize("text", ["cut 3 zorps", "two dB louder", "cut two or three dB at 300"])
def test_a_number_of_an_order_is_never_dropped(text: str) -> None:
    reading = read(text)
    assert reading.unread or reading.unknown or only(text).quantities


def test_a_number_that_is_offered_takes_the_unit_of_the_other() -> None:
    assert [said.value for said in only("echo with three or four repeats").quantities] == [3.5]


@pytest.mark.parametrize(
    "text",
    [
        "like it's leaking out of the kid's headphones",
        "the spill from someone's earbuds",
        "bleeding out of her airpods",
    ],
)
def test_what_leaks_from_headphones_is_a_tiny_speaker(text: str) -> None:
    assert words(text) == ["tinny"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("museum hall's noisy, up a touch", "louder"),
        ("the bar is loud, bring it up a bit", "louder"),
        ("the cafe gets really busy", "louder"),
        ("it sounds like a noisy bar", "less_noise"),
    ],
)
def test_where_a_place_is_noisy_its_sound_is_too_quiet(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("is there a sock in the horn?", "brighter"),
        ("there's a towel over the speaker", "brighter"),
        ("did someone put a blanket over this?", "brighter"),
        ("put a towel over the amp", "darker"),
    ],
)
def test_cloth_that_lies_there_is_taken_off_and_cloth_that_shall_is_put_on(
    text: str, word: str
) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("pull the sides in, our museum speaker sits in one spot", "narrower"),
        ("drain the low stuff, my kick lives there", "less_bass"),
        ("our speaker is in the corner, less bass", "less_bass"),
        ("way too woolly in the foyer speakers", "less_muddy"),
        ("backwards for the ghost scene", "reverse"),
        ("darker for the funeral scene", "darker"),
    ],
)
def test_where_it_will_stand_and_play_asks_for_nothing(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn it way down", "quieter"),
        ("turn the highs way up", "more_treble"),
        ("bring the bass right up", "more_bass"),
        ("turn it right down", "quieter"),
    ],
)
def test_way_up_and_right_down_turn_further_than_up_and_down(text: str, word: str) -> None:
    request = only(text)
    assert (request.word, request.strength) == (word, 3.0)


@pytest.mark.parametrize(
    "text",
    [
        "put some rain behind it",
        "add crickets in the background",
        "add a church bell",
        "add thunder",
    ],
)
def test_a_noise_that_is_not_there_can_be_put_nowhere(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "compose")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("put the vocals in the background", "distant"),
        ("add some wind noise", "more_wind"),
        ("get rid of the footsteps", "less_rumble"),
        ("put a bell curve at 1k", "bell"),
        ("grey as a street in the rain", "darker"),
    ],
)
def test_noises_that_are_there_and_namesakes_stay_what_they_are(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i'm nervous about the low end, less reverb", ["drier"]),
        ("we're excited, make it louder", ["louder"]),
        ("i am so sad, make it brighter", ["brighter"]),
    ],
)
def test_how_the_speaker_feels_is_no_mood_of_the_sound(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("as thin as paper", "thinner"),
        ("as muddy as a river", "muddier"),
        ("it's as thin as paper", "fuller"),
    ],
)
def test_what_is_equated_is_wished_for_unless_the_sound_is_described(text: str, word: str) -> None:
    assert words(text) == [word]
