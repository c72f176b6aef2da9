"""Who speaks, who listens and how kindly it is asked: none of it is asked for."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I do sound at a small church and the guitar always ends up boxy", "less_boxy"),
        ("I play piano in a small hotel lobby and it always sounds muddy", "less_muddy"),
        ("we run a theatre in a church hall and the voice is way too boomy", "less_boomy"),
        ("I teach at a big school and my lectures come out dull", "brighter"),
        ("i sing in a cathedral choir and the recordings are always so thin", "fuller"),
        ("we're a tiny choir of nine and it sounds thin", "fuller"),
    ],
)
def test_what_the_speaker_does_and_where_is_no_space_that_is_wished_for(
    text: str, expected: str
) -> None:
    assert words(text) == [expected]
    assert not read(text).unread


def test_a_place_that_is_all_that_was_said_is_still_wished_for() -> None:
    assert words("we play in a big hall") == ["hall"]
    assert words("I sing in a cathedral, make it sound like that") == ["cathedral"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is my daughter's recital. the low notes sort of drown out the melody", "less_bass"),
        ("This is my sister's wedding. the bass kind of swallows the singer", "less_bass"),
        ("These are my nan's old tapes. The highs hurt a little", "smoother"),
        ("It's our school concert. the low end covers up the flute", "less_bass"),
    ],
)
def test_whose_recording_it_is_is_not_asked_for(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The children at the back of the class can't make out the words",
        "people in the back row can't understand her",
        "the folks at the far end of the hall can't follow the words",
    ],
)
def test_where_somebody_listens_is_no_distance_that_is_wished_for(text: str) -> None:
    assert words(text) == ["clearer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("compared to every other podcast i listen to, mine has no lows", "more_bass"),
        ("next to all my other tracks this one is dull", "brighter"),
        ("unlike my other songs this is muddy", "less_muddy"),
        ("other podcasts sound so rich, mine sounds so thin", "fuller"),
    ],
)
def test_what_it_is_compared_with_asks_for_nothing(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sounds thinner than my other tracks", "fuller"),
        ("it sounds duller than the original", "brighter"),
        ("it came out harsher than i wanted", "smoother"),
        ("it's quieter than the others", "louder"),
        ("woollier than a sheep", "less_muddy"),
    ],
)
def test_more_than_elsewhere_is_a_complaint_of_the_sound_as_it_is(text: str, expected: str) -> None:
    assert words(text) == [expected]


def test_a_comparison_that_is_wished_for_or_praised_stays_what_it_is() -> None:
    assert words("make it brighter than that") == ["brighter"]
    assert words("a bit warmer than it is now") == ["warmer"]


@pytest.mark.parametrize(
    "text",
    [
        "would it be terribly hard to make it a little warmer",
        "if it's not too much trouble, could it be warmer",
        "if it isn't too hard make it warmer",
        "is it hard to make it warmer?",
    ],
)
def test_how_much_trouble_it_would_be_is_no_sound(text: str) -> None:
    assert only(text).word == "warmer"


def test_what_is_hard_to_hear_and_as_much_as_possible_are_no_politeness() -> None:
    assert words("the dialogue is hard to understand") == ["clearer"]
    assert only("as wide as possible").strength == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ITS TOO QUIET I CANT HEAR ANYTHING", "louder"),
        ("too quiet i can't hear a word", "louder"),
        ("so loud i have to turn it down", "quieter"),
    ],
)
def test_a_sentence_that_runs_on_into_what_it_leads_to_is_one_complaint(
    text: str, expected: str
) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "my mum says it sounds like a bunker",
        "got complaints that my podcast sounds like a bunker",
    ],
)
def test_what_others_say_it_sounds_like_is_no_wish(text: str) -> None:
    assert words(text) == ["drier"]
