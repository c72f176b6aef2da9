"""`--model http://...`: what a producer sees of a model behind a server, right or wrong."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_desk import Run
from scripted_server import Scripted, running

from talkbox.home import root
from talkbox.plain_http import VARIABLE

KEY = "sk-never-shown-1234"
WORDS = {"choices": [{"index": 0, "delta": {"content": "It is fine as it is."}}]}
END = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
ANSWER = "".join(f"data: {json.dumps(each)}\n\n" for each in (WORDS, END)) + "data: [DONE]\n\n"
FAR = "http://gpu.invalid:8080"
"""A host that is not near, and that nobody can ever be (RFC 6761)."""


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A llama-server that answers every request in words."""
    with running(Scripted.of_kind("llama-server").put("/v1/chat/completions", ANSWER)) as server:
        yield server


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TALKBOX_API_KEY", raising=False)
    monkeypatch.delenv(VARIABLE, raising=False)


def ask(run: Run, model: str, *more: str, status: int = 1) -> str:
    """What `do` says of this model on standard error."""
    result = run("do", "is it dark?", "song.wav", "-o", "out.wav", "--model", model, *more)
    assert result.exit_code == status, result.output
    return str(result.stderr)


def configure(text: str) -> None:
    root().mkdir(parents=True, exist_ok=True)
    (root() / "config.toml").write_text(text, encoding="utf-8")


def test_a_server_answers_by_its_address_alone(run: Run, song: Path, server: Scripted) -> None:
    told = ask(run, server.origin.removeprefix("http://"), status=3)
    assert told == ""
    assert "POST /v1/chat/completions" in server.asked


