"""Whisper models by name: pulled from a hub that runs in this process, listed, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cli_desk import Run, Spawn
from fake_hub import FakeHub, running

from talkbox.messages import ModelError
from talkbox.models import whispers
from talkbox.models.pull import Pulled, Source, pull_whisper
from talkbox.models.whispers import Whisper

pytest_plugins = ("whisper_fixture",)
FILES = {
    "config.json": b'{"alignment_heads": []}',
    "tokenizer.json": b"{}" * 900,
    "vocabulary.txt": b"a\n" * 51_865,
    "model.bin": bytes(range(256)) * 3000,
}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hugging"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    in_git = frozenset(FILES) - {"model.bin"}
    with running(FakeHub(dict(FILES), in_git=in_git)) as hub:
        yield hub


def model() -> Whisper:
    found = whispers.known("base")
    assert found is not None
    return found


def fetch(hub: FakeHub) -> list[Pulled]:
    return pull_whisper(
        model(), lambda *_: None, source=Source(endpoint=hub.address, pause_seconds=0.0)
    )


def test_all_files_of_a_model_come_into_its_folder_verified(hub: FakeHub) -> None:
    assert not model().is_here
    assert {it.state for it in fetch(hub)} == {"fetched"}
    assert {path.name: path.read_bytes() for path in model().folder.iterdir()} == FILES
    assert model().is_here and whispers.here() == (model().folder,)


def test_what_is_here_is_not_fetched_again(hub: FakeHub) -> None:
    fetch(hub)
    asked = len(hub.asked)
    assert {it.state for it in fetch(hub)} == {"here"} and len(hub.asked) == asked


def test_a_pull_that_breaks_off_leaves_no_model_and_goes_on_later(hub: FakeHub) -> None:
    hub.breaks = [10_000, 10, 10, 10, 0, 0, 0, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError, match="pull again to go on"):
        fetch(hub)
    assert not model().is_here and whispers.here() == ()
    hub.breaks = []
    fetch(hub)
    assert model().is_here


@pytest.mark.parametrize("kind", ["claimed_sha1", "claimed_sha256"])
def test_a_file_with_another_checksum_is_thrown_away(hub: FakeHub, kind: str) -> None:
    setattr(hub, kind, "0" * (40 if kind == "claimed_sha1" else 64))
    with pytest.raises(ModelError, match="another checksum"):
        fetch(hub)
    assert not model().is_here


def test_every_model_of_the_list_is_found_by_both_its_names() -> None:
    for each in whispers.whispers():
        assert whispers.known(each.name) == each
        assert whispers.known(each.name.removeprefix("whisper-").upper()) == each
        assert each.bytes > 70_000_000 and each.repository.startswith("Systran/faster-whisper-")


def test_the_larger_one_of_those_that_are_here_is_taken_first(hub: FakeHub) -> None:
    for name in ("whisper-tiny.en", "whisper-small", "whisper-base", "my-own"):
        folder = replace(model(), name=name).folder
        folder.mkdir(parents=True)
        for file, content in FILES.items():
            (folder / file).write_bytes(content)
    found = [folder.name for folder in whispers.here()]
    assert found == ["my-own", "whisper-small", "whisper-base", "whisper-tiny.en"]


def test_languages_are_told_by_the_vocabulary(whisper_tiny: Path, hub: FakeHub) -> None:
    assert whispers.knows_only_english(whisper_tiny)
    fetch(hub)
    assert not whispers.knows_only_english(model().folder)


def test_the_command_pulls_and_says_how_to_use_it(
    hub: FakeHub, spawn: Spawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    pulled = spawn("models", "pull", "whisper-base")
    assert pulled.returncode == 0, pulled.stderr
    assert "model.bin is here, its checksum right" in pulled.stdout
    assert "Use it with --transcriber whisper-base" in pulled.stdout and model().is_here


def test_a_name_that_nobody_knows_is_told_the_nearest(desk: Path, run: Run) -> None:
    ran = run("models", "pull", "whisper-bass")
    assert ran.exit_code == 1 and "did you mean whisper-base" in ran.output


def test_the_list_shows_them_below_the_models(desk: Path, run: Run) -> None:
    shown = run("models", "list").output
    assert "transcriber" in shown and "whisper-base.en" in shown
    listed = json.loads(run("models", "list", "--json").output)["whispers"]
    assert [each["name"] for each in listed] == [each.name for each in whispers.whispers()]
    assert {each["path"] for each in listed} == {None}


def test_a_model_is_checked_to_the_end(whisper_tiny: Path, desk: Path, run: Run) -> None:
    ran = run("models", "check", whisper_tiny)
    assert ran.exit_code == 0, ran.output
    assert "English only" in ran.output and "hears nothing where nothing is said" in ran.output
    told = json.loads(run("models", "check", whisper_tiny, "--no-run", "--json").output)
    assert told["usable"] and [each["name"] for each in told["checks"]] == [
        "files",
        "faster-whisper",
    ]


def test_what_says_nothing_about_whisper_is_wrong_usage(
    whisper_tiny: Path, desk: Path, run: Run
) -> None:
    ran = run("models", "check", whisper_tiny, "--context", 4096)
    assert ran.exit_code == 2 and "--context says nothing about a Whisper model" in ran.output
