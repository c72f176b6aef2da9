"""`talkbox models`: the list, a pull over real HTTP, and a check."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_desk import Run, Spawn
from fake_hub import FakeHub, running
from gguf_files import write_model, write_projector

from talkbox.models import catalogue
from talkbox.models.memory import available_bytes, has_card

pytest_plugins = ("gemma_fixture", "tiny_fixture")
E2B = "gemma-4-E2B_q4_0-it.gguf"
EAR = "gemma-4-E2B-it-mmproj.gguf"
HEAVY = ("numpy", "llama_cpp", "llguidance", "jinja2", "psutil", "huggingface_hub", "rich")


@pytest.fixture
def folder(desk: Path) -> Path:
    """Where models lie, for a person who has none."""
    catalogue.folder().mkdir(parents=True)
    return catalogue.folder()


@pytest.fixture
def hub(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    model = write_model(tmp_path / "model.gguf").read_bytes()
    projector = write_projector(tmp_path / "ear.gguf").read_bytes()
    with running(FakeHub({E2B: model, EAR: projector})) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hugging"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.delenv("HF_TOKEN", raising=False)
        yield hub


def test_the_list_says_of_each_model_what_it_takes_and_can(run: Run, folder: Path) -> None:
    document = json.loads(run("models", "list", "--json").stdout)
    models = {model["name"]: model for model in document["models"]}
    assert models["gemma-4-12b"]["disk_bytes"] == 6_975_879_296 + 175_115_616
    assert models["gemma-4-12b"]["hears"] and not models["gemma-4-31b"]["hears"]
    for model in models.values():
        assert model["fits"] == (model["memory_bytes"] <= document["free_bytes"])
        assert model["path"] is None
    shown = run("models", "list").stdout
    assert "gemma-4-26b-a4b" in shown and "14.4 GB" in shown
    marked = [line for line in shown.splitlines() if line.startswith("->")]
    assert len(marked) == (document["recommended"] is not None)


def test_the_list_says_what_is_here_and_what_else_lies_there(run: Run, folder: Path) -> None:
    write_model(folder / E2B, width=1536)
    write_model(folder / "mine.gguf")
    write_projector(folder / "mine-mmproj.gguf")
    (folder / "broken.gguf").write_bytes(b"GGUF")
    models = {m["name"]: m for m in json.loads(run("models", "list", "--json").stdout)["models"]}
    assert models["gemma-4-e2b"]["path"] == str(folder / E2B)
    assert models["mine"]["hears"] is True and models["mine"]["title"] == "Small"
    assert "damaged" in models["broken"]["problem"]
    assert "mine-mmproj" not in models
    assert models["mine"]["projector"] == str(folder / "mine-mmproj.gguf")
    shown = run("models", "list").stdout
    assert "broken" in shown and "not yet" in shown


def test_the_list_says_whether_a_model_that_is_here_hears_already(run: Run, folder: Path) -> None:
    write_model(folder / E2B, width=1536)
    write_projector(folder / EAR, width=1536)
    models = {m["name"]: m for m in json.loads(run("models", "list", "--json").stdout)["models"]}
    assert models["gemma-4-e2b"]["projector"] == str(folder / EAR)
    assert models["gemma-4-12b"]["projector"] is None
    assert "not yet" not in run("models", "list").stdout


def test_a_projector_may_be_named(run: Run, desk: Path) -> None:
    write_model(desk / "m.gguf")
    ear = write_projector(desk / "ear.gguf")
    named = run("models", "check", "m.gguf", "--no-run", "--projector", ear)
    assert named.exit_code == 0 and "ok    projector: ear.gguf fits it" in named.stdout
    assert "warn  projector: " in run("models", "check", "m.gguf", "--no-run").stdout
    wrong = run("models", "check", "m.gguf", "--no-run", "--projector", "m.gguf")
    assert wrong.exit_code == 1 and "not a projector" in wrong.stdout
    (desk.parent / "home").mkdir(exist_ok=True)
    (desk.parent / "home/config.toml").write_text('[llama]\nprojector = "ear.gguf"\n')
    assert "ok    projector: ear.gguf" in run("models", "check", "m.gguf", "--no-run").stdout


def test_the_list_says_how_to_get_the_one_to_have_or_that_it_answers(
    run: Run, folder: Path
) -> None:
    name = json.loads(run("models", "list", "--json").stdout)["recommended"]
    model = catalogue.known(name or "")
    if model is None:
        pytest.skip("no model fits into the memory of this machine")
    assert f"talkbox models pull {name}" in run("models", "list").stdout
    write_model(model.path)
    shown = run("models", "list").stdout
    assert "The one marked is here, and answers by default" in shown
    assert "models pull" not in shown


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are all Unicode")
def test_a_file_whose_name_is_no_utf_8_is_listed_and_checked(
    spawn: Spawn, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")
    path = write_model(folder / os.fsdecode(b"\xff.gguf"))
    write_projector(folder / os.fsdecode(b"\xff-mmproj.gguf"))
    for command in (("models", "list"), ("models", "check", path, "--no-run"), ("doctor",)):
        ran = spawn(*command)
        assert ran.returncode == 0, ran.stderr
    assert "?-mmproj.gguf" in spawn("models", "check", path, "--no-run").stdout


def test_a_pull_warns_of_the_memory_needed_at_the_context_that_is_configured(
    spawn: Spawn, hub: FakeHub
) -> None:
    model = catalogue.known("gemma-4-12b")
    assert model is not None
    if not 12 * 10**9 < available_bytes() < 90 * 10**9 or has_card():
        pytest.skip("the 12B must fit with a small context and not with the largest")
    hub.files[model.file] = hub.files[E2B]
    pull = ("models", "pull", model.name, "--no-projector")
    assert "of memory, and" not in spawn(*pull).stderr
    (catalogue.folder().parent / "config.toml").write_text("[llama]\ncontext_tokens = 262144\n")
    assert "gemma-4-12b needs about" in spawn(*pull).stderr


def test_more_context_needs_more_memory_in_the_list(run: Run, desk: Path) -> None:
    def memory_bytes() -> list[int]:
        document = json.loads(run("models", "list", "--json").stdout)
        return [model["memory_bytes"] for model in document["models"]]

    usual = memory_bytes()
    home = catalogue.folder().parent
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("[llama]\ncontext_tokens = 32768\n")
    assert all(more > less for more, less in zip(memory_bytes(), usual, strict=True))


def test_a_model_is_pulled_with_its_projector(spawn: Spawn, hub: FakeHub) -> None:
    pulled = spawn("models", "pull", "gemma-4-e2b")
    assert pulled.returncode == 0, pulled.stderr
    assert (catalogue.folder() / E2B).read_bytes() == hub.files[E2B]
    assert (catalogue.folder() / EAR).read_bytes() == hub.files[EAR]
    assert "checksum right" in pulled.stdout and "--model gemma-4-e2b" in pulled.stdout
    assert f"Fetching {E2B}" in pulled.stderr and "Fetching" not in pulled.stdout


def test_a_pull_without_a_projector_leaves_it(spawn: Spawn, hub: FakeHub) -> None:
    assert spawn("models", "pull", "gemma-4-e2b", "--no-projector").returncode == 0
    assert [path.name for path in catalogue.folder().iterdir()] == [E2B]


def test_a_pull_that_fails_ends_with_one_sentence(spawn: Spawn, hub: FakeHub) -> None:
    hub.refusal = (404, "EntryNotFound")
    failed = spawn("models", "pull", "gemma-4-e2b")
    assert failed.returncode == 1 and failed.stdout == ""
    assert failed.stderr.startswith("talkbox: https://huggingface.co/google/gemma-4-E2B")
    assert len(failed.stderr.splitlines()) == 1


def test_an_unknown_model_is_told_before_anything_is_asked(run: Run, hub: FakeHub) -> None:
    failed = run("models", "pull", "gemma-4-e2")
    assert failed.exit_code == 1
    assert "did you mean gemma-4-e2b?" in failed.stderr
    assert hub.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a child")
def test_ctrl_c_in_a_pull_keeps_what_came_and_says_so(hub: FakeHub, tmp_path: Path) -> None:
    hub.files[E2B] = bytes(3_000_000)
    hub.holds_after = 1_000_000
    pulling = subprocess.Popen(
        [str(Path(sys.executable).parent / "talkbox"), "models", "pull", "gemma-4-e2b"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert hub.holding.wait(timeout=60)
    arrived = catalogue.folder().glob(f"{E2B}.*.part")
    while not any(part.stat().st_size for part in arrived):  # sent is not yet received
        assert pulling.poll() is None
        arrived = catalogue.folder().glob(f"{E2B}.*.part")
    pulling.send_signal(signal.SIGINT)
    stderr = pulling.communicate(timeout=60)[1]
    hub.release.set()
    assert pulling.returncode == 130
    assert "what came is kept, and the next pull goes on from there" in stderr
    (part,) = catalogue.folder().glob(f"{E2B}.*.part")
    assert 0 < part.stat().st_size <= 1_000_000


def test_a_check_says_line_by_line_what_works(run: Run, tiny: Path) -> None:
    checked = run("models", "check", tiny, "--no-run")
    assert checked.exit_code == 0
    assert [line.split(":")[0] for line in checked.stdout.splitlines()] == [
        "ok    file",
        "ok    template",
        "ok    tokens",
        "warn  projector",
        "ok    memory",
    ]


def test_a_check_of_a_wrong_file_fails(run: Run, song: Path) -> None:
    checked = run("models", "check", song, "--json")
    assert checked.exit_code == 1
    document = json.loads(checked.stdout)
    assert document["usable"] is False
    (line,) = document["checks"]
    assert line["state"] == "fail" and "is not a GGUF file" in line["text"]


def test_a_check_takes_a_name_and_says_what_is_missing(run: Run, folder: Path) -> None:
    assert "talkbox models pull gemma-4-12b" in run("models", "check", "gemma-4-12b").stderr
    write_model(folder / "mine.gguf")
    assert run("models", "check", "mine", "--no-run").exit_code == 0


def test_a_context_that_is_too_large_fails_the_check(run: Run, folder: Path) -> None:
    write_model(folder / "mine.gguf", kv_heads=[64] * 500, windowed=[False], context_tokens=2**30)
    checked = run("models", "check", "mine", "--no-run", "--context", 1_000_000)
    assert checked.exit_code == 1
    assert "--context" in checked.stdout or "planner" in checked.stdout


def test_the_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from click.testing import CliRunner
from talkbox.cli.root import talkbox
assert CliRunner().invoke(talkbox, ["models", "--help"]).exit_code == 0
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
