"""What is appended to a journal, read again, torn, damaged, or of another format."""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_samples import ask, make_take, new_journal

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import (
    Event,
    HeadMoved,
    Noted,
    Rendered,
    ToolFailed,
    UserSaid,
)
from talkbox_sessions.journal import FILE, Journal
from talkbox_sessions.lines import UnknownEvent

AWKWARD = 'one\ntwo\r\nthree\u2028four\u2029\u0085five\x00\x1b[31m\t"six\\" \U0001f3b8 \x7f'

TEXTS = st.one_of(st.text(max_size=60), st.just(AWKWARD))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXTS
    | st.floats(allow_nan=False).filter(lambda x: abs(x) != float("inf")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
DATA = st.dictionaries(TEXTS, VALUES, max_size=3)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(UserSaid, text=TEXTS, model=TEXTS, id=st.just(""), parent=st.none(), at=st.just("")),
    st.builds(Noted, text=TEXTS, id=st.just(""), parent=st.none(), at=st.just("")),
    st.builds(
        Rendered,
        chain=DATA,
        audio=TEXTS,
        measured=DATA,
        seconds=st.just({}),
        id=st.just(""),
        parent=st.none(),
        at=st.just(""),
    ),
    st.builds(
        ToolFailed,
        call=TEXTS,
        name=TEXTS,
        reason=st.just("refused"),
        message=TEXTS,
        traceback=TEXTS,
        id=st.just(""),
        parent=st.none(),
        at=st.just(""),
    ),
)


def _lines(folder: Path) -> list[bytes]:
    return (folder / FILE).read_bytes().split(b"\n")[:-1]


def _rewrite_line(folder: Path, number: int, line: bytes) -> None:
    lines = _lines(folder)
    lines[number - 1] = line
    (folder / FILE).write_bytes(b"\n".join(lines) + b"\n")


