"""The turn: what a producer sees of it, event by event, and what the journal keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from turn_desk import DARKER, Desk, call, shading

from talkbox.calls import CALLS_IN_ONE_ANSWER
from talkbox.conversation import Conversation
from talkbox.effort import NORMAL
from talkbox.listener import Listener
from talkbox.messages import Cancelled, Measured, Message, ModelError, Reply, ToolResult
from talkbox.testing import ScriptedModel
from talkbox.turn import ANSWERS_LIMIT
from talkbox_sessions import events as happened
from talkbox_sessions.events import Call, Event
from talkbox_sessions.recovery import close_interrupted
from talkbox_tools.goal import Aim, Goal


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.journal.close()


def types(events: list[Event]) -> list[str]:
    return [event.type for event in events]


def ended(events: list[Event]) -> happened.TurnEnded:
    last = [event for event in events if isinstance(event, happened.TurnEnded)]
    assert len(last) == 1
    return last[0]


def test_one_request_is_answered_rendered_judged_and_ended_in_that_order(desk: Desk) -> None:
    events, _ = desk.told(shading(-6), Reply("Darker."), goal=DARKER)
    assert types(events) == [
        "user_said",
        "goal_set",
        "model_replied",
        "tool_returned",
        "rendered",
        "judged",
        "model_replied",
        "turn_ended",
    ]
    end = ended(events)
    assert (end.status, end.take, end.reply, end.reason) == ("met", 1, "Darker.", "replied")


def test_every_event_is_on_disk_before_it_is_seen(desk: Desk) -> None:
    model = ScriptedModel([shading(-6), Reply("Darker.")])
    for event in desk.say(model, DARKER):
        assert event.id in desk.journal.path.read_text(encoding="utf-8")


def test_several_calls_in_one_answer_are_rendered_once(desk: Desk) -> None:
    events, _ = desk.told(shading(-3, -4, -5), Reply("Done."))
    assert desk.studio.bounces == 1
    assert types(events).count("tool_returned") == 3


def test_the_model_is_shown_the_verdict_and_how_many_corrections_are_left(desk: Desk) -> None:
    _, model = desk.told(shading(-1), shading(-8), Reply("Now it is."), goal=DARKER)
    shown = [message for message in model.shown[-1] if isinstance(message, Measured)]
    assert [message.verdict["status"] for message in shown] == ["missed", "met"]
    assert [message.rounds_left for message in shown] == [
        NORMAL.corrections,
        NORMAL.corrections - 1,
    ]


def test_the_best_take_is_kept_and_not_the_last(desk: Desk) -> None:
    events, _ = desk.told(shading(-6), shading(12), Reply("Hm."), goal=DARKER)
    judged = [event for event in events if isinstance(event, happened.Judged)]
    assert [event.verdict["status"] for event in judged] == ["met", "missed"]
    assert "take_chosen" in types(events)
    assert ended(events).render == judged[0].render
    assert len(Conversation.of(desk.journal.line()).chain["stages"]) == 1


def test_after_three_corrections_further_calls_are_refused(desk: Desk) -> None:
    replies = [shading(-1), shading(-1.5), shading(0.5), shading(0.1), shading(0.2), Reply("Out.")]
    events, _ = desk.told(*replies, goal=DARKER)
    failed = [event for event in events if isinstance(event, happened.ToolFailed)]
    assert [event.reason for event in failed] == ["limit"]
    assert desk.studio.bounces == 1 + NORMAL.corrections


def test_a_model_that_goes_on_calling_without_a_round_left_is_stopped(desk: Desk) -> None:
    replies = [shading(-1 - step / 10) for step in range(NORMAL.corrections + 3)]
    events, model = desk.told(*replies, Reply("Never said."), goal=DARKER)
    assert ended(events).reason == "step_limit"
    assert f"{NORMAL.corrections} corrections" in ended(events).reply
    assert model.unused() == 1


def test_a_model_that_repeats_itself_after_the_goal_is_met_is_done(desk: Desk) -> None:
    events, model = desk.told(shading(-6), shading(-6), Reply("Never said."), goal=DARKER)
    assert (ended(events).reason, ended(events).status) == ("replied", "met")
    assert len(model.shown) == 2


def test_an_identical_call_is_corrected_and_the_second_time_ends_the_turn(desk: Desk) -> None:
    events, model = desk.told(shading(-6), shading(-6), shading(-6), Reply("never asked"))
    failed = [event for event in events if isinstance(event, happened.ToolFailed)]
    assert [event.reason for event in failed] == ["repeated", "repeated"]
    assert ended(events).reason == "repeated"
    assert ended(events).take == 1
    assert model.unused() == 1


def test_more_calls_than_allowed_in_one_answer_are_refused(desk: Desk) -> None:
    gains = [0.1 * number for number in range(CALLS_IN_ONE_ANSWER + 2)]
    events, _ = desk.told(shading(*gains), Reply("Done."))
    assert types(events).count("tool_returned") == CALLS_IN_ONE_ANSWER
    assert types(events).count("tool_failed") == 2


@pytest.mark.parametrize(
    ("made", "reason", "words"),
    [
        (call("louden"), "unknown_tool", "shade"),
        (call("shade", gain_db=99), "invalid_arguments", "24"),
        (call("shade", gain_db=float("nan")), "invalid_arguments", "24"),
        (call("shade"), "invalid_arguments", "gain_db"),
        (call("decline"), "refused", "use shade"),
        (call("crash"), "broken", "crash"),
        (call("step_back"), "refused", "nothing to undo"),
    ],
)
def test_a_call_that_fails_is_explained_to_the_model_and_changes_nothing(
    desk: Desk, made: Call, reason: str, words: str
) -> None:
    events, model = desk.told(Reply(calls=(made,)), Reply("I could not."))
    failed = next(event for event in events if isinstance(event, happened.ToolFailed))
    assert failed.reason == reason
    assert words in failed.message
    result = next(message for message in model.shown[-1] if isinstance(message, ToolResult))
    assert result.failed and result.content == {"error": failed.message}
    assert (ended(events).status, ended(events).take) == ("unchanged", None)
    assert desk.studio.bounces == 0


def test_a_bug_in_a_tool_is_kept_for_its_author(desk: Desk) -> None:
    events, _ = desk.told(Reply(calls=(call("crash"),)), Reply("Sorry."))
    failed = next(event for event in events if isinstance(event, happened.ToolFailed))
    assert "ZeroDivisionError: a bug of its author" in failed.traceback
    assert "ZeroDivisionError" not in failed.message


def test_a_chain_that_cannot_be_rendered_is_put_back_and_the_model_told(desk: Desk) -> None:
    events, model = desk.told(shading(-20), shading(-6), Reply("Gentler."), goal=DARKER)
    assert "render_failed" in types(events)
    shown = [message for message in model.shown[1] if isinstance(message, Measured)]
    assert shown[0].verdict["status"] == "failed"
    assert "use less gain" in shown[0].text
    chain = Conversation.of(desk.journal.line()).chain
    assert [stage["parameters"]["gain_db"] for stage in chain["stages"]] == [-6.0]
    assert ended(events).status == "met"


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (Reply("Brighter or darker?", intent="question"), "clarify"),
        (Reply("I cannot separate voices.", intent="refusal"), "refused"),
        (Reply("It is -20 LUFS."), "unchanged"),
    ],
)
def test_an_answer_without_an_edit_is_called_what_it_is(
    desk: Desk, reply: Reply, status: str
) -> None:
    events, _ = desk.told(reply)
    assert (ended(events).status, ended(events).take) == (status, None)


def test_a_goal_stated_by_the_model_binds_it_where_the_words_say_nothing(desk: Desk) -> None:
    stated = Reply(calls=(call("aim_darker", 1), call("shade", 2, gain_db=-3)))
    events, _ = desk.told(stated, Reply("There."))
    goals = [event for event in events if isinstance(event, happened.GoalSet)]
    assert [goal.by for goal in goals] == ["model"]
    assert ended(events).status == "missed"


def test_where_nothing_was_held_against_a_measurement_met_is_not_claimed(desk: Desk) -> None:
    events, _ = desk.told(shading(-6), Reply("There."))
    assert (ended(events).status, ended(events).take) == ("partly", 1)


def test_a_take_that_went_the_wrong_way_is_not_kept(desk: Desk) -> None:
    events, _ = desk.told(shading(6), Reply("Darker now."), goal=DARKER)
    assert (ended(events).status, ended(events).take) == ("unchanged", None)
    assert "better than the sound as it was" in ended(events).reply
    assert Conversation.of(desk.journal.line()).chain["stages"] == []


def test_all_aims_that_a_model_states_bind_it_together(desk: Desk) -> None:
    calls = (call("aim_darker", 1), call("aim_quieter", 2), call("shade", 3, gain_db=-6))
    events, _ = desk.told(Reply(calls=calls), Reply("There."))
    judged = next(event for event in events if isinstance(event, happened.Judged))
    assert [aim["met"] for aim in judged.verdict["aims"]] == [True, False]
    assert ended(events).status == "partly"


def test_the_words_of_the_producer_outrank_a_goal_stated_by_the_model(desk: Desk) -> None:
    brighter = Goal((Aim("tilt_db_per_octave", "up", 0.1),), "brighter")
    stated = Reply(calls=(call("aim_darker", 1), call("shade", 2, gain_db=3)))
    events, _ = desk.told(stated, Reply("There."), goal=brighter)
    goals = [event for event in events if isinstance(event, happened.GoalSet)]
    assert [goal.by for goal in goals] == ["words"]
    assert ended(events).status == "met"


def test_undo_in_words_moves_the_head_after_the_turn_has_ended(desk: Desk) -> None:
    desk.told(shading(-6), Reply("Darker."))
    events, _ = desk.told(Reply("Undone.", calls=(call("step_back"),)))
    assert types(events)[-2:] == ["turn_ended", "head_moved"]
    assert (ended(events).status, ended(events).reply) == ("met", "Undone.")
    assert Conversation.of(desk.journal.line()).chain["stages"] == []


class Refusing:
    """A model that never answers."""

    name = "refusing"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def reply(
        self,
        messages: object,
        tools: object,
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """Raise."""
        raise self.error


def test_a_model_that_cannot_answer_ends_the_turn_with_its_sentence(desk: Desk) -> None:
    model = Refusing(ModelError("The server does not answer; start it."))
    events = list(desk.say(model))
    assert ended(events).status == "failed"
    assert "start it" in ended(events).reply


def test_a_model_that_fails_after_an_edit_leaves_the_edit_and_says_so(desk: Desk) -> None:
    def fail(messages: object, tools: object) -> Reply:
        raise ModelError("The context is full.")

    events = list(desk.say(ScriptedModel([shading(-6), fail]), DARKER))
    assert (ended(events).reason, ended(events).status) == ("failed", "met")
    assert "best take so far is kept" in ended(events).reply
    assert "Nothing was changed" not in ended(events).reply


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt()])
def test_a_stopped_turn_leaves_the_sound_as_it_was(desk: Desk, error: Exception) -> None:
    desk.told(shading(-6), Reply("Darker."))
    events = list(desk.say(Refusing(error)))
    assert (ended(events).reason, ended(events).take) == ("cancelled", None)
    assert len(Conversation.of(desk.journal.line()).chain["stages"]) == 1


def test_cancelling_between_calls_drops_what_the_turn_had_made(desk: Desk) -> None:
    model = ScriptedModel([shading(-6), Reply("Darker.")])
    events = list(desk.say(model, DARKER, Listener(cancelled=lambda: bool(model.shown))))
    assert ended(events).reason == "cancelled"
    assert Conversation.of(desk.journal.line()).chain["stages"] == []
    failed = [event for event in events if isinstance(event, happened.ToolFailed)]
    assert [event.reason for event in failed] == ["interrupted"]


def test_a_model_that_never_stops_calling_is_stopped(desk: Desk) -> None:
    replies = [Reply(calls=(call("shade", number, gain_db=number + 99),)) for number in range(30)]
    events, model = desk.told(*replies)
    assert ended(events).reason == "step_limit"
    assert len(model.shown) == ANSWERS_LIMIT


def test_a_session_opened_again_shows_a_model_the_very_same_messages(desk: Desk) -> None:
    _, model = desk.told(shading(-6), Reply("Darker."), goal=DARKER)
    before: list[Message] = list(model.shown[-1])
    again = Conversation.of(desk.journal.line()).messages
    assert again[: len(before)] == before


def test_a_call_left_unanswered_by_a_crash_is_closed_on_reopening(desk: Desk) -> None:
    model = ScriptedModel([shading(-6, -7), Reply("Darker.")])
    for event in desk.say(model, DARKER):
        if isinstance(event, happened.ToolReturned):
            break
    closed = close_interrupted(desk.journal)
    assert types(closed) == ["tool_failed", "turn_ended"]
    assert Conversation.of(desk.journal.line()).chain["stages"] == []
    events, _ = desk.told(shading(-6), Reply("Darker."), goal=DARKER)
    assert ended(events).status == "met"


def test_a_model_that_says_and_does_nothing_is_not_told_of_as_done(desk: Desk) -> None:
    events, _ = desk.told(Reply())
    assert ended(events).status == "unchanged"
    assert ended(events).reply.startswith("Nothing was changed: ")


def test_an_edit_that_is_repeated_in_one_answer_is_kept_once(desk: Desk) -> None:
    events, _ = desk.told(shading(*[-3.0] * 9))
    assert (ended(events).reason, ended(events).take, desk.studio.bounces) == ("repeated", 1, 1)


def test_an_answer_that_repeats_an_edit_which_did_it_is_done(desk: Desk) -> None:
    events, _ = desk.told(shading(*[-6.0] * 3), Reply("Never said."), goal=DARKER)
    assert (ended(events).reason, ended(events).status) == ("replied", "met")
