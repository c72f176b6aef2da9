"""Which program serves, and what it is told in the words that its version knows."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from gguf_files import write_model, write_projector
from serving_desk import HELP, write_program

from talkbox.messages import ModelError
from talkbox.models.llama.settings import Settings
from talkbox.serving.builtin import main
from talkbox.serving.flags import flags
from talkbox.serving.plan import Plan, plan
from talkbox.serving.program import built_in, find_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "small.gguf")


@pytest.fixture
def small(model: Path) -> Plan:
    return plan(str(model), Settings(threads=3, gpu_layers=7, flash_attention=True), port=8081)


def _value(call: list[str], flag: str) -> str:
    return call[call.index(flag) + 1]


def test_a_server_is_told_the_model_and_how_to_run_it(small: Plan) -> None:
    call = built_in().call(replace(small, slots=2, draft=Path("draft.gguf"), thinking=True))
    said = {flag: _value(call, flag) for flag in call if flag.startswith("--")}
    assert said["--model"] == str(small.model)
    assert said["--alias"] == "small"
    assert (said["--host"], said["--port"]) == ("127.0.0.1", "8081")
    assert (said["--ctx-size"], said["--parallel"]) == ("16384", "2")
    assert (said["--threads"], said["--gpu-layers"], said["--flash-attn"]) == ("3", "7", "on")
    assert (said["--reasoning"], said["--reasoning-format"]) == ("on", "deepseek")
    assert said["--spec-draft-model"] == "draft.gguf"
    assert said["--cors-origins"] == "http://127.0.0.1:8081"
    assert {"--jinja", "--swa-full", "--no-mmproj", "--no-ui"} <= set(call)


def test_the_one_on_the_path_goes_before_the_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(tmp_path)
    assert find_program().command == built_in().command
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = find_program()
    assert found.command == (str(tmp_path / "llama-server"),)
    assert found.title.endswith("llama-server (version 7001 (abc))")


def test_one_that_is_named_goes_before_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("path", "mine"):
        (tmp_path / name).mkdir()
        write_program(tmp_path / name)
    monkeypatch.setenv("PATH", str(tmp_path / "path"), prepend=":")
    mine = str(tmp_path / "mine" / "llama-server")
    assert find_program(mine).command == (mine,)


def test_an_older_version_gets_the_names_it_knows_and_no_comforts(
    tmp_path: Path, small: Plan
) -> None:
    older = f"{HELP} --gpu-layers --flash-attn --model-draft --draft-max"
    call = find_program(str(write_program(tmp_path, help=older))).call(
        replace(small, draft=Path("draft.gguf"))
    )
    assert "--no-webui" in call and "--no-ui" not in call
    assert _value(call, "--model-draft") == "draft.gguf" and _value(call, "--draft-max") == "4"
    assert not {"--swa-full", "--cache-ram", "--cors-origins", "--spec-type"} & set(call)


def test_one_that_lacks_what_is_needed_is_too_old(tmp_path: Path, small: Plan) -> None:
    program = find_program(str(write_program(tmp_path, help=HELP.replace("--jinja", ""))))
    with pytest.raises(ModelError, match=r"version 7001 .* is too old: it does not know --jinja; "):
        program.call(replace(small, gpu_layers=None, flash_attention=None))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("echo libcuda.so.1: not found >&2; exit 127", "libcuda.so.1: not found"),
        ("exit 9", "exit status 9"),
        ("echo Usage: something else", "so it is no llama-server"),
    ],
)
def test_one_that_does_not_run_is_told_with_two_cures(line: str, why: str, tmp_path: Path) -> None:
    program = write_program(tmp_path, line, help=None)
    with pytest.raises(ModelError, match=f"cannot be used .*{why}.*TALKBOX_LLAMA_SERVER.*pip inst"):
        find_program(str(program))


def test_one_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"There is no program .*; leave that out, or name one"):
        find_program(str(tmp_path / "none"))


def test_the_built_in_one_knows_every_flag_that_may_be_sent(
    small: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = replace(small, draft=Path("draft.gguf"), projector=Path("mmproj.gguf"))
    sent = {flag.names[0] for one in (small, whole) for flag in flags(one)}
    with pytest.raises(SystemExit):
        main(["--help"])
    assert sent <= set(capsys.readouterr().out.replace(",", " ").split()) | {""}


def test_the_projector_beside_the_model_is_used_unless_it_is_left_out(model: Path) -> None:
    projector = write_projector(model.with_name("mmproj-small.gguf"))
    call = built_in().call(plan(str(model), Settings(threads=1), port=8081))
    assert _value(call, "--mmproj") == str(projector)
    named = write_projector(model.with_name("named.gguf"))
    call = built_in().call(plan(str(model), Settings(threads=1, projector=named), port=8081))
    assert _value(call, "--mmproj") == str(named)
    without = built_in().call(plan(str(model), Settings(threads=1), port=8081, projector=False))
    assert "--mmproj" not in without and "--no-mmproj" in without


@pytest.mark.parametrize(
    ("port", "slots", "sentence"),
    [
        (80, 1, "from 1024 to 65535, not 80"),
        (70_000, 1, "not 70000"),
        (8081, 0, "1 to 16 slots, not 0"),
        (8081, 99, "not 99"),
    ],
)
def test_what_is_out_of_bounds_is_told(port: int, slots: int, sentence: str, model: Path) -> None:
    with pytest.raises(ModelError, match=sentence):
        plan(str(model), Settings(threads=1), port=port, slots=slots)


def test_no_more_context_than_the_model_was_trained_for(tmp_path: Path) -> None:
    short = write_model(tmp_path / "short.gguf", context_tokens=2048)
    assert plan(str(short), Settings(threads=1), port=8081).context_tokens == 2048


def test_a_comma_in_a_files_name_does_not_become_two_names(tmp_path: Path) -> None:
    path = write_model(tmp_path / "one,two.gguf")
    assert plan(str(path), Settings(threads=1), port=8081).name == "one_two"
