"""The log of a server: bounded, and its newest grave lines are what is quoted."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from talkbox.serving.log import KEPT_FILES, Log, folder, new_log, newest_lines


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))


def test_it_never_grows_beyond_its_bound_and_keeps_the_newest() -> None:
    path = new_log(8080)
    with closing(Log(path, most_bytes=1000)) as log:
        for number in range(1000):
            log.write(f"line {number}")
    files = list(folder().iterdir())
    assert sum(file.stat().st_size for file in files) <= 2000
    assert newest_lines(path)[-1] == "line 999"


def test_a_new_server_begins_a_new_log() -> None:
    path = new_log(8080)
    with closing(Log(path)) as log:
        log.write("old")
    assert new_log(8080) == path
    assert newest_lines(path) == []


def test_logs_of_earlier_servers_do_not_pile_up() -> None:
    for port in range(9000, 9000 + KEPT_FILES + 3):
        path = new_log(port)
        os.utime(path, (port, port))
    kept = sorted(path.name for path in folder().iterdir())
    assert len(kept) == KEPT_FILES
    assert kept[-1] == path.name


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        (
            [
                "0.00.003.959 I srv          init: loading model",
                "0.00.173.408 E llama_model_load: error loading model: no such tensor",
                "0.00.173.450 E srv    load_model: failed to load model",
                "0.00.326.957 I srv    operator(): cleaning up before exit...",
            ],
            [
                "llama_model_load: error loading model: no such tensor",
                "srv    load_model: failed to load model",
            ],
        ),
        (["one", "", "two"], ["one", "two"]),
        (["error: the same", "error: the same"], ["error: the same"]),
        ([], []),
    ],
)
def test_the_grave_lines_are_quoted_else_the_newest(lines: list[str], quoted: list[str]) -> None:
    path = new_log(8080)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert newest_lines(path) == quoted


def test_a_log_that_is_gone_has_nothing_to_quote(tmp_path: Path) -> None:
    assert newest_lines(tmp_path / "none.log") == []


def test_a_line_without_end_and_bytes_that_are_no_text_are_quoted_in_part() -> None:
    path = new_log(8080)
    path.write_bytes(b"error: \xff" + b"x" * 10_000)
    (line,) = newest_lines(path)
    assert line.startswith("error: ") and len(line) < 300
