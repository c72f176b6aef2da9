"""`talkbox sessions`: what was done can be seen, stepped through, checked and taken out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import soundfile
from cli_desk import Run


def _json(run: Run, *arguments: object) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def _two_takes(run: Run, song: Path) -> str:
    run("do", "make it darker", song, "-o", "one.wav", "-q")
    run("do", "wider", "--session", "last", "-o", "two.wav", "-q")
    return str(_json(run, "sessions", "list")[0]["id"])


def test_without_sessions_a_list_says_how_to_make_one(run: Run) -> None:
    result = run("sessions", "list")
    assert result.exit_code == 0
    assert "talkbox do" in result.stdout
    assert _json(run, "sessions", "list") == []


def test_a_list_names_source_takes_and_words(run: Run, song: Path) -> None:
    id = _two_takes(run, song)
    (item,) = _json(run, "sessions", "list")
    assert (item["source"], item["takes"], item["words"]) == ("song.wav", 2, "wider")
    line = run("sessions", "list").stdout
    assert id in line and "2 takes" in line


def test_show_tells_where_a_session_stands(run: Run, song: Path) -> None:
    id = _two_takes(run, song)
    document = _json(run, "sessions", "show", id)
    assert (document["session"], document["take"], document["takes"]) == (id, 2, [1, 2])
    assert len(document["chain"]) >= 2
    assert document["after"]["side_mid_db"] > document["before"]["side_mid_db"]
    assert "stands  at take 2" in run("sessions", "show").stdout


def test_undo_redo_and_branch_move_between_takes(run: Run, song: Path) -> None:
    _two_takes(run, song)
    assert _json(run, "sessions", "undo")["take"] == 1
    assert _json(run, "sessions", "undo")["take"] == 0
    assert "nothing to undo" in run("sessions", "undo").stderr
    assert _json(run, "sessions", "redo")["take"] == 1
    assert "take 2" in run("sessions", "branch", 2, "--label", "wide one").stdout
    assert "no take 7" in run("sessions", "branch", 7).stderr


def test_takes_mark_what_is_heard_and_what_was_undone(run: Run, song: Path) -> None:
    _two_takes(run, song)
    run("sessions", "undo")
    takes = _json(run, "sessions", "takes")
    assert [(take["number"], take["standing"]) for take in takes] == [
        (0, False), (1, True), (2, False),
    ]  # fmt: skip
    source, darker, wider = run("sessions", "takes").stdout.splitlines()
    assert darker.startswith("*") and "make it darker" in darker
    assert "(source)" in source and "(undone)" in wider


def test_the_log_tells_each_turn_with_its_calls_and_numbers(run: Run, song: Path) -> None:
    _two_takes(run, song)
    run("sessions", "undo")
    line, whole = run("sessions", "log").stdout, run("sessions", "log", "--all").stdout
    assert "> make it darker" in line and "equalize(" in line and "met: tilt" in line
    assert "> wider" not in line
    assert "> wider" in whole and "undone" in whole
    types = [event["type"] for event in _json(run, "sessions", "log")]
    assert types[0] == "session_opened" and types[-1] == "turn_ended"


def test_export_writes_any_take(run: Run, song: Path) -> None:
    _two_takes(run, song)
    first = _json(run, "sessions", "export", "-o", "first.wav", "--take", 1)
    assert Path("first.wav").read_bytes() == Path("one.wav").read_bytes()
    assert first["output"] == "first.wav"
    now = run("sessions", "export", "-o", "now.flac")
    assert now.stdout.startswith("now.flac: 5.00 s")
    assert soundfile.info("now.flac").format == "FLAC"
    assert run("sessions", "export", "-o", "none.wav", "--take", 9).exit_code == 1


def test_a_replay_gives_the_same_samples(run: Run, song: Path) -> None:
    _two_takes(run, song)
    document = _json(run, "sessions", "replay")
    assert [(take["take"], take["same"]) for take in document["takes"]] == [(1, True), (2, True)]
    assert run("sessions", "replay").stdout.count("same, to the bit") == 2


def test_a_replay_of_the_same_samples_holds_even_where_a_measure_is_new_since(
    run: Run, song: Path
) -> None:
    _two_takes(run, song)
    journal = Path(_json(run, "sessions", "show")["folder"]) / "journal.jsonl"
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    for event in lines:
        if event["type"] == "rendered":
            del event["measured"]["tilt_db_per_octave"]
    text = "".join(json.dumps(event) + "\n" for event in lines)
    journal.write_text(text, encoding="utf-8")
    result = run("sessions", "replay")
    assert (result.exit_code, result.stdout.count("same, to the bit")) == (0, 2)


def test_verify_finds_what_was_tampered_with(run: Run, song: Path) -> None:
    _two_takes(run, song)
    whole = run("sessions", "verify")
    assert whole.exit_code == 0 and "is whole" in whole.stdout
    (source,) = Path(_json(run, "sessions", "show")["folder"]).glob("audio/*")
    source.write_bytes(source.read_bytes()[:-3])

    result = run("sessions", "verify", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"]


def test_a_damaged_session_does_not_hide_the_others(run: Run, song: Path) -> None:
    id = _two_takes(run, song)
    run("do", "warmer", song, "-o", "three.wav", "-q")
    folder = Path(_json(run, "sessions", "show", id)["folder"])
    (folder / "journal.jsonl").write_bytes(b"{}\n")
    listed = _json(run, "sessions", "list")
    assert sorted(bool(item["problem"]) for item in listed) == [False, True]
    assert run("sessions", "show", id).exit_code == 1
