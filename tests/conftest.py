"""What tests of the command line share: a home of their own, the demo clip, and the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile
from click.testing import CliRunner, Result

from talkbox.cli.root import talkbox
from talkbox.clip import RATE_HZ, clip


def pytest_configure() -> None:
    """Let Ctrl-C reach what tests start: a shell's background job ignores it, and so would every
    process begun from there.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with talkbox's own folder beside it."""
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TALKBOX_MODEL", "planner")
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def _clip_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clip") / "song.wav"
    soundfile.write(path, clip().T, RATE_HZ, subtype="PCM_24")
    return path


@pytest.fixture
def song(desk: Path, _clip_file: Path) -> Path:
    """The demo clip as `song.wav` on the desk."""
    path = desk / "song.wav"
    path.write_bytes(_clip_file.read_bytes())
    return path


@pytest.fixture
def run(desk: Path) -> Callable[..., Result]:
    """Run `talkbox` with these arguments in this process; `input` is its standard input."""

    def run(*arguments: object, input: str | None = None) -> Result:
        return CliRunner().invoke(talkbox, [str(one) for one in arguments], input=input)

    return run


@pytest.fixture
def spawn(desk: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed `talkbox` as a process of its own."""

    def spawn(*arguments: object, input: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(Path(sys.executable).parent / "talkbox"), *map(str, arguments)],
            input=input,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "90"},
        )

    return spawn
