"""A llama-server of our own: it comes up, says what is wrong when it does not, and goes."""

from __future__ import annotations

import json
import socket
import sys
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest
from gguf_files import write_model
from serving_desk import IDLE, family, wait_until_gone, write_program

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.settings import Settings
from talkbox.serving.plan import Plan, plan
from talkbox.serving.ports import ask, free_port, is_free, served_names
from talkbox.serving.program import Program, built_in, find_program
from talkbox.serving.server import LocalServer

pytest_plugins = ("gemma_fixture", "tiny_fixture", "llama_server_fixture")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))


@pytest.fixture
def small(tmp_path: Path) -> Plan:
    """A file whose header is fine and which llama.cpp cannot load."""
    path = write_model(tmp_path / "small.gguf")
    return plan(str(path), Settings(threads=1), port=free_port())


def _standing_in(folder: Path, line: str) -> Program:
    return find_program(str(write_program(folder, line)))


def _on(share: float) -> bool:
    return True


def test_it_answers_under_the_models_name_with_what_was_planned(llama_server: LocalServer) -> None:
    port = llama_server.plan.port
    assert ask(port, "/health") == (200, b'{"status":"ok"}')
    assert served_names(port) == [llama_server.plan.name]
    properties = json.loads(ask(port, "/props")[1])
    assert properties["total_slots"] == 1
    assert properties["default_generation_settings"]["n_ctx"] == llama_server.plan.context_tokens


def test_no_web_page_may_talk_to_it(llama_server: LocalServer) -> None:
    connection = HTTPConnection("127.0.0.1", llama_server.plan.port, timeout=5)
    connection.request("GET", "/health", headers={"Origin": "https://example.org"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.headers["Access-Control-Allow-Origin"] not in ("*", "https://example.org")
    assert ask(llama_server.plan.port, "/")[0] == 404


def test_the_same_model_on_the_same_port_is_told_to_be_there(llama_server: LocalServer) -> None:
    with pytest.raises(ModelError, match=r"is served on port .* already; use it with --model http"):
        LocalServer(llama_server.plan, built_in())


def test_another_models_port_is_told_with_its_name(llama_server: LocalServer) -> None:
    other = replace(llama_server.plan, name="other")
    with pytest.raises(ModelError, match=f"is taken by a server of {llama_server.plan.name}; "):
        LocalServer(other, built_in())


def test_a_port_of_no_server_is_taken_by_another_program(small: Plan) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", small.port))
        listener.listen()
        listener.settimeout(0)
        with pytest.raises(ModelError, match=f"Port {small.port} is taken by another program"):
            LocalServer(small, built_in())


def test_a_file_that_cannot_be_loaded_is_told_in_the_servers_words(small: Plan) -> None:
    with LocalServer(small, built_in()) as server, pytest.raises(ModelError) as told:
        server.wait(_on)
    sentence = str(told.value)
    assert sentence.startswith("The server of small ended (exit status 1): ")
    assert "It said: " in sentence and "failed to load model" in sentence
    assert sentence.endswith(str(server.log))
    assert "error loading model" in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("echo 'couldn'\\''t bind HTTP server socket' >&2; exit 1", "took its port meanwhile"),
        ("echo 'ggml: failed to allocate buffer' >&2; exit 1", "too little memory; a smaller"),
        ("echo 'error: invalid argument: --alias' >&2; exit 1", "knows other flags than talkbox"),
        ("kill -KILL $$", r"\(killed by SIGKILL\): somebody killed it, or the system did"),
        ("exit 7", r"\(exit status 7\): it gave up\. Its log is"),
    ],
)
def test_why_a_server_died_is_told_with_the_cure(
    line: str, sentence: str, small: Plan, tmp_path: Path
) -> None:
    with LocalServer(small, _standing_in(tmp_path, line)) as server:
        with pytest.raises(ModelError, match=sentence):
            server.wait(_on)
        assert server.complaint() is not None


def test_one_that_never_is_ready_is_given_up_and_stopped(small: Plan, tmp_path: Path) -> None:
    program = _standing_in(tmp_path, f"echo still thinking; {IDLE}")
    with LocalServer(small, program) as server:
        there = family(server.keeper_pid)
        with pytest.raises(ModelError, match=r"not ready after 1 s .* It last said: still think"):
            server.wait(_on, patience_seconds=1.0)
    wait_until_gone(there)


def test_whoever_waits_may_stop_waiting(small: Plan, tmp_path: Path) -> None:
    program = _standing_in(tmp_path, IDLE)
    with LocalServer(small, program) as server, pytest.raises(Cancelled):
        server.wait(lambda share: False)


def test_a_server_that_ignores_being_asked_is_ended_all_the_same(
    small: Plan, tmp_path: Path
) -> None:
    deaf = f"trap '' TERM; echo deaf; {IDLE}"
    with LocalServer(small, _standing_in(tmp_path, deaf)) as server:
        with pytest.raises(ModelError, match="deaf"):
            server.wait(_on, patience_seconds=0.5)
        there = family(server.keeper_pid)
    wait_until_gone(there)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux offers that")
def test_nothing_is_left_where_the_keeper_itself_is_killed(small: Plan, tmp_path: Path) -> None:
    with LocalServer(small, _standing_in(tmp_path, IDLE)) as server:
        with pytest.raises(ModelError):
            server.wait(_on, patience_seconds=0.3)
        there = family(server.keeper_pid)
        there[0].kill()
        wait_until_gone(there)
        with pytest.raises(ModelError, match="killed by SIGKILL"):
            server.watch_over()


def test_closed_twice_is_as_once_and_the_port_is_free(small: Plan, tmp_path: Path) -> None:
    server = LocalServer(small, _standing_in(tmp_path, IDLE))
    server.close()
    server.close()
    assert is_free(small.port)


def test_a_log_that_cannot_be_written_is_told(
    small: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"cannot be written .* set TALKBOX_HOME"):
        LocalServer(small, built_in())
