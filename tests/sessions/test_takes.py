from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_samples import WHOLE_TURN, ask, begin_turn, chain, make_take, new_journal

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import (
    Call,
    GoalSet,
    HeadMoved,
    ModelReplied,
    RenderFailed,
    ToolFailed,
    TurnEnded,
    UserSaid,
)
from talkbox_sessions.journal import Journal
from talkbox_sessions.recovery import close_interrupted
from talkbox_sessions.state import State, fold
from talkbox_sessions.takes import (
    Step,
    branch,
    first_target,
    next_number,
    redo_target,
    step,
    takes,
    undo_target,
)
from talkbox_sessions.verify import verify

Action = Literal["take", "ask", "undo", "redo", "first", "branch"]


def _state(journal: Journal) -> State:
    return fold(journal.line())


def _standing(journal: Journal) -> int:
    (standing,) = (take.number for take in takes(journal) if take.standing)
    return standing


def _go(journal: Journal, *steps: Step) -> int:
    for why in steps:
        journal.append(step(journal, why))
    return _standing(journal)


def test_a_new_session_stands_at_its_source(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        (source,) = takes(journal)
        assert (source.number, source.chain, source.asked, source.standing) == (0, None, "", True)
        state = _state(journal)
        assert (state.chain, state.take, state.takes, state.render) == (None, 0, (), None)
        assert state.measured == {"centroid_hz": 2_000.0}
        assert (undo_target(journal), redo_target(journal), first_target(journal)) == (None,) * 3


def test_a_turn_leaves_a_take_with_its_words_and_chain(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal, "make it darker")
        make_take(journal, "a bit more")
        newest = takes(journal)[-1]
        assert (newest.number, newest.asked, newest.status) == (2, "a bit more", "met")
        assert newest.chain == chain("effect of take 2") == _state(journal).chain
        assert newest.measured == {"centroid_hz": 1_002.0} == _state(journal).measured
        assert newest.audio == f"{2:064x}"
        assert newest.render == _state(journal).render
        assert _state(journal).takes == (1, 2)


def test_undo_and_redo_walk_through_the_takes(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        for _ in range(3):
            make_take(journal)
        assert _go(journal, "undo") == 2
        assert _go(journal, "undo", "undo") == 0
        assert _state(journal).chain is None
        assert _go(journal, "redo", "redo") == 2
        assert _state(journal).chain == chain("effect of take 2")
        assert _go(journal, "redo") == 3
        assert redo_target(journal) is None


def test_undo_goes_back_over_turns_that_changed_nothing(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        ask(journal, "between")
        make_take(journal)
        ask(journal, "afterwards")
        assert _go(journal, "undo") == 1
        said = [event.text for event in journal.line() if isinstance(event, UserSaid)]
        assert said[-1] == "between"


def test_a_new_take_ends_what_could_be_redone_and_a_question_does_not(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        make_take(journal)
        _go(journal, "undo")
        ask(journal)
        assert redo_target(journal) is not None
        assert make_take(journal) == 3
        assert redo_target(journal) is None
        assert _go(journal, "undo") == 1


def test_back_to_the_first_is_the_source_and_can_be_undone(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        make_take(journal)
        assert _go(journal, "first") == 0
        assert journal.head == journal.opened.id
        assert _go(journal, "undo") == 2
        assert _go(journal, "redo") == 0


@pytest.mark.parametrize("why", ["undo", "redo", "first"])
def test_a_step_that_leads_nowhere_is_said(tmp_path: Path, why: Step) -> None:
    with new_journal(tmp_path) as journal, pytest.raises(SessionError, match=r"nothing|already"):
        step(journal, why)


def test_a_branch_goes_on_from_any_take_under_its_label(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        for _ in range(3):
            make_take(journal)
        journal.append(branch(journal, 1, "warmer"))
        assert _standing(journal) == 1
        assert make_take(journal) == 4
        assert make_take(journal) == 5
        by_number = {take.number: take for take in takes(journal)}
        assert [number for number, take in by_number.items() if take.on_line] == [0, 1, 4, 5]
        assert {number: take.label for number, take in by_number.items() if take.label} == {
            4: "warmer",
            5: "warmer",
        }
        assert _go(journal, "undo", "undo", "undo") == 3


def test_a_branch_from_a_take_there_is_not_names_those_there_are(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        with pytest.raises(SessionError, match="no take 7; there is: 0, 1"):
            branch(journal, 7)


def test_goals_are_those_of_the_newest_turn_that_set_any(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        ask(journal)
        assert _state(journal).goals == ({"take": 1},)
        journal.append(UserSaid(text="x", model="planner"))
        journal.append(GoalSet(goal={"a": 1}, by="words"))
        journal.append(GoalSet(goal={"b": 2}, by="model"))
        assert _state(journal).goals == ({"a": 1}, {"b": 2})


def test_an_open_turn_shows_its_chain_and_loses_it_without_a_take(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        begin_turn(journal, "wider", events=4)
        state = _state(journal)
        assert state.chain == chain("effect of take 2")
        assert state.turn is not None and state.turn.text == "wider"
        assert state.take == 1
        journal.append(RenderFailed(chain=chain("put back"), message="no"))
        assert _state(journal).chain == chain("put back")
        journal.append(TurnEnded(reason="failed", status="failed"))
        assert _state(journal).chain == chain("effect of take 1")
        assert _state(journal).turn is None


@pytest.mark.parametrize("events", range(1, WHOLE_TURN))
def test_what_a_crash_left_open_is_closed_once(tmp_path: Path, events: int) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        before = _state(journal)
        begin_turn(journal, "wider", events)
    with Journal.open(tmp_path) as again:
        closed = close_interrupted(again)
        assert isinstance(closed[-1], TurnEnded)
        assert closed[-1].reason == "interrupted"
        assert [event.call for event in closed if isinstance(event, ToolFailed)] == (
            ["call_1"] if events == 3 else []
        )
        after = _state(again)
        assert (after.chain, after.take, after.turn, after.pending) == (before.chain, 1, None, ())
        assert close_interrupted(again) == []
        assert all("no longer in" in problem.text for problem in verify(again))
        assert make_take(again) == 2


def test_calls_are_answered_one_by_one_even_under_one_id(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        journal.append(UserSaid(text="x", model="planner"))
        twice = (Call(id="c", name="a", arguments={}), Call(id="c", name="b", arguments={}))
        journal.append(ModelReplied(calls=twice))
        journal.append(ToolFailed(call="c", name="a", reason="refused", message="no"))
        assert [call.name for call in _state(journal).pending] == ["b"]
        close_interrupted(journal)
        assert _state(journal).pending == ()


def test_a_turn_that_names_a_missing_render_is_refused(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        journal.append(UserSaid(text="x", model="planner"))
        journal.append(TurnEnded(reason="replied", status="met", take=1, render="gone"))
        with pytest.raises(SessionError, match="names a render gone"):
            _state(journal)


@dataclass
class Reference:
    """Undo and redo as any editor has them, over take numbers alone."""

    standing: int = 0
    made: int = 0
    past: list[int] = field(default_factory=list)
    future: list[int] = field(default_factory=list)

    def jump(self, to: int) -> None:
        self.past.append(self.standing)
        self.future.clear()
        self.standing = to

    def do(self, action: Action, number: int) -> bool:
        """Whether the action was possible."""
        match action:
            case "take":
                self.made += 1
                self.jump(self.made)
            case "undo" if self.past:
                self.future.append(self.standing)
                self.standing = self.past.pop()
            case "redo" if self.future:
                self.past.append(self.standing)
                self.standing = self.future.pop()
            case "first" if self.standing:
                self.jump(0)
            case "branch" if number <= self.made:
                self.jump(number)
            case "undo" | "redo" | "first" | "branch":
                return False
        return True


def _do(journal: Journal, action: Action, number: int) -> bool:
    try:
        match action:
            case "take":
                make_take(journal)
            case "ask":
                ask(journal)
            case "branch":
                journal.append(branch(journal, number, f"from {number}"))
            case "undo" | "redo" | "first":
                journal.append(step(journal, action))
    except SessionError:
        return False
    return True


ACTIONS: st.SearchStrategy[Action] = st.sampled_from(
    ("take", "take", "ask", "undo", "undo", "redo", "first", "branch")
)


@given(st.lists(st.tuples(ACTIONS, st.integers(0, 4)), max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_walk_through_takes_agrees_with_a_plain_editor(
    walk: list[tuple[Action, int]],
) -> None:
    reference = Reference()
    with tempfile.TemporaryDirectory() as name, new_journal(Path(name)) as journal:
        for action, number in walk:
            before = journal.events
            assert _do(journal, action, number) == reference.do(action, number)
            assert journal.events[: len(before)] == before, "nothing is ever removed"
            state = _state(journal)
            assert state.take == reference.standing == _standing(journal)
            standing = reference.standing
            assert state.chain == (chain(f"effect of take {standing}") if standing else None)
            assert (undo_target(journal) is None) == (not reference.past)
            assert (redo_target(journal) is None) == (not reference.future)
            assert next_number(journal) == reference.made + 1
        assert [take.number for take in takes(journal)] == list(range(reference.made + 1))
        assert not any(isinstance(event, HeadMoved) for event in journal.line())
        again = Journal.open(Path(name), readonly=True)
        assert takes(again) == takes(journal)
        assert again.head == journal.head
