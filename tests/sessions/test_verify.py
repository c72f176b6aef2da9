from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from journal_samples import begin_turn, make_take, opened

from talkbox_sessions.events import (
    Call,
    HeadMoved,
    Judged,
    ModelReplied,
    SessionOpened,
    TakeChosen,
    ToolFailed,
    TurnEnded,
    UserSaid,
)
from talkbox_sessions.journal import FILE, Journal
from talkbox_sessions.store import audio_store
from talkbox_sessions.takes import branch, step
from talkbox_sessions.verify import verify


def _whole(folder: Path) -> Journal:
    sha256 = audio_store(folder).add_bytes(b"the source", ".wav")
    return Journal.create(folder, opened(sha256))


def _problems(journal: Journal) -> list[str]:
    return [str(problem) for problem in verify(journal)]


def test_a_whole_session_has_no_problems(tmp_path: Path) -> None:
    with _whole(tmp_path) as journal:
        for _ in range(3):
            make_take(journal)
        journal.append(step(journal, "undo"))
        make_take(journal)
        journal.append(branch(journal, 1))
        make_take(journal)
        assert _problems(journal) == []


def _unanswered(journal: Journal) -> None:
    journal.append(UserSaid(text="x", model="planner"))
    journal.append(ModelReplied(calls=(Call(id="c7", name="n", arguments={}),)))
    journal.append(TurnEnded(reason="cancelled", status="failed"))


def _answered_twice(journal: Journal) -> None:
    begin_turn(journal, "x", 4)
    journal.append(ToolFailed(call="call_1", name="n", reason="refused", message="no"))
    journal.append(TurnEnded(reason="cancelled", status="failed"))


def _verdict_on_nothing(journal: Journal) -> None:
    journal.append(Judged(render=journal.head, verdict={}))


def _choice_of_nothing(journal: Journal) -> None:
    journal.append(TakeChosen(render="gone", chain={}))


def _take_without_render(journal: Journal) -> None:
    journal.append(UserSaid(text="x", model="planner"))
    journal.append(TurnEnded(reason="replied", status="met", take=1))


def _take_of_another_line(journal: Journal) -> None:
    make_take(journal)
    render = journal.line()[-3].parent
    journal.append(HeadMoved(to=journal.opened.id, why="first"))
    journal.append(UserSaid(text="x", model="planner"))
    journal.append(TurnEnded(reason="replied", status="met", take=2, render=render))


def _number_again(journal: Journal) -> None:
    make_take(journal)
    ended = journal.events[-1]
    journal.append(UserSaid(text="x", model="planner"))
    journal.append(ended.model_copy(update={"parent": None}))


def _turn_in_turn(journal: Journal) -> None:
    begin_turn(journal, "x", 2)
    make_take(journal)


def _open_turn(journal: Journal) -> None:
    begin_turn(journal, "x", 2)


def _end_of_no_turn(journal: Journal) -> None:
    journal.append(TurnEnded(reason="replied", status="unchanged"))


def _second_opening(journal: Journal) -> None:
    journal.append(SessionOpened(source={}, measured={}, versions={}))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_unanswered, "The call 'c7' of event .* has no outcome"),
        (_answered_twice, "outcome of a call 'call_1' that was not made or has an outcome"),
        (_verdict_on_nothing, "names a render .* that is not before it"),
        (_choice_of_nothing, "names a render gone"),
        (_take_without_render, "Take 1 names no render"),
        (_take_of_another_line, "names a render .* that is not before it"),
        (_number_again, "Take 1 comes after take 1"),
        (_turn_in_turn, "has no end"),
        (_open_turn, "has no end"),
        (_end_of_no_turn, "ends a turn that did not begin"),
        (_second_opening, "opens the session a second time"),
    ],
)
def test_what_is_wrong_is_one_sentence_about_one_event(
    tmp_path: Path, spoil: Callable[[Journal], None], said: str
) -> None:
    with _whole(tmp_path) as journal:
        spoil(journal)
        (problem,) = verify(journal)
        assert problem.event in {event.id for event in journal.events}
        assert problem.text.endswith(".")
        assert re.search(said, problem.text)


def test_a_source_that_is_gone_or_changed_is_named(tmp_path: Path) -> None:
    with _whole(tmp_path) as journal:
        stored = audio_store(tmp_path).path(journal.opened.source["sha256"])
        stored.write_bytes(b"another")
        (problem,) = _problems(journal)
        assert stored.name in problem and "has changed" in problem
        stored.unlink()
        (problem,) = _problems(journal)
        assert "loop.wav is no longer in" in problem


def test_a_damaged_line_and_what_hung_on_it_are_named(tmp_path: Path) -> None:
    with _whole(tmp_path) as journal:
        make_take(journal)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes().replace(b'"type":"user_said"', b'"type":"user', 1))
    problems = _problems(Journal.open(tmp_path, lenient=True))
    assert any("line 2: this is not JSON" in problem for problem in problems)
    assert any("line 3: it follows an event" in problem for problem in problems)
