"""The command line at a real terminal: line editing, the progress bar, Ctrl-C, Ctrl-D."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from cli_desk import Run

from talkbox.clip import RATE_HZ, clip

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")
TALKBOX = str(Path(sys.executable).parent / "talkbox")


@pytest.fixture
def long(desk: Path) -> Path:
    """Five minutes of music, so that a render can be caught at work."""
    path = desk / "long.wav"
    soundfile.write(path, np.tile(clip().T, (60, 1)), RATE_HZ, subtype="PCM_16")
    return path


def test_ctrl_c_in_a_render_leaves_no_file_and_a_session_that_goes_on(run: Run, long: Path) -> None:
    arguments = ["do", "huge hall reverb", long.name, "-o", "out.wav"]
    with pexpect.spawn(TALKBOX, arguments, encoding="utf-8", timeout=60) as terminal:
        terminal.expect("Rendering")
        terminal.sendintr()
        terminal.expect("Stopped; nothing was written")
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 130
    assert [path.name for path in long.parent.iterdir()] == [long.name]
    assert json.loads(run("sessions", "verify", "--json").stdout)["problems"] == []
    log = json.loads(run("sessions", "log", "--json").stdout)
    assert (log[-1]["type"], log[-1]["reason"]) == ("turn_ended", "cancelled")


def test_in_a_chat_ctrl_c_stops_the_turn_and_ctrl_d_ends(run: Run, long: Path) -> None:
    with pexpect.spawn(
        TALKBOX, ["chat", long.name], encoding="utf-8", timeout=60, dimensions=(40, 100)
    ) as terminal:
        terminal.expect("> ")
        terminal.send("huge hall reverb\r")
        terminal.expect("Rendering")
        terminal.sendintr()
        terminal.expect("Stopped")
        terminal.expect("> ")
        terminal.send("/ta\t\r")
        terminal.expect(r"\(source\)")
        terminal.expect("> ")
        terminal.sendeof()
        terminal.expect(pexpect.EOF)
    assert terminal.exitstatus == 0
    assert "huge hall reverb" in run("sessions", "log").stdout
