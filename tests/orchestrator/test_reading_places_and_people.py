"""Places, people and manners that stand for a sound, or for nothing beside a clear order."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("little more oomph in the basement, don't go mad", ["fatter"]),
        ("too much going on in the cellar", ["less_bass"]),
        ("boost the ground floor a touch", ["more_bass"]),
        ("bit more upstairs, bit less downstairs", ["brighter", "less_bass"]),
        ("put it in the basement", ["bathroom"]),
        ("more reverb, like in the basement", ["bathroom"]),
    ],
)
def test_a_storey_beside_an_amount_is_an_end_of_the_spectrum(
    said: str, expected: list[str]
) -> None:
    assert words(said) == expected


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("little more bass", "more_bass"),
        ("little less bass", "less_bass"),
        ("little warmer", "warmer"),
        ("make it little darker", "darker"),
    ],
)
def test_a_little_without_its_article_only_says_how_strongly(said: str, word: str) -> None:
    request = only(said)
    assert (request.word, request.strength) == (word, 1.0)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("overdrive it, deep purple hammond style", "distort"),
        ("tremolo, spaghetti western style", "tremolo"),
        ("phaser, tame impala style", "phaser"),
        ("give me vibrato, elvis in the chapel style", "vibrato"),
        ("reverb, cathedral style", "cathedral"),
    ],
)
def test_a_manner_behind_an_effect_adds_no_other_effect(said: str, word: str) -> None:
    assert words(said) == [word]


def test_a_technique_with_style_in_its_name_is_still_asked_for() -> None:
    assert "parallel" in words("compress it hard, new york style")


@pytest.mark.parametrize(
    "said",
    [
        "bouncer won't let me in, i only catch the party from the pavement",
        "we couldn't get in, all we hear is from the street",
        "i only get the gig from the alley behind",
        "they kicked me out, now i'm listening from across the road",
        "not getting in tonight, just hearing it through the club doors",
        "heard from the taxi queue",
    ],
)
def test_who_hears_a_party_only_from_outside_wants_it_through_the_walls(said: str) -> None:
    assert words(said) == ["next_door"]


def test_noise_that_comes_from_the_street_is_a_fault() -> None:
    assert words("i only hear too much hiss from the street") == ["less_noise"]


@pytest.mark.parametrize(
    "said",
    [
        "like it's coming over the PA in a supermarket",
        "like hearing it through the speakers at an airport",
        "coming through the school hall speaker",
        "from the speakers on a train platform",
        "through the crappy ceiling speakers in a shop",
        "give me that bingo hall pa sound",
        "like announcements at the bus station",
    ],
)
def test_the_speakers_of_a_public_place_are_a_likeness(said: str) -> None:
    assert words(said) == ["megaphone"]


def test_the_speakers_it_sounds_thin_over_are_no_likeness() -> None:
    assert words("it sounds thin over the PA in our hall, warmer please") == ["fuller", "warmer"]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("who records from inside a wardrobe, boxy boxy boxy", "less_boxy"),
        ("who mixed this in a bathroom", "drier"),
        ("who recorded this in a tunnel?", "drier"),
        ("who recorded my gran in a cave", "drier"),
        ("why would anyone record a podcast in a stairwell", "drier"),
    ],
)
def test_who_asks_who_recorded_it_there_complains(said: str, word: str) -> None:
    assert words(said) == [word]


def test_who_asks_who_sings_wants_no_sound() -> None:
    assert not read("who sings this").requests


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("turn up the bass, we're at the beach", "more_bass"),
        ("boost the vocals, she's singing in the kitchen", "louder"),
        ("cut the boom, my room is a cave", "less_boomy"),
        ("louder, like the lads at the pub", "louder"),
    ],
)
def test_where_somebody_is_adds_no_room_to_an_order(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    "said", ["make it darker, it's in a cave", "make it sound lonely, she's in a cathedral"]
)
def test_where_the_sound_is_or_a_picture_stands_is_a_wish(said: str) -> None:
    assert "cathedral" in words(said)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("dry as a phone booth. stick it in a decent sized hall", "hall"),
        ("dry as toast. a bit of plate on it", "plate"),
        ("bright as a knife. soften it", "softer"),
        ("dry as a desert, give me a big church", "cathedral"),
        ("make it dry as a bone", "drier"),
    ],
)
def test_a_state_told_by_a_comparison_gives_way_to_its_cure(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("whatever that low garbage under the talking is, filter it", "less_rumble"),
        ("that hiss, filter it", "less_noise"),
        ("whatever that whine is, filter it", "notch"),
        ("hum in the background, notch it", "less_hum"),
        ("filter it", "low_pass"),
    ],
)
def test_a_filter_behind_a_fault_takes_the_fault(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("louder for the stadium", "louder"),
        ("make it mono for the pub", "mono"),
        ("louder, the hall is huge", "louder"),
        ("bring down the highs, my car is a tin can", "less_treble"),
        ("wider, like standing in the middle of a field", "wider"),
    ],
)
def test_where_it_will_be_played_adds_nothing_to_an_order(said: str, word: str) -> None:
    assert words(said) == [word]


@pytest.mark.parametrize(
    ("said", "word"),
    [("make it sound right for a church", "cathedral"), ("put it in a barn", "hall")],
)
def test_a_place_that_is_all_that_is_asked_for_is_a_wish(said: str, word: str) -> None:
    assert words(said) == [word]
