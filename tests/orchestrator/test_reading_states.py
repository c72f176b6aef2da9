"""What a producer tells of the sound as it is, beside what is to be done about it."""

from __future__ import annotations

import pytest
from readings import words
from test_planner_phrases import first_call

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sounds like from a phone booth, make it fuller", ["fuller"]),
        ("sounds like an old telephone, I want it full range", ["fuller"]),
        ("my mic makes me sound like a chipmunk, deepen it", ["more_bass"]),
        ("voice sounds robotic, make it human", ["warmer"]),
        ("sounds like she sings from the kitchen, bring her to the front", ["more_presence"]),
    ],
)
def test_a_likeness_before_its_cure_is_what_is_wrong(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sounds like a cave, fix that", ["drier"]),
        ("sounds like it's underwater, fix it", ["clearer"]),
        ("less like a telephone", ["fuller"]),
        ("too much like a radio", ["fuller"]),
    ],
)
def test_a_likeness_that_is_to_go_is_taken_back(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sounds like a phone", ["telephone"]),
        ("make it sound like an old radio and darker", ["radio", "darker"]),
        ("make it sound like underwater, then add reverb", ["underwater", "reverb"]),
    ],
)
def test_a_likeness_that_is_wished_for_stays_a_wish(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kick is swallowing everything, calm it", ["quieter"]),
        ("cymbals are eating up the whole mix", ["quieter"]),
        ("ok but the reverb drowns the voice", ["drier"]),
        ("the bass is masking the vocal", ["less_bass"]),
    ],
)
def test_what_hides_the_rest_is_too_much(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_order_to_drown_it_hides_nothing() -> None:
    assert words("kill everything above 10k") == ["low_pass"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("why is there so much sub in this?? get it under control", "less_sub"),
        ("there's a lot of bass", "less_bass"),
        ("it has loads of treble", "less_treble"),
        ("it needs so much more bass", "more_bass"),
    ],
)
def test_a_big_amount_that_is_there_is_too_much(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voice is too boomy since I was close to the mic", ["less_boomy"]),
        ("I was recording in an empty room, way too echoey", ["drier"]),
        ("this was recorded in a hall with friends, it's too dark", ["brighter"]),
    ],
)
def test_why_and_where_it_came_about_asks_for_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_complaint_about_the_place_alone_still_counts() -> None:
    assert words("I recorded next to a fan, help") == ["less_noise"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make the dull vocal shiny", ["brighter"]),
        ("make the thin guitar thick", ["fatter"]),
        ("make the bright vocal dark", ["darker"]),
    ],
)
def test_what_stands_before_a_thing_says_how_it_is_now(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.conflict is None


@pytest.mark.parametrize(
    ("text", "expected", "avoided"),
    [
        ("instead of bright make it dark", ["darker"], ("brighter",)),
        ("more warm than bright", ["warmer"], ("brighter",)),
    ],
)
def test_what_it_is_not_to_be_is_no_wish(
    text: str, expected: list[str], avoided: tuple[str, ...]
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.avoids == avoided


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not a fan of the harsh top", ["smoother"]),
        ("not loving the bottom end, it's woofy", ["less_bass", "less_boomy"]),
        ("I hate the reverb", ["drier"]),
    ],
)
def test_dislike_asks_for_less(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I can barely hear the dialogue, fix the level please", ["louder"]),
        ("it's too boomy, sort out the low end", ["less_boomy"]),
        ("the vocal has this nasty resonance about 2.5k, take it down some", ["notch"]),
    ],
)
def test_a_cure_in_general_words_adds_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_bare_cure_says_how_much() -> None:
    (request,) = read("too harsh, dial it back a touch").requests
    assert (request.word, request.strength) == ("smoother", 1.0)


@pytest.mark.parametrize(
    ("text", "expected", "kept"),
    [
        ("the top end is harsh but I don't want to lose the air", ["smoother"], ("airier",)),
        ("don't cut the bass, just brighten it", ["brighter"], ("more_bass",)),
        ("without losing bass make it brighter", ["brighter"], ("more_bass",)),
    ],
)
def test_what_is_not_to_be_lost_is_kept_and_the_rest_is_done(
    text: str, expected: list[str], kept: tuple[str, ...]
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.keeps == kept


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("brighter but don't make it harsh", ("harsher",)),
        ("warm it up but don't brighten or widen it", ("brighter", "wider")),
    ],
)
def test_what_must_not_come_true_stays_forbidden(text: str, avoided: tuple[str, ...]) -> None:
    assert read(text).avoids == avoided


def test_a_follow_up_before_anything_was_done_leaves_what_else_was_asked() -> None:
    call = first_call("tone it down, it's way too harsh and loud")
    assert call["kind"] in ("bell", "high_shelf")
