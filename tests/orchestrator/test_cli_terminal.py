"""The command line at a real terminal: line editing, the progress bar, Ctrl-C, Ctrl-D."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from cli_desk import Run

from talkbox.clip import RATE_HZ, clip

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")
TALKBOX = str(Path(sys.executable).parent / "talkbox")
READY = r"\x1b\[\?2004h"
"""What line editing sends when it waits for a line: bracketed paste on."""


@pytest.fixture
def long(desk: Path) -> Path:
    """Three minutes of music, so that a render can be caught at work."""
    path = desk / "long.wav"
    soundfile.write(path, np.tile(clip().T, (36, 1)), RATE_HZ, subtype="PCM_16")
    return path


def _at_terminal(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    return pexpect.spawn(
        TALKBOX, arguments, encoding="utf-8", timeout=60, dimensions=(40, 100), echo=False
    )


def _wait_for_a_render(terminal: Any, desk: Path) -> None:
    """Until the journal says that the calls were carried out: what comes next is the render."""
    while terminal.isalive():
        journals = list((desk.parent / "home/sessions").glob("*/journal.jsonl"))
        if any(b"tool_returned" in journal.read_bytes() for journal in journals):
            return
    raise AssertionError(terminal.read())


def test_ctrl_c_in_a_render_leaves_no_file_and_a_session_that_goes_on(
    run: Run, long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["do", "huge hall reverb", long.name, "-o", "out.wav"]
    with _at_terminal(arguments, monkeypatch) as terminal:
        _wait_for_a_render(terminal, long.parent)
        terminal.sendintr()
        terminal.expect("Stopped; nothing was written")
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 130
    assert [path.name for path in long.parent.iterdir()] == [long.name]
    assert json.loads(run("sessions", "verify", "--json").stdout)["problems"] == []
    log = json.loads(run("sessions", "log", "--json").stdout)
    assert (log[-1]["type"], log[-1]["reason"]) == ("turn_ended", "cancelled")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_file_is_written_leaves_no_part_of_it(
    long: Path, sent: signal.Signals
) -> None:
    command = [TALKBOX, "do", "darker", long.name, "-o", "out.flac"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:
        while child.poll() is None and len(list(long.parent.iterdir())) == 1:
            pass
        child.send_signal(sent)
        _, errors = child.communicate()
    assert [path.name for path in long.parent.iterdir()] == [long.name]
    assert child.returncode == 128 + sent
    assert "Traceback" not in errors


def test_in_a_chat_ctrl_c_stops_the_turn_and_ctrl_d_ends(
    run: Run, long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _at_terminal(["chat", long.name], monkeypatch) as terminal:
        terminal.expect(READY)
        terminal.send("huge hall reverb\r")
        _wait_for_a_render(terminal, long.parent)
        terminal.sendintr()
        terminal.expect("Stopped")
        terminal.expect(READY)
        terminal.send("/ta\t")
        terminal.expect("kes")
        terminal.send("\r")
        terminal.expect(r"\(source\)")
        terminal.expect(READY)
        terminal.sendeof()
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 0
    log = run("sessions", "log").stdout
    assert "huge hall reverb" in log and "failed" in log


def test_lines_of_an_earlier_chat_come_back_with_the_arrow(
    song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for keys in ("/takes\r", "\x1b[A\r"):
        with _at_terminal(["chat", song.name], monkeypatch) as terminal:
            terminal.expect(READY)
            terminal.send(keys)
            terminal.expect(r"\(source\)")
            terminal.expect(READY)
            terminal.sendeof()
            terminal.expect(pexpect.EOF)


def test_an_edit_in_a_chat_is_followed_by_a_table(
    song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _at_terminal(["chat", song.name], monkeypatch) as terminal:
        terminal.expect(READY)
        terminal.send("make it darker\r")
        terminal.expect("before.*after")
        terminal.expect("tilt .*darker")
        terminal.send("/quit\r")
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 0


def test_a_render_that_drags_on_draws_a_bar_and_takes_it_away() -> None:
    draw = (
        "from talkbox.cli.progress import Bar\n"
        "with Bar(patience_seconds=0) as bar:\n"
        "    bar(0.1)\n    bar(0.5)\n    input()\n    bar(1.0)\n"
        "print('done')\n"
    )
    with pexpect.spawn(sys.executable, ["-c", draw], encoding="utf-8", timeout=20) as terminal:
        terminal.expect("Rendering.*50%")
        terminal.send("\r")
        terminal.expect("done")


def test_a_short_render_draws_nothing() -> None:
    draw = (
        "from talkbox.cli.progress import Bar\n"
        "with Bar() as bar:\n    bar(0.1)\n    bar(0.5)\n    bar(1.0)\n"
    )
    with pexpect.spawn(sys.executable, ["-c", draw], encoding="utf-8", timeout=20) as terminal:
        terminal.expect(pexpect.EOF)
        assert terminal.before == ""
