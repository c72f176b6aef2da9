"""Rights, rules, platforms and opinions: what others decide is asked and edits nothing."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "will youtube give me a copyright strike over this one?",
        "does spotify reject it when it's this loud",
        "would a label sign this",
        "would my mum like the bass?",
        "will people dance to this?",
        "could i get sued for this?",
        "can i use this commercially?",
        "am i allowed to post this on tiktok?",
        "is it legal to use this loop",
        "is this royalty free",
        "will it get blocked on tiktok",
        "would this pass for a professional recording?",
        "do you think it's too bright?",
        "wird youtube das sperren?",
        "darf ich das hochladen?",
        "¿esto me va a dar problemas de copyright?",
        "est-ce que youtube va me bloquer ?",
        "isso vai dar copyright no youtube?",
    ],
)
def test_what_others_will_make_of_it_is_no_wish(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond == "listen" or reading.question


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("can you make it brighter?", "brighter"),
        ("would it be possible to lose the hum?", "less_hum"),
        ("shouldn't it be brighter?", "brighter"),
        ("can i have it louder?", "louder"),
        ("is it ok to make it louder?", "louder"),
        ("could you get it ready for spotify", "streaming"),
        ("can we get it to spotify loudness?", "streaming"),
        ("would you make this sound warmer", "warmer"),
        ("kannst du es heller machen?", "brighter"),
        ("tu peux le rendre plus chaud ?", "warmer"),
        ("pode deixar mais quente?", "warmer"),
    ],
)
def test_a_wish_in_the_form_of_a_question_stays_a_wish(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("can't we lose that hiss?", "less_noise"),
        ("isn't the bass too loud?", "less_bass"),
        ("aren't the drums a bit harsh?", "smoother"),
        ("couldn't you add some reverb?", "reverb"),
        ("won't you turn it up a bit", "louder"),
        ("can't hear the bass", "more_bass"),
    ],
)
def test_a_negation_that_pleads_turns_no_wish_round(text: str, word: str) -> None:
    assert words(text) == [word]
