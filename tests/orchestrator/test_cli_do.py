"""`talkbox do`, as a script and a person see it."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import soundfile
from cli_desk import Run, Spawn

from talkbox_tools.measures import MEASURES

KEYS = [
    "status", "reply", "output", "session", "take", "model", "effort", "by", "goals",
    "regressions", "chain", "before", "after", "similarity", "voice", "calls", "tokens",
    "seconds",
]  # fmt: skip


def test_a_sentence_makes_a_file_that_is_what_was_asked(run: Run, song: Path) -> None:
    result = run("do", "make it darker", song, "-o", "darker.wav", "--json")

    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert list(document) == KEYS
    assert document["status"] == "met"
    assert document["output"] == "darker.wav"
    assert document["take"] == 1
    assert document["model"] == "planner"
    assert document["goals"] and all(goal["met"] for goal in document["goals"])
    assert set(document["before"]) == set(document["after"]) == set(MEASURES)
    assert document["after"]["centroid_hz"] < document["before"]["centroid_hz"]
    assert document["seconds"]["total"] > 0

    before, rate_hz = soundfile.read(song)
    after, same_rate_hz = soundfile.read("darker.wav")
    assert same_rate_hz == rate_hz
    assert after.shape == before.shape
    assert _treble_share(after) < 0.5 * _treble_share(before)


def _treble_share(sound: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    power = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    return float(power[len(power) // 4 :].sum() / power.sum())


def test_a_person_reads_the_reply_the_goals_and_where_the_file_is(run: Run, song: Path) -> None:
    result = run("do", "make it darker", song, "-o", "darker.wav")

    assert result.exit_code == 0
    reply, *goals, written, session = result.stdout.splitlines()
    assert reply
    assert any("tilt" in line and line.endswith("met") for line in goals)
    assert written.startswith("darker.wav: 5.00 s, ")
    assert session.startswith("session ") and session.endswith("make-it-darker")


def test_quiet_prints_nothing(run: Run, song: Path) -> None:
    result = run("do", "make it darker", song, "-o", "darker.wav", "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path("darker.wav").exists()


def test_a_session_goes_on_where_it_stands(run: Run, song: Path) -> None:
    first = json.loads(run("do", "darker", song, "-o", "one.wav", "--json").stdout)
    second = json.loads(run("do", "more", "--session", "last", "-o", "two.wav", "--json").stdout)
    by_id = run("do", "wider", "--session", first["session"], "-o", "three.wav", "--json")

    assert second["session"] == first["session"]
    assert second["take"] == 2
    assert second["before"]["tilt_db_per_octave"] == pytest.approx(
        first["after"]["tilt_db_per_octave"], abs=0.01
    )
    assert json.loads(by_id.stdout)["take"] == 3


def test_undo_in_words_writes_what_is_heard_then(run: Run, song: Path) -> None:
    run("do", "darker", song, "-o", "one.wav")
    run("do", "way wider", "--session", "last", "-o", "two.wav")
    result = run("do", "undo", "--session", "last", "-o", "three.wav")

    assert result.exit_code == 0
    assert Path("three.wav").read_bytes() == Path("one.wav").read_bytes()


def test_nonsense_writes_nothing_and_is_no_error(run: Run, song: Path) -> None:
    result = run("do", "make it taste like strawberries", song, "-o", "out.wav", "--json")

    assert result.exit_code == 3
    document = json.loads(result.stdout)
    assert document["status"] == "refused"
    assert document["reply"]
    assert document["output"] is None
    assert not Path("out.wav").exists()


def test_a_contradiction_asks_and_writes_nothing(run: Run, song: Path) -> None:
    result = run("do", "brighter and darker", song, "-o", "out.wav", "--json")

    assert result.exit_code == 3
    document = json.loads(result.stdout)
    assert document["status"] == "clarify"
    assert "?" in document["reply"]
    assert not Path("out.wav").exists()


def test_strict_tells_a_partly_met_request_apart(run: Run, desk: Path) -> None:
    tone = 0.1 * np.sin(2 * math.pi * 200 * np.arange(44_100) / 44_100)
    soundfile.write("tone.wav", tone, 44_100)

    strict = run("do", "less mud", "tone.wav", "-o", "strict.wav", "--strict", "--json")
    document = json.loads(strict.stdout)
    assert document["status"] in ("partly", "missed")
    assert not all(goal["met"] for goal in document["goals"])
    assert (strict.exit_code, document["output"]) == (4, "strict.wav")
    assert run("do", "less mud", "tone.wav", "-o", "lenient.wav").exit_code == 0


def test_the_phrase_may_come_from_standard_input(run: Run, song: Path) -> None:
    result = run("do", "-", song, "-o", "out.wav", "--json", input="make it darker\n")
    assert result.exit_code == 0
    assert "make-it-darker" in json.loads(result.stdout)["session"]


def test_an_older_output_is_replaced(run: Run, song: Path) -> None:
    Path("out.wav").write_bytes(b"an older file")
    assert run("do", "darker", song, "-o", "out.wav").exit_code == 0
    assert soundfile.info("out.wav").frames == soundfile.info(song).frames


def test_the_same_errand_gives_the_same_bytes(run: Run, song: Path) -> None:
    for name in ("one.wav", "two.wav"):
        assert run("do", "warmer, with a bit of reverb", song, "-o", name).exit_code == 0
    assert Path("one.wav").read_bytes() == Path("two.wav").read_bytes()


def test_a_plot_of_both_spectra_is_drawn(run: Run, song: Path) -> None:
    result = run("do", "darker", song, "-o", "out.wav", "--plot", "plot.png", "-q")
    assert result.exit_code == 0
    assert Path("plot.png").read_bytes().startswith(b"\x89PNG")


def test_a_plot_that_cannot_be_drawn_is_refused_before_any_work(run: Run, song: Path) -> None:
    result = run("do", "darker", song, "-o", "out.wav", "--plot", "nowhere/plot.png")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr and len(result.stderr.splitlines()) == 1
    assert not Path("out.wav").exists()


def test_the_planner_introduces_itself_only_when_no_model_was_chosen(
    spawn: Spawn, song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = spawn("do", "darker", song, "-o", "out.wav")
    monkeypatch.delenv("TALKBOX_MODEL")
    unset = spawn("do", "darker", song, "-o", "out.wav")
    assert (chosen.returncode, chosen.stderr) == (0, "")
    assert "planner" in unset.stderr and len(unset.stderr.splitlines()) == 1
