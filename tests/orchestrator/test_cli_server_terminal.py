"""The question at a real terminal before anything goes to a far server unencrypted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from talkbox import config
from talkbox.home import root

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")
TALKBOX = str(Path(sys.executable).parent / "talkbox")
FAR = "http://gpu.invalid:8080"
"""A host that nobody can ever be (RFC 6761)."""
QUESTION = r"gpu\.invalid:8080 has no encryption: others on the way can read what you say"


def answered(answer: str | None, expected: str) -> str:
    """What the terminal shows after the question, or where None is said, without one."""
    arguments = ["do", "darker", "song.wav", "-o", "out.wav", "--model", FAR]
    with pexpect.spawn(TALKBOX, arguments, encoding="utf-8", timeout=30, echo=False) as terminal:
        if answer is not None:
            terminal.expect(expected)
            terminal.expect(r"\[y/N\]")
            terminal.sendline(answer)
        terminal.expect(pexpect.EOF)
        shown = str(terminal.before)
    assert terminal.exitstatus == 1
    return shown


def test_a_no_sends_nothing_and_is_not_remembered(song: Path) -> None:
    for _ in range(2):
        assert "Nothing was sent." in answered("n", QUESTION)
    assert config.plain_http() == ()


def test_a_yes_is_remembered_beside_what_else_was_configured(song: Path) -> None:
    kept = '# mine\nmodel = "planner"  # for good\nplain_http = ["http://[2001:db8::1]"] # old\n'
    root().mkdir(parents=True)
    (root() / "config.toml").write_text(f"{kept}[llama]\nthreads = 2\n", encoding="utf-8")
    assert "There is no host" in answered("y", QUESTION)
    assert config.plain_http() == ("http://[2001:db8::1]", FAR)
    written = (root() / "config.toml").read_text(encoding="utf-8")
    assert "# mine" in written and "# for good" in written and "[llama]\nthreads = 2" in written
    shown = answered(None, "")
    assert "encryption" not in shown and "There is no host" in shown


def test_a_key_that_would_be_read_on_the_way_is_part_of_the_question(
    song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_API_KEY", "sk-never-shown")
    shown = answered("n", f"{QUESTION}, and your key")
    assert "sk-never-shown" not in shown
