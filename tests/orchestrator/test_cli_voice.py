"""`talkbox do --voice` and `/voice` in a chat, as a script sees them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from cli_desk import Run
from espeak import needs_espeak
from voice_desk import first, hearing, spoken_file

from talkbox.home import home
from talkbox_sessions.events import Transcribed, UserSaid
from talkbox_sessions.journal import Journal

pytest_plugins = ("whisper_fixture",)
pytestmark = needs_espeak


@pytest.fixture
def command(desk: Path) -> Path:
    return spoken_file(desk / "command.wav")


@pytest.fixture
def darker() -> Iterator[str]:
    """A transcriber that hears one instruction."""
    with hearing("make it darker") as address:
        yield address


def journal() -> Journal:
    return Journal.open(home().find("last"), readonly=True)


def test_a_spoken_file_does_what_the_typed_phrase_does(
    run: Run, song: Path, command: Path, darker: str
) -> None:
    typed = run("do", "make it darker", song, "-o", "typed.wav", "--json")
    spoken = run(
        "do", "--voice", command, song, "-o", "spoken.wav", "--transcriber", darker, "--json"
    )
    assert spoken.exit_code == 0, spoken.stderr
    one, other = json.loads(typed.stdout), json.loads(spoken.stdout)
    assert other["calls"] == one["calls"] and other["chain"] == one["chain"]
    assert np.array_equal(soundfile.read("spoken.wav")[0], soundfile.read("typed.wav")[0])
    assert one["voice"] == []
    (heard,) = other["voice"]
    assert (heard["file"], heard["heard"], heard["text"]) == (
        "command.wav", "make it darker", "make it darker",
    )  # fmt: skip
    assert (heard["by"], heard["status"], heard["changes"]) == (darker, "met", [])
    assert heard["seconds"] == pytest.approx(soundfile.info(command).duration, abs=0.01)


def test_whisper_hears_what_espeak_says(
    run: Run, song: Path, command: Path, whisper_tiny: Path
) -> None:
    result = run(
        "do", "--voice", command, song, "-o", "o.wav", "--transcriber", f"whisper:{whisper_tiny}"
    )
    assert result.exit_code == 0, result.stderr
    assert "Make it darker" in result.stderr and "Darker:" in result.stdout


def test_what_was_heard_and_what_it_is_taken_for_are_shown_and_written_down(
    run: Run, song: Path, command: Path
) -> None:
    with hearing("make it minus fourteen laughs") as address:
        result = run("do", "--voice", command, song, "-o", "o.wav", "--transcriber", address)
    assert result.exit_code == 0, result.stderr
    assert "heard by" in result.stderr and "minus fourteen laughs" in result.stderr
    assert "taken for: make it -14 LUFS" in result.stderr
    heard, said = first(journal(), Transcribed), first(journal(), UserSaid)
    assert (heard.heard, heard.text) == ("make it minus fourteen laughs", "make it -14 LUFS")
    assert heard.changes[0].meant and (heard.source, heard.by) == ("command.wav", address)
    assert (said.text, said.via, said.transcript) == ("make it -14 LUFS", "spoken", heard.id)
    log = run("sessions", "log").stdout
    assert f"spoken (by {address}, command.wav): make it minus fourteen laughs" in log
    assert "taken for: make it -14 LUFS" in log and "> make it -14 LUFS" in log


def test_several_files_are_turns_of_one_session_and_the_last_result_is_written(
    run: Run, song: Path, command: Path
) -> None:
    second = spoken_file(song.parent / "second.wav", "high pass at ninety hertz")
    with hearing("make it darker", "high-pass at 90 Hz") as address:
        result = run(
            "do", "--voice", command, "--voice", second, song, "-o", "o.wav", "--json",
            "--transcriber", address,
        )  # fmt: skip
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [turn["file"] for turn in told["voice"]] == ["command.wav", "second.wav"]
    assert told["take"] == 2
    assert [stage["effect"] for stage in told["chain"]] == ["high_shelf", "high_pass"]
    assert json.loads(run("sessions", "verify", "--json").stdout)["problems"] == []


def test_strict_holds_every_turn_to_what_was_asked(run: Run, song: Path, command: Path) -> None:
    said = ["do", "--voice", command, "--voice", command, song, "-o", "o.wav", "-q", "--strict"]
    with hearing("brighter and darker", "make it darker") as address:
        assert run(*said, "--transcriber", address).exit_code == 4
    with hearing("make it darker", "high-pass at 90 Hz") as address:
        assert run(*said, "--transcriber", address).exit_code == 0


def test_nothing_is_begun_when_one_of_several_files_cannot_be_heard(
    run: Run, song: Path, command: Path, darker: str
) -> None:
    Path("noise.wav").write_bytes(b"no audio at all")
    result = run(
        "do", "--voice", command, "--voice", "noise.wav", song, "-o", "o.wav",
        "--transcriber", darker,
    )  # fmt: skip
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1 and "noise.wav" in result.stderr
    assert not Path("o.wav").exists() and home().folders() == []


def test_a_turn_that_goes_on_where_a_session_stands_can_be_spoken(
    run: Run, song: Path, command: Path, darker: str
) -> None:
    run("do", "high-pass at 90 Hz", song, "-o", "one.wav")
    result = run(
        "do", "--voice", command, "--session", "last", "-o", "o.wav", "--transcriber", darker, "-q"
    )
    assert (result.exit_code, result.output) == (0, "")
    assert len(json.loads(run("sessions", "takes", "--json").stdout)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["song.wav"], "INPUT is missing"),
        ([], "PHRASE is missing"),
        (["darker", "song.wav", "--language", "de"], "--language belongs to --voice"),
        (["darker", "song.wav", "--voice-direct"], "--voice-direct belongs to --voice"),
        (["darker", "song.wav", "--yes"], "--yes belongs to --voice"),
        (["--voice", "command.wav", "darker", "song.wav"], "PHRASE is left out"),
        (["--voice", "command.wav", "make it darker"], "is no file; say it in one way"),
        (["--voice", "command.wav"], "INPUT is missing"),
        (["--voice", "command.wav", "song.wav", "--session", "last"], "leave INPUT out"),
        (
            ["--voice", "command.wav", "song.wav", "--voice-direct", "--transcriber", "model"],
            "leave --transcriber out",
        ),
    ],
)
def test_a_mix_that_means_nothing_is_wrong_usage(
    run: Run, song: Path, command: Path, arguments: list[str], said: str
) -> None:
    result = run("do", *arguments, "-o", "o.wav")
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--voice-direct"], "leave --voice-direct out"),
        (["--transcriber", "model"], "planner"),
        ([], "planner"),
        (["--transcriber", "nobody"], "nobody"),
        (["--transcriber", "whisper:nowhere"], "nowhere"),
        (["--transcriber", "whisper:"], "Whisper was asked for"),
        (["--transcriber", "~nobody-here/whisper"], "~nobody-here"),
        (["--language", "klingon"], "no language 'klingon'"),
        (["--transcriber", "http://gpu.invalid:80"], "has no encryption"),
        (["--transcriber", "http://gpu.invalid:80", "--plain-http"], "There is no host"),
    ],
)
def test_where_nobody_can_hear_one_sentence_says_what_to_do(
    run: Run, song: Path, command: Path, arguments: list[str], said: str
) -> None:
    result = run("do", "--voice", command, song, "-o", "o.wav", *arguments)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1 and said in result.stderr
    assert home().folders() == []


def test_a_wrong_song_is_told_before_anything_is_heard(run: Run, desk: Path, command: Path) -> None:
    result = run("do", "--voice", command, "gone.wav", "-o", "o.wav", "--transcriber", "nobody")
    assert "gone.wav" in result.stderr


def test_what_was_spoken_is_never_written_over(
    run: Run, song: Path, command: Path, darker: str
) -> None:
    before = command.read_bytes()
    run("do", "--voice", command, song, "-o", "o.wav", "--transcriber", darker)
    for about in ([song], ["--session", "last"]):
        result = run("do", "--voice", command, *about, "-o", command, "--transcriber", darker)
        assert result.exit_code == 1 and "never written over" in result.stderr
    assert command.read_bytes() == before


def test_a_spoken_file_may_have_a_name_that_is_no_utf_8(
    run: Run, song: Path, command: Path, darker: str
) -> None:
    odd = command.rename(command.parent / os.fsdecode(b"so\xff.wav"))
    result = run("do", "--voice", odd, song, "-o", "o.wav", "--transcriber", darker, "--json")
    assert json.loads(result.stdout)["voice"][0]["file"] == "so?.wav"
    assert "> make it darker" in run("sessions", "log").stdout


def test_silence_is_told_and_speech_without_words_too(run: Run, song: Path, command: Path) -> None:
    soundfile.write("silence.wav", np.zeros(16_000), 16_000)
    for file, said in (("silence.wav", "silence.wav is silent"), (command, "No words were heard")):
        with hearing("") as address:
            result = run("do", "--voice", file, song, "-o", "o.wav", "--transcriber", address)
        assert result.exit_code == 1
        assert said in result.stderr and len(result.stderr.splitlines()) == 1


def test_lines_of_a_pipe_speak_files_in_a_chat(run: Run, song: Path, command: Path) -> None:
    spaced = spoken_file(song.parent / "my take.wav")
    gone = "/voice ~nobody-here/gone.wav\n/export ~nobody-here/gone.wav\n/voice gone.wav\n"
    lines = f"/voice {command.name} '{spaced.name}'\n/voice {spaced.name}\n/log\n{gone}"
    with hearing("make it darker", "wider", "more air") as address:
        result = run("chat", song, "--transcriber", address, input=lines)
    assert result.exit_code == 0
    for words in ("make it darker", "wider", "more air"):
        assert f": {words}\n" in result.stdout and f"> {words}\n" in result.stdout
    assert "There is no file gone.wav" in result.stderr
    assert json.loads(run("sessions", "verify", "--json").stdout)["problems"] == []


def test_a_chat_without_a_terminal_says_that_files_can_be_spoken(run: Run, song: Path) -> None:
    result = run("chat", song, "--voice", input="/voice\n/voice 'x\ndarker\n")
    assert result.exit_code == 0
    assert result.stderr.count("needs a terminal") == 2 and "/voice FILE" in result.stderr
    assert "A quote is not closed" in result.stderr
    assert "Darker" in result.stdout


def test_recordings_are_listed_and_deleted_and_the_words_stay(
    run: Run, song: Path, command: Path, darker: str
) -> None:
    run("do", "--voice", command, song, "-o", "o.wav", "--transcriber", darker)
    (spoken,) = json.loads(run("sessions", "show", "--json").stdout)["spoken"]
    (file,) = map(Path, spoken["recordings"])
    assert soundfile.info(file).samplerate == 16_000
    assert "recordings of what was spoken: 1" in run("sessions", "show").stdout
    deleted = json.loads(run("sessions", "delete-recordings", "--json").stdout)["deleted"]
    assert deleted == [file.stem] and not file.exists()
    assert run("sessions", "verify").exit_code == 0
    assert "make it darker" in run("sessions", "log").stdout
    assert run("sessions", "replay").exit_code == 0
    assert "keeps no recordings" in run("sessions", "delete-recordings").stdout
    assert run("do", "a bit less", "--session", "last", "-o", "o2.wav", "-q").exit_code == 0


def test_the_doctor_tells_of_speaking(run: Run) -> None:
    findings = json.loads(run("doctor", "--json").stdout)["findings"]
    told = {one["name"]: one for one in findings}
    assert told["voice"]["state"] == "ok"
    assert "whisper" in told["transcriber"]["text"]
    assert told["microphone"]["state"] in ("ok", "note")
