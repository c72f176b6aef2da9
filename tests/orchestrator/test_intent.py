"""What a model's answer in words is taken for."""

from __future__ import annotations

import pytest
from briefing_desk import call

from talkbox.messages import Reply
from talkbox.models.intent import intent
from talkbox_prompts.texts import page, table


@pytest.mark.parametrize(
    "text",
    [
        "Brighter or darker?",
        "Which one is it?\n",
        '**"How much?"**',
        "Done. More (or less?)",
        "哪个？",
    ],
)
def test_an_answer_that_ends_in_a_question_asks(text: str) -> None:
    assert intent(Reply(text)) == "question"


@pytest.mark.parametrize(
    "text",
    [
        "Cannot: single voices are out of reach. I can lower the middle.",
        "**Cannot:** no tool does that.",
        "cannot, sorry. Shall I make it darker?",
        "I can’t take the vocals out.",
        "I cannot do that.",
    ],
)
def test_an_answer_that_begins_as_the_system_prompt_asks_declines(text: str) -> None:
    assert intent(Reply(text)) == "refusal"


@pytest.mark.parametrize(
    "text", ["", "Darker: tilt -1.7 -> -2.5.", "Cannotation is done.", "It cannot get louder."]
)
def test_anything_else_is_a_plain_answer(text: str) -> None:
    assert intent(Reply(text)) is None


def test_an_answer_with_calls_is_never_a_question() -> None:
    assert intent(Reply("Shall I?", (call(),))) is None


def test_the_system_prompt_asks_for_the_word_that_is_looked_for() -> None:
    assert f'"{table("briefing")["intent"]["refusal"][0]}:"' in page("system")
