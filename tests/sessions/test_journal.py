from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_samples import ask, make_take, new_journal

from talkbox_sessions.disk import DiskSync
from talkbox_sessions.errors import SessionError, SessionLocked
from talkbox_sessions.events import (
    Event,
    HeadMoved,
    ModelReplied,
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


def _child(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent,
    )


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


def test_only_one_writes_and_the_other_is_told_who(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        with pytest.raises(SessionLocked, match=f"process {os.getpid()} since 20.*UTC"):
            Journal.open(tmp_path)
        reader = Journal.open(tmp_path, readonly=True)
        journal.append(Noted(text="goes on"))
        assert len(reader.events) == 1
        with pytest.raises(SessionError, match="reading only"):
            reader.append(Noted(text="x"))
    with Journal.open(tmp_path) as again:
        assert len(again.events) == 2


def test_a_reader_takes_no_lock_and_repairs_nothing(tmp_path: Path) -> None:
    with new_journal(tmp_path):
        pass
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"type"')
    before = (tmp_path / FILE).read_bytes()
    reader = Journal.open(tmp_path, readonly=True)
    assert len(reader.events) == 1
    assert (tmp_path / FILE).read_bytes() == before
    Journal.open(tmp_path).close()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from journal_samples import new_journal\n"
        "journal = new_journal(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with _child(code, str(tmp_path)) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(SessionLocked, match=f"process {child.pid} since"):
            Journal.open(tmp_path)
        child.kill()
        child.wait()
        with Journal.open(tmp_path) as journal:
            journal.append(Noted(text="taken over"))


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX signal")
@pytest.mark.parametrize("shown", [1, 7, 60])
def test_a_kill_loses_nothing_that_was_shown(tmp_path: Path, shown: int) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from journal_samples import new_journal; from talkbox_sessions.events import Noted\n"
        "journal = new_journal(Path(sys.argv[1]))\n"
        "while True:\n"
        "    event = journal.append(Noted(text='x' * 2000))\n"
        "    print(event.id, flush=True)\n"
    )
    with _child(code, str(tmp_path)) as child:
        assert child.stdout is not None
        seen = [child.stdout.readline().strip() for _ in range(shown)]
        os.kill(child.pid, signal.SIGKILL)
        seen += child.stdout.read().split("\n")[:-1]
    with Journal.open(tmp_path) as journal:
        ids = [event.id for event in journal.events[1:]]
        assert ids[: len(seen)] == seen
        assert len(ids) - len(seen) <= 1
        journal.append(Noted(text="goes on"))


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are a POSIX thing")
def test_a_full_disk_is_one_sentence_and_the_journal_stays_whole(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from journal_samples import new_journal\n"
        "from talkbox_sessions.errors import SessionError\n"
        "from talkbox_sessions.events import Noted\n"
        "journal = new_journal(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, -1))\n"
        "journal.append(Noted(text='small'))\n"
        "try:\n"
        "    journal.append(Noted(text='x' * 2_000))\n"
        "except SessionError as error:\n"
        "    print(error)\n"
        "journal.append(Noted(text='small again'))\n"
        "journal.close()\n"
    )
    with _child(code, str(tmp_path)) as child:
        assert child.stdout is not None
        said = child.stdout.read()
    assert child.returncode == 0
    assert "could not be written" in said and "free some space" in said
    with Journal.open(tmp_path) as journal:
        assert journal.repaired is None
        notes = [event.text for event in journal.events if isinstance(event, Noted)]
        assert notes == ["small", "small again"]


def test_a_disk_that_refuses_is_told_to_whoever_waits() -> None:
    reading, writing = os.pipe()  # a pipe cannot be forced to any disk
    try:
        disk = DiskSync(writing)
        disk.request()
        with pytest.raises(OSError, match="Invalid argument"):
            disk.wait()
        disk.wait()
        disk.close()
    finally:
        os.close(reading)
        os.close(writing)


def test_waiting_for_the_disk_ends_after_any_number_of_requests(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        journal.sync()
        for _ in range(20):
            journal.append(ModelReplied(text="x"))
        journal.sync()
    journal.sync()
    journal.close()


def test_two_sessions_never_share_a_folder(tmp_path: Path) -> None:
    new_journal(tmp_path).close()
    with pytest.raises(SessionError, match="already"):
        new_journal(tmp_path)
    assert len(Journal.open(tmp_path, readonly=True).events) == 1


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SessionError, match="No session can be kept"):
        new_journal(tmp_path / "file" / "session")


def test_a_folder_without_a_journal_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="no session in"):
        Journal.open(tmp_path)