def test_the_address_may_stand_in_the_environment_and_the_configuration(
    run: Run, song: Path, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("do", "is it dark?", "song.wav", "-o", "out.wav", "--json")
    monkeypatch.setenv("TALKBOX_MODEL", f"{server.origin}/v1#gemma-4-12b-it")
    assert json.loads(run(*command).stdout)["model"] == f"{server.origin}/v1#gemma-4-12b-it"
    monkeypatch.delenv("TALKBOX_MODEL")
    configure(f'model = "{server.origin}"')
    assert json.loads(run(*command).stdout)["model"] == f"{server.origin}/v1"


def test_a_key_is_sent_and_kept_nowhere(
    run: Run, song: Path, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.key = KEY
    assert "wants a key" in ask(run, server.origin)
    monkeypatch.setenv("TALKBOX_API_KEY", KEY)
    ask(run, server.origin, status=3)
    monkeypatch.setenv("TALKBOX_API_KEY", f"{KEY}-wrong")
    told = ask(run, server.origin)
    assert "does not accept this key" in told and KEY not in told
    shown = run("doctor", "--model", server.origin, "--json").output
    assert server.keys == {None, f"Bearer {KEY}", f"Bearer {KEY}-wrong"}
    kept = [path for path in root().rglob("*") if path.is_file()]
    assert kept and not any(KEY.encode() in path.read_bytes() for path in kept)
    assert KEY not in shown


def test_a_key_of_the_configuration_goes_to_its_server_only(
    run: Run, song: Path, server: Scripted
) -> None:
    configure(f'[keys]\n"{server.origin}/v1" = "{KEY}"\n"https://a.example" = "another"')
    ask(run, server.origin, status=3)
    assert server.keys == {f"Bearer {KEY}"}


@pytest.mark.parametrize(
    "keys", ["3", f'["{KEY}"]', f'{{"{KEY}" = 1}}', f'{{"ftp://a" = "{KEY}"}}']
)
def test_a_wrong_table_of_keys_is_told_without_showing_one(
    keys: str, run: Run, song: Path, server: Scripted
) -> None:
    configure(f"keys = {keys}")
    told = ask(run, server.origin)
    assert "under [keys] each line is a server and its key" in told and KEY not in told


def test_a_wrong_port_is_told(run: Run, song: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        told = ask(run, f"http://127.0.0.1:{port}")
    assert f"Nothing listens at http://127.0.0.1:{port}" in told


def test_a_wrong_path_is_told_with_the_right_one(run: Run, song: Path, server: Scripted) -> None:
    assert f"write --model {server.origin}/v1" in ask(run, f"{server.origin}/v3")


def test_what_is_no_model_server_is_told(run: Run, song: Path) -> None:
    with running(Scripted().put("*", "<html>a page</html>")) as page:
        assert "no server of a model" in ask(run, page.origin)


def test_an_unknown_model_is_told_with_those_that_exist(
    run: Run, song: Path, server: Scripted
) -> None:
    told = ask(run, f"{server.origin}#llama3")
    assert "no model 'llama3'; there are: gemma-4-12b-it." in told


def test_a_server_without_tools_is_told(run: Run, song: Path) -> None:
    shown = {"capabilities": ["completion"]}
    with running(Scripted.of_kind("ollama").put("/api/show", shown)) as server:
        assert "takes no tools" in ask(run, server.origin)


def test_a_small_context_is_said_before_the_first_turn(run: Run, song: Path) -> None:
    ollama = Scripted.of_kind("ollama").put("/v1/chat/completions", ANSWER)
    with running(ollama.put("/api/ps", {"models": []})) as server:
        assert "OLLAMA_CONTEXT_LENGTH=16384 ollama serve" in ask(run, server.origin, status=3)
        assert ask(run, server.origin, "--quiet", status=3) == ""
        configure("[server]\ncontext_tokens = 16384")
        assert ask(run, server.origin, status=3) == ""
        server.put("/api/ps", {"models": [{"name": "gemma4:12b", "context_length": 4096}]})
        server.asked.clear()
        assert "4,096 tokens" in ask(run, server.origin)
        assert "POST /v1/chat/completions" not in server.asked


@pytest.mark.parametrize(
    "option",
    [
        ("--context", "8192"),
        ("--threads", "4"),
        ("--gpu-layers", "10"),
        ("--draft", "gemma-4-e2b"),
        ("--flash-attention",),
    ],
)
def test_what_a_server_settles_itself_is_not_taken_for_set(
    option: tuple[str, ...], run: Run, song: Path, server: Scripted
) -> None:
    told = ask(run, server.origin, *option)
    assert told.startswith(f"talkbox: {option[0]} cannot be set from here")
    assert "talkbox doctor --model" in told
    assert server.asked == []


def test_thinking_and_seed_are_for_servers_too(run: Run, song: Path, server: Scripted) -> None:
    ask(run, server.origin, "--thinking", "--seed", "7", status=3)


def test_a_far_server_without_encryption_is_refused_in_a_script(
    run: Run, song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ask(run, FAR)
    assert "has no encryption" in told and "--plain-http" in told
    assert "encryption" not in ask(run, FAR, "--plain-http")
    monkeypatch.setenv(VARIABLE, "1")
    assert "encryption" not in ask(run, FAR)
    monkeypatch.delenv(VARIABLE)
    configure(f'plain_http = ["{FAR}"]')
    assert "encryption" not in ask(run, FAR)


def test_the_doctor_shows_the_server_and_what_it_does_not_do(run: Run, desk: Path) -> None:
    with running(Scripted.of_kind("ollama")) as server:
        result = run("doctor", "--model", server.origin)
        document = json.loads(run("doctor", "--model", server.origin, "--json").stdout)
    assert result.exit_code == 0, result.output
    for line in (
        f"ok  server: Ollama 0.24.0 at {server.origin}/v1",
        "ok  server model: gemma4:12b (in memory); also there: nomic-embed-text:latest",
        "ok  server context: 32,768 tokens",
        "ok  server tools: takes tools",
        "ok  server audio: hears speech",
        "ok  server thinking: can think; the switch: by each request",
        "ok  server prefix cache: keeps what it has read",
        "--  not done there: It ignores tool_choice",
    ):
        assert line in result.stdout, line
    [facts] = [each["facts"] for each in document["findings"] if each["name"] == "server"]
    assert (facts["kind"], facts["context_tokens"], facts["tools"]) == ("Ollama", 32768, True)


def test_the_doctor_says_what_is_in_the_way(run: Run, desk: Path) -> None:
    running_models = {"models": [{"name": "gemma4:12b", "context_length": 4096}]}
    with running(Scripted.of_kind("ollama").put("/api/ps", running_models)) as server:
        result = run("doctor", "--model", server.origin)
    assert result.exit_code == 1
    assert "!!  server fits: Ollama 0.24.0 gives gemma4:12b a context of 4,096" in result.stdout
    assert "!!  server: http://gpu.invalid:8080 has no encryption" in (
        run("doctor", "--model", FAR).stdout
    )
