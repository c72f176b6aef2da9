"""Questions, remarks and errands that must change nothing, and the wishes that look like them."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "does compression make things louder",
        "what does 'air' mean to an engineer",
        "which take is the darker one, mine or hers",
        "is a plate the same as a hall",
        "isn't a gate just a fast expander",
        "do you know why old records crackle",
        "can a podcast be too wide for a car?",
        "out of interest, how come the bass goes missing on a phone?",
        "how do mastering engineers get things so loud",
    ],
)
def test_a_question_wants_an_answer_and_no_edit(text: str) -> None:
    assert not read(text).requests


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("could it be a little brighter?", ["brighter"]),
        ("why is it so muddy, take some mud out", ["less_muddy"]),
        ("what about a bit of reverb", ["reverb"]),
        ("isn't bright enough", ["brighter"]),
        ("should sound like an old telephone", ["telephone"]),
        ("what is that hum", ["less_hum"]),
        ("how do i make it louder", ["louder"]),
    ],
)
def test_a_wish_in_the_form_of_a_question_stays_one(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "you nailed the telephone sound",
        "wow, that's so much brighter than the old one",
        "it's dark on purpose",
        "i know it rumbles, it's a lorry",
        "a bit nasal but that's just how she is",
        "thanks for the reverb, it's gorgeous",
        "the echo gets me every time",
        "i was worried it'd be harsh but it breathes",
    ],
)
def test_praise_and_talk_change_nothing(text: str) -> None:
    reading = read(text)
    assert not reading.requests


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brighter please, thanks", ["brighter"]),
        ("love it, just a bit warmer", ["warmer"]),
        ("great take but it's too boomy", ["less_boomy"]),
        ("thanks! now make it louder", ["louder"]),
        ("the kick is perfect, the snare is harsh", ["smoother"]),
        ("make it sound gorgeous and warm", ["warmer"]),
    ],
)
def test_a_wish_beside_praise_is_carried_out(text: str, expected: list[str]) -> None:
    assert [word for word in words(text) if word in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        "order some fish and chips, extra crispy",
        "make her say thursday instead of friday",
        "change the chords of the warm bit",
        "lay thunder and rain under the bass",
        "sell my crunchy amp for me",
        "build me a website with wide pictures",
        "turn this into a punk version",
        "compose a dark intro with strings",
        "swap the trumpet for a warm sax",
    ],
)
def test_an_errand_changes_nothing_whatever_it_names(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make her sound closer", ["closer"]),
        ("turn the bass down", ["less_bass"]),
        ("add some reverb", ["reverb"]),
        ("make the singer slower", ["slower"]),
    ],
)
def test_orders_with_the_verbs_of_errands_are_carried_out(text: str, expected: list[str]) -> None:
    assert words(text) == expected
