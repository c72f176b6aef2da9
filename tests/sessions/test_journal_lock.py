"""Who may write a journal, and what a kill, a full disk or a taken folder leaves of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from journal_samples import new_journal

from talkbox_sessions.disk import DiskSync
from talkbox_sessions.errors import SessionError, SessionLocked
from talkbox_sessions.events import (
    ModelReplied,
    Noted,
)
from talkbox_sessions.journal import FILE, Journal


def _child(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent,
    )


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
