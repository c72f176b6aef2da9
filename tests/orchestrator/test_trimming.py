"""A conversation that outgrows the context: the oldest goes first, and it is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from briefing_desk import SHELF, call, conversation, conversations, situation, verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.messages import Assistant, Message, ModelError, System, ToolResult, User
from talkbox.models.briefing import Briefed, brief
from talkbox.models.trimming import REFILL_SHARE, Fitted, fit

PLENTY = 1_000_000
NOTICE = 30


def cost(message: Briefed) -> int:
    """About what a tokenizer counts: four characters a token, and the turn's markup."""
    match message:
        case ToolResult():
            return 6 + len(repr(message.content)) // 4
        case Assistant():
            return 6 + (len(message.text) + len(message.thoughts) + len(repr(message.calls))) // 4
        case System() | User():
            return 6 + len(message.text) // 4


def size(messages: Sequence[Briefed]) -> int:
    return sum(map(cost, messages))


def turn(number: int) -> list[Message]:
    return [
        User(f"make it darker {number}", situation(SHELF)),
        Assistant("", (call(f"c{number}"),), "hm " * 20),
        ToolResult(f"c{number}", "equalize", {"set": {"gain_db": -3}, "stages": {"s1": "tilt"}}),
        verdict(),
        Assistant("Darker: tilt -1.7 -> -2.4."),
    ]


def talk(turns: int) -> list[Message]:
    """A conversation of many turns with a newest request."""
    line: list[Message] = [System("You are an engineer.")]
    for number in range(turns):
        line += turn(number)
    return [*line, User("and now wider", situation(SHELF))]


def newest(messages: Sequence[Briefed]) -> list[Briefed]:
    last = max(at for at, message in enumerate(messages) if isinstance(message, User))
    return list(messages[last:])


def fitted(messages: Sequence[Message], budget: int) -> Fitted | None:
    try:
        return fit(messages, cost, budget)
    except ModelError:
        return None


def test_what_fits_is_left_as_it_is() -> None:
    made = fit(talk(5), cost, PLENTY)
    assert made.messages == brief(talk(5))
    assert (made.shortened, made.dropped, made.tokens) == (0, 0, size(brief(talk(5))))


def test_details_of_the_oldest_turns_go_first() -> None:
    whole = brief(talk(5))
    made = fit(talk(5), cost, size(whole) - 1)
    assert made.dropped == 0 and made.shortened > 0
    first = made.messages[1]
    assert first == User("[request]\nmake it darker 0")
    assert made.messages[3] == ToolResult("c0", "equalize", {"verdict": "met"})
    assert newest(made.messages) == newest(whole)


def test_then_whole_turns_go_and_a_line_says_so() -> None:
    made = fit(talk(40), cost, 1200)
    first = made.messages[1]
    assert isinstance(first, User) and made.dropped > 0
    assert first.text.startswith(f"[earlier] {made.dropped} earlier requests are left out")
    assert made.tokens <= 1200


def test_the_newest_turn_keeps_its_thoughts_and_measurements() -> None:
    line: list[Message] = [*talk(30), Assistant("", (call("n"),), "let me see")]
    made = fit(line, cost, 1200)
    assert newest(made.messages) == newest(brief(line)) or made.dropped == 30
    assert made.messages[-2:] == brief(line)[-2:]


def test_the_first_answers_of_a_long_turn_go_when_nothing_else_is_left() -> None:
    line: list[Message] = [System("You are an engineer."), *turn(0)[:-1]]
    for number in range(1, 6):
        line += turn(number)[1:-1]
    made = fit(line, cost, size(brief(line)) * 2 // 3)
    assert 0 < made.answers_dropped < 6
    request = made.messages[1]
    assert isinstance(request, User)
    assert "answers to this request are left out" in request.text
    assert request.text.endswith("make it darker 0")
    assert made.messages[-2:] == brief(line)[-2:]


def test_a_request_that_does_not_fit_alone_is_refused_in_one_sentence() -> None:
    with pytest.raises(ModelError, match=r"needs about \d+ tokens .* room for 50; say it shorter"):
        fit([User("darker " * 100)], cost, 50)


def test_after_it_was_cut_the_prompt_grows_without_a_change_for_several_turns() -> None:
    budget = size(brief(talk(8)))
    cuts = 0
    before = fit(talk(1), cost, budget)
    for turns in range(2, 40):
        after = fit(talk(turns), cost, budget)
        cut = (after.shortened, after.dropped) != (before.shortened, before.dropped)
        cuts += cut
        if not cut:
            same = min(len(before.messages), len(after.messages)) - 1
            assert after.messages[:same] == before.messages[:same]
        before = after
    assert 3 <= cuts <= 16


def test_within_a_turn_the_prompt_only_grows() -> None:
    line, budget = talk(12), size(brief(talk(12))) - 400
    shown = fit(line, cost, budget).messages
    for number in range(3):
        line += [
            Assistant("", (call(f"n{number}"),)),
            ToolResult(f"n{number}", "equalize", {"set": {"gain_db": -number}}),
        ]
        more = fit(line, cost, budget).messages
        assert more[: len(shown)] == shown
        shown = more


@settings(deadline=None)
@given(conversations, st.integers(50, 4000))
def test_any_conversation_fits_or_is_refused(line: list[Message], budget: int) -> None:
    made = fitted(line, budget)
    if made is None:
        return
    assert made.tokens == size(made.messages) <= budget
    assert made == fit(tuple(line), cost, budget)
    tail, kept = newest(brief(line)), newest(made.messages)
    assert kept[1:] == tail[len(tail) - len(kept) + 1 :]
    assert (len(kept) < len(tail)) == (made.answers_dropped > 0)
    users = sum(isinstance(message, User) for message in line)
    assert sum(isinstance(message, User) for message in made.messages) == users - made.dropped
    assert made.dropped + made.shortened < users


def prompts(line: Sequence[Message]) -> list[Sequence[Message]]:
    """The conversation each time that the model was asked."""
    asked = [at for at, message in enumerate(line) if isinstance(message, Assistant)]
    return [line[:at] for at in (*asked, len(line))]


@settings(max_examples=15, deadline=None)
@given(st.integers(300, 2000))
def test_once_it_was_cut_there_is_room_for_what_follows(budget: int) -> None:
    before: Fitted | None = None
    for shown in prompts(talk(10)):
        after = fitted(shown, budget)
        if after is None or before is None:
            before = after
            continue
        users = sum(isinstance(message, User) for message in shown)
        cut = (after.shortened, after.dropped) != (before.shortened, before.dropped)
        if cut and after.dropped < users - 1:
            tail = size(newest(after.messages))
            assert after.tokens - tail <= REFILL_SHARE * (budget - tail) + NOTICE
        before = after


def test_a_real_session_survives_a_small_context(tmp_path: Path) -> None:
    shown = conversation(tmp_path, "make it darker", "warmer", "a bit more", "wider", "airier")
    whole = brief(shown[-1])
    made = fit(shown[-1], cost, size(whole) * 2 // 3)
    assert made.shortened + made.dropped > 0
    assert newest(made.messages)[1:] == newest(whole)[1:]
