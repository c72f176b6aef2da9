"""Follow-ups in a session, through the real planner, tools and backend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from session_desk import opened, say

from talkbox.planner import Planner
from talkbox.session import Session
from talkbox_sessions.events import GoalSet


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path) as session:
        yield session


def gains(session: Session) -> dict[str, float]:
    stages = session.chain.stages
    return {stage.effect: float(stage.parameters.get("gain_db", 0.0)) for stage in stages}


def test_a_bit_less_turns_the_last_edit_down_and_the_other_way_turns_it_round(
    session: Session,
) -> None:
    say(session, "make it darker")
    first = gains(session)["high_shelf"]
    assert first < 0
    say(session, "a bit less")
    assert first < gains(session)["high_shelf"] < 0
    say(session, "the other way")
    assert gains(session)["high_shelf"] > 0


def test_a_follow_up_and_a_request_in_one_sentence_are_both_carried_out(session: Session) -> None:
    say(session, "make it darker")
    first = gains(session)["high_shelf"]
    ended = say(session, "a bit less, and take out some mud")
    assert first < gains(session)["high_shelf"] < 0
    assert gains(session)["bell"] < 0
    assert ended.status == "met"


def test_a_stage_is_removed_by_its_name(session: Session) -> None:
    ended = say(session, "make it darker", "add reverb", "remove the shelf")
    assert ended.status == "met"
    assert [stage.effect for stage in session.chain.stages if stage.effect != "gain"] == ["reverb"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [("what did you do?", "high shelf"), ("is it clipping?", "dBTP"), ("how loud is it?", "LUFS")],
)
def test_a_question_is_answered_and_changes_nothing(
    session: Session, question: str, answer: str
) -> None:
    say(session, "make it darker")
    chain = session.chain
    ended = say(session, question)
    assert (ended.status, ended.take) == ("unchanged", None)
    assert answer in ended.reply
    assert session.chain == chain


def test_undo_redo_and_back_to_the_first_are_understood(session: Session) -> None:
    say(session, "make it darker", "make it wider", "undo")
    assert session.take().number == 1
    say(session, "redo")
    assert session.take().number == 2
    say(session, "back to the first")
    assert session.take().number == 0


def test_a_follow_up_with_a_new_request_names_each_measure_once(session: Session) -> None:
    say(session, "make it darker")
    events = session.say("a bit less, and take out some mud", Planner())
    goal = next(event.goal for event in events if isinstance(event, GoalSet))
    measures = [aim["measure"] for aim in goal["aims"]]
    assert len(measures) == len(set(measures))
