"""Speaking at a real terminal: push-to-talk with a file in the microphone's place, and the question
before anything that was heard is said."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cli_desk import Run
from espeak import needs_espeak
from voice_desk import hearing, spoken_file

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")
pytestmark = needs_espeak
TALKBOX = str(Path(sys.executable).parent / "talkbox")
READY = r"\x1b\[\?2004h"
"""What line editing sends when it waits for a line: bracketed paste on."""
RECORDED = "###"
"""The level meter, once the file was played into the microphone."""
ESCAPE = "\x1b"


@pytest.fixture
def command(desk: Path) -> Path:
    return spoken_file(desk / "command.wav")


@contextmanager
def at_terminal(*arguments: str) -> Iterator[Any]:
    """The command at a terminal; it must have ended by itself when the block ends."""
    how: dict[str, Any] = {"encoding": "utf-8", "timeout": 60, "echo": False}
    with pexpect.spawn(TALKBOX, list(arguments), dimensions=(40, 100), **how) as terminal:
        yield terminal
        terminal.expect(pexpect.EOF)


@contextmanager
def speaking(song: Path, *heard: str) -> Iterator[Any]:
    """A chat with a microphone, in which these texts are heard."""
    with (
        hearing(*heard) as address,
        at_terminal(
            "chat", song.name, "--voice", "--microphone", "file:command.wav",
            "--transcriber", address,
        ) as terminal,
    ):  # fmt: skip
        terminal.expect("Hold the space bar")
        terminal.expect(READY)
        yield terminal


def told(run: Run, kind: str) -> list[dict[str, Any]]:
    """The events of this kind in the journal."""
    log: list[dict[str, Any]] = json.loads(run("sessions", "log", "--all", "--json").stdout)
    return [event for event in log if event["type"] == kind]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")


def test_the_space_bar_records_enter_says_what_was_heard_and_typing_goes_on(
    run: Run, song: Path, command: Path
) -> None:
    with speaking(song, "make it darker") as terminal:
        terminal.send(" ")
        terminal.expect(RECORDED)
        terminal.send("\r")
        terminal.expect("microphone, .* s, heard by .*: make it darker")
        terminal.expect("Esc drops it")
        terminal.expect("say> make it darker")
        terminal.send("\r")
        terminal.expect("before.*after")
        terminal.expect(READY)
        terminal.send("a bit less\r")
        terminal.expect("before.*after")
        terminal.expect(READY)
        terminal.send("/quit\r")
    assert terminal.exitstatus == 0
    (heard,) = told(run, "transcribed")
    said, typed = told(run, "user_said")
    assert (typed["via"], typed["text"]) == ("typed", "a bit less")
    assert (heard["source"], heard["heard"]) == ("microphone", "make it darker")
    assert (said["via"], said["transcript"]) == ("spoken", heard["id"])


def test_a_space_bar_that_is_held_ends_by_itself_and_what_was_heard_can_be_corrected(
    run: Run, song: Path, command: Path
) -> None:
    with speaking(song, "make it darker") as terminal:
        terminal.send("    ")
        terminal.expect("say> make it darker")
        terminal.send("\x15brighter\r")
        terminal.expect("before.*after")
        terminal.expect(READY)
        terminal.sendeof()
    assert told(run, "transcribed")[0]["text"] == "make it darker"
    assert told(run, "user_said")[0]["text"] == "brighter"


def test_escape_drops_a_recording_and_what_was_heard(run: Run, song: Path, command: Path) -> None:
    with speaking(song, "make it darker") as terminal:
        terminal.send(" ")
        terminal.expect("Let go of the space bar")
        terminal.send(ESCAPE)
        terminal.expect("Cancelled; nothing was said")
        terminal.expect(READY)
        terminal.send("/voice\r")
        terminal.expect(RECORDED)
        terminal.send("\r")
        terminal.expect("say> make it darker")
        terminal.send(ESCAPE)
        terminal.expect("Cancelled; nothing was said")
        terminal.expect(READY)
        terminal.sendeof()
    (heard,) = told(run, "transcribed")
    assert told(run, "transcript_cancelled")[0]["transcript"] == heard["id"]
    assert told(run, "user_said") == []


def test_a_microphone_that_cannot_be_had_is_told_and_typing_goes_on(
    run: Run, song: Path, command: Path
) -> None:
    with at_terminal("chat", song.name, "--voice", "--microphone", "file:gone.wav") as terminal:
        terminal.expect(r"There is no file gone\.wav")
        terminal.expect("/voice FILE")
        terminal.expect(READY)
        terminal.send(" make it darker\r")
        terminal.expect("before.*after")
        terminal.expect(READY)
        terminal.sendeof()


def test_do_asks_before_it_says_what_was_heard_unless_told_not_to(
    run: Run, song: Path, command: Path
) -> None:
    arguments = ("do", "--voice", command.name, song.name, "-o", "out.wav", "--transcriber")
    with hearing("make it darker") as address:
        with at_terminal(*arguments, address) as terminal:
            terminal.expect("say> make it darker")
            terminal.send(ESCAPE)
            terminal.expect("Cancelled; nothing was said. No file was written.")
        assert terminal.exitstatus == 3
        assert not Path("out.wav").exists()
        assert len(told(run, "transcript_cancelled")) == 1
        with at_terminal(*arguments, address, "--yes") as terminal:
            terminal.expect("heard by .*: make it darker")
            terminal.expect(r"out\.wav: 5\.00 s")
        assert terminal.exitstatus == 0
