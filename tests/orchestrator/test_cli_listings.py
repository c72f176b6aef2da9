"""`tools`, `words`, `doctor`, `demo`: what is there, whether it works, and a first look."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import soundfile
from cli_desk import Run, Spawn

from talkbox import checkup
from talkbox_prompts import lexicon
from talkbox_tools.dsp.specs import EFFECTS


def test_tools_are_listed_with_their_packages(run: Run) -> None:
    document = json.loads(run("tools", "list", "--json").stdout)
    assert len(document["tools"]) == 13
    assert all(tool["does"] for tool in document["tools"])
    builtin = document["plugins"][0]
    assert (builtin["distribution"], builtin["status"]) == ("talkbox", "ready")
    assert "equalize" in run("tools", "list").stdout


def test_a_tool_is_shown_as_a_model_sees_it(run: Run) -> None:
    document = json.loads(run("tools", "show", "equalize", "--json").stdout)
    assert document["parameters"]["type"] == "object"
    shown = run("tools", "show", "equalize").stdout
    assert "high_shelf" in shown and "20..20000 Hz" in shown
    assert "what" in run("tools", "show", "listen").stdout


@pytest.mark.parametrize("effect", [effect.name for effect in EFFECTS])
def test_every_effect_can_be_looked_up(run: Run, effect: str) -> None:
    assert run("tools", "show", effect).stdout.strip().startswith(effect)
    assert json.loads(run("tools", "show", effect, "--json").stdout)["name"] == effect


def test_an_unknown_tool_is_told_with_those_there_are(run: Run) -> None:
    result = run("tools", "show", "equaliser")
    assert result.exit_code == 1
    assert "equalize" in result.stderr


def test_every_word_is_listed_and_can_be_looked_up(run: Run) -> None:
    listed = json.loads(run("words", "--json").stdout)
    assert [item["word"] for item in listed] == list(lexicon.names())
    assert all(item["means"] for item in listed)
    assert len(run("words").stdout.splitlines()) == len(listed)
    for name in lexicon.names():
        assert run("words", "show", name).exit_code == 0


def test_a_word_is_found_by_any_way_to_say_it(run: Run) -> None:
    shown = run("words", "show", "mellow").stdout
    assert shown.startswith("darker: ")
    assert "tilt falls by at least" in shown and "opposite   brighter" in shown
    document = json.loads(run("words", "show", "Mellow", "--json").stdout)
    assert document["word"] == "darker" and document["moves"] and document["aims"]
    assert run("words", "show", "strawberries").exit_code == 1


def test_doctor_finds_nothing_broken_here(run: Run) -> None:
    result = run("doctor", "--json")
    document = json.loads(result.stdout)
    broken = [finding for finding in document["findings"] if finding["state"] == "broken"]
    assert broken == []
    assert (result.exit_code, document["healthy"]) == (0, True)


def test_doctor_says_which_folder_cannot_be_written(
    run: Run, song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(song / "home"))
    result = run("doctor")
    assert result.exit_code == 1
    assert "home" in result.stdout.splitlines()[-1]
    assert "set TALKBOX_HOME" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")
def test_a_library_that_dies_of_an_illegal_instruction_is_a_sentence() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGILL)"
    assert checkup.try_in_child(code) == ("", "it died of SIGILL")


def test_a_library_that_is_not_there_is_a_sentence() -> None:
    printed, failure = checkup.try_in_child("import no_such_library")
    assert printed == "" and "no_such_library" in failure


def test_the_demo_makes_its_clip_edits_it_and_shows_what_changed(spawn: Spawn, desk: Path) -> None:
    result = spawn("demo", "--folder", "first look")
    assert result.returncode == 0, result.stderr
    assert "make it darker" in result.stdout
    assert "darker" in result.stdout.split("before")[1]
    assert "Try next:" in result.stdout
    folder = Path("first look")
    assert soundfile.info(folder / "clip.wav").duration == 5.0
    assert soundfile.info(folder / "darker.wav").duration == 5.0
    assert (folder / "spectrum.png").read_bytes().startswith(b"\x89PNG")


def test_the_demo_can_be_run_again(run: Run) -> None:
    assert run("demo").exit_code == 0
    assert run("demo").exit_code == 0
