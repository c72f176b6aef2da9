"""`talkbox models serve`, as installed: up, used, and gone however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tiny_projector
from cli_desk import Run, Spawn
from gguf_files import write_model
from serving_desk import family, wait_until_gone, write_program

from talkbox.serving.ports import ask, is_free

pytest_plugins = ("gemma_fixture", "tiny_fixture", "llama_server_fixture")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@contextmanager
def _serving(*arguments: object) -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    """The command on a free port, that port, and what it says once it serves."""
    command = [str(Path(sys.executable).parent / "talkbox"), "models", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--threads", "1", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline() + process.stdout.readline()
            assert "Use it with: --model http://127.0.0.1:" in said, process.communicate()
            yield process, int(said.rsplit(":", 1)[1].partition("/")[0]), said
        finally:
            process.kill()


def test_until_ctrl_c_it_serves_with_its_projector(desk: Path, tiny: Path) -> None:
    model = desk / "tiny.gguf"
    model.symlink_to(tiny)
    tiny_projector.build(desk / "mmproj-tiny.gguf")
    with _serving(model) as (process, port, _):
        assert json.loads(ask(port, "/props")[1])["modalities"]["audio"]
        there = family(process.pid)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "hears speech" in said and said.endswith("Stopped.\n")
        wait_until_gone(there)
        assert is_free(port)


def test_killed_it_takes_the_server_of_the_path_with_it(
    desk: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = write_program(desk, help=None)
    monkeypatch.setenv("PATH", str(desk), prepend=os.pathsep)
    with _serving(tiny, "--context", 2048) as (process, port, said):
        assert f"by {program} (version 7001 (abc))" in said
        assert ask(port, "/health")[0] == 200
        there = family(process.pid)
        process.kill()
        wait_until_gone(there)
        assert is_free(port)


def test_a_server_that_dies_ends_it_with_one_sentence(desk: Path, spawn: Spawn) -> None:
    ended = spawn("models", "serve", write_model(desk / "small.gguf"), "--port", 0)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("talkbox: The server of small ended (exit status 1): ")
    assert ended.stderr.count("\n") == 1


def test_wrong_wishes_are_told(desk: Path, run: Run) -> None:
    write_model(desk / "small.gguf")
    for wish, sentence in (
        (("none",), "There is no model 'none'"),
        (("small.gguf", "--port", 80), "A port is a number from 1024"),
        (("small.gguf", "--slots", 0), "A server has 1 to 16 slots"),
        (("small.gguf", "--context", 3), "context_tokens is 3; allowed is 1024"),
        (("small.gguf", "--draft", "none"), "There is no model 'none'"),
    ):
        ended = run("models", "serve", *wish)
        assert ended.exit_code == 1
        assert sentence in ended.output


def test_do_works_with_a_server_of_its_own_and_leaves_nothing(
    song: Path, tiny: Path, spawn: Spawn
) -> None:
    ended = spawn(
        "do", "make it darker", song, "-o", "out.wav", "--model", f"serve:{tiny}", "--json"
    )
    assert "Traceback" not in ended.stderr
    assert json.loads(ended.stdout)["model"] == f"serve:{tiny}"
    (log,) = (song.parents[1] / "home" / "logs").iterdir()
    assert is_free(int(log.stem.rsplit("-", 1)[1]))