def test_a_session_opened_again_holds_what_was_appended(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        make_take(journal)
        ask(journal, AWKWARD)
        before, head = journal.events, journal.head
    with Journal.open(tmp_path) as again:
        assert again.events == before
        assert again.head == head
        assert again.repaired is None


def test_an_event_gets_an_id_a_parent_and_the_time(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        first = journal.append(Noted(text="a"))
        second = journal.append(Noted(text="b"))
        branch = journal.append(Noted(text="c", parent=first.id))
    assert (first.parent, second.parent, branch.parent) == (journal.opened.id, first.id, first.id)
    assert len({event.id for event in journal.events}) == 4
    assert datetime.fromisoformat(second.at).utcoffset() is not None
    assert journal.line() == [journal.opened, first, branch]
    assert journal.line(second.id) == [journal.opened, first, second]


def test_every_event_is_one_line_of_ascii(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        journal.append(UserSaid(text=AWKWARD, model="planner"))
    lines = _lines(tmp_path)
    assert len(lines) == 2
    assert all(line.isascii() for line in lines)
    assert json.loads(lines[1])["text"] == AWKWARD


def test_what_append_returns_is_what_a_reader_finds(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        data = {"tuple": (1, 2), "map": {3: "x"}}
        appended = journal.append(Rendered(chain=data, audio="", measured={}))
    assert appended.chain == {"tuple": [1, 2], "map": {"3": "x"}}
    assert Journal.open(tmp_path, readonly=True).events[-1] == appended


def test_a_torn_last_line_is_cut_off_and_said(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        kept = journal.append(Noted(text="kept"))
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"type":"noted","text":"tor')
    with Journal.open(tmp_path) as again:
        assert "27 bytes" in str(again.repaired)
        later = again.append(Noted(text="later"))
    assert Journal.open(tmp_path, readonly=True).events[1:] == [kept, later]


def test_zeros_after_a_power_cut_are_cut_off_too(tmp_path: Path) -> None:
    with new_journal(tmp_path):
        pass
    with (tmp_path / FILE).open("ab") as file:
        file.write(bytes(4096))
    with Journal.open(tmp_path) as again:
        assert again.repaired
        assert len(again.events) == 1


@given(st.lists(EVENTS, max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_tearing_the_file_anywhere_loses_at_most_the_torn_event(
    events: list[Event], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with new_journal(folder) as journal:
            written = [journal.opened, *(journal.append(event) for event in events)]
        whole = (folder / FILE).read_bytes()
        at = data.draw(st.integers(min_value=0, max_value=len(whole)))
        (folder / FILE).write_bytes(whole[:at])
        lines = whole[:at].count(b"\n")
        if not lines:
            with pytest.raises(SessionError, match="is empty"):
                Journal.open(folder)
            return
        with Journal.open(folder) as again:
            assert again.events == written[:lines]
            assert bool(again.repaired) == (not whole[:at].endswith(b"\n"))
            later = again.append(Noted(text="later"))
        assert Journal.open(folder, readonly=True).events == [*written[:lines], later]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"{", "not JSON"),
        (b"\x00\x00\x00", "not JSON"),
        (b'"text"', "not an object"),
        (b'{"type":"noted","id":"a","parent":null,"at":"","text":"x"}', "follows no other"),
        (b'{"type":"noted","id":"a","parent":"ffff","at":"","text":"x"}', "is not there"),
        (b'{"type":"noted","id":"","parent":null,"at":"","text":"x"}', "no id"),
        (b'{"type":"noted","id":"a","at":"","text":"x","more":1}', "more"),
        (b'{"type":"noted","id":"a","at":"","text":7}', "text"),
        (b'{"id":"a","at":"","text":"x"}', "type"),
        (b'{"type":"dreamt","id":7}', "unknown type"),
        (b'{"type":"noted","id":"a","at":"","text":"x","n":NaN}', "NaN is not a number"),
        (b'{"a":' * 100_000, "not JSON"),
    ],
)
def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path, line: bytes, complaint: str) -> None:
    with new_journal(tmp_path) as journal:
        journal.append(Noted(text="damaged"))
        last = journal.append(Noted(text="last"))
    _rewrite_line(tmp_path, 2, line)
    with pytest.raises(SessionError) as caught:
        Journal.open(tmp_path)
    assert f"{tmp_path / FILE}, line 2" in str(caught.value)
    assert complaint in str(caught.value)
    lenient = Journal.open(tmp_path, lenient=True)
    assert "line 2" in lenient.warnings[0]
    assert last in lenient.events


def test_an_event_of_an_unknown_type_is_kept_and_passed_over(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        root = journal.opened.id
    line = b'{"type":"dreamt", "id":"d1","parent":"%s","at":"","of":[1]}' % root.encode()
    with (tmp_path / FILE).open("ab") as file:
        file.write(line + b"\n")
    with Journal.open(tmp_path) as again:
        after = again.append(Noted(text="after"))
        assert after.parent == "d1"
        assert again.line() == [again.opened, after]
        dreamt = again["d1"]
    assert isinstance(dreamt, UnknownEvent)
    assert dreamt.line == line
    assert _lines(tmp_path)[1] == line


def test_a_journal_of_another_format_is_refused_with_both_versions(tmp_path: Path) -> None:
    with new_journal(tmp_path):
        pass
    first = json.loads(_lines(tmp_path)[0])
    first.update(format=2, versions={"talkbox": "9.0"}, never_seen=1)
    _rewrite_line(tmp_path, 1, json.dumps(first).encode())
    for lenient in (False, True):
        with pytest.raises(SessionError, match=r"format 2 by talkbox 9\.0.*reads format 1"):
            Journal.open(tmp_path, lenient=lenient)


def test_a_file_that_is_no_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"type":"noted","id":"a","text":"x"}\n')
    with pytest.raises(SessionError, match="does not open a session"):
        Journal.open(tmp_path)


@pytest.mark.parametrize(
    "event",
    [
        Rendered(chain={"gain_db": float("nan")}, audio="", measured={}),
        Rendered(chain={"gain_db": [float("inf")]}, audio="", measured={}),
        Rendered(chain={"object": object()}, audio="", measured={}),
        HeadMoved(to="nowhere", why="undo"),
        Noted(text="x", parent="nowhere"),
    ],
    ids=["nan", "inf", "object", "to", "parent"],
)
def test_an_event_that_a_reader_would_refuse_is_not_written(tmp_path: Path, event: Event) -> None:
    with new_journal(tmp_path) as journal:
        before = (tmp_path / FILE).read_bytes()
        with pytest.raises(SessionError, match="cannot be written down"):
            journal.append(event)
        assert (tmp_path / FILE).read_bytes() == before
        assert len(journal.events) == 1


def test_a_move_leads_elsewhere_and_is_not_on_the_line(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        first = journal.append(Noted(text="first"))
        second = journal.append(Noted(text="second"))
        moved = journal.append(HeadMoved(to=first.id, why="undo"))
        assert moved.parent == second.id
        assert journal.line() == [journal.opened, first]
        third = journal.append(Noted(text="third"))
        assert journal.line() == [journal.opened, first, third]
        assert journal.line(moved.id) == [journal.opened, first, second, moved]
    with Journal.open(tmp_path) as again:
        assert again.line() == [journal.opened, first, third]
