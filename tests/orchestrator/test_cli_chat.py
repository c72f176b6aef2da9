"""`talkbox chat`, through a pipe."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from cli_desk import Run

from talkbox.cli.speech import Stream


def test_a_pipe_of_lines_is_a_conversation(run: Run, song: Path) -> None:
    result = run("chat", song, input="make it darker\n\n/takes\n/undo\n/redo\n/log\n")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("song.wav at the untouched source: 5.00 s")
    assert "before" in result.stdout and "darker" in result.stdout
    assert "Now at the untouched source." in result.stdout
    assert "Now at take 1." in result.stdout
    assert "> make it darker" in result.stdout


def test_without_a_file_the_last_session_goes_on(run: Run, song: Path) -> None:
    run("chat", song, input="make it darker\n")
    result = run("chat", input="a bit less\n/takes\n")
    assert result.stdout.startswith("song.wav at take 1")
    assert "a bit less" in result.stdout


def test_without_any_session_it_says_what_to_do(run: Run) -> None:
    result = run("chat", input="darker\n")
    assert result.exit_code == 1
    assert "talkbox" in result.stderr and len(result.stderr.splitlines()) == 1


def test_mistakes_are_said_and_the_conversation_goes_on(run: Run, song: Path) -> None:
    lines = ["/dance", "/undo", "/export", "/export nowhere/x.wav", "x" * 5_000, "darker"]
    result = run("chat", song, input="\n".join(lines) + "\n")
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 5
    assert "Traceback" not in result.stderr
    assert "darker" in result.stdout


def test_export_and_play_path_write_what_is_heard(run: Run, song: Path) -> None:
    result = run("chat", song, input='darker\n/export "my take.wav"\n/play-path\n/quit\nbrighter\n')
    played = Path(result.stdout.splitlines()[-1])
    assert played.name == "now.wav"
    assert np.array_equal(soundfile.read(played)[0], soundfile.read("my take.wav")[0])
    assert "brighter" not in run("sessions", "log").stdout


def test_help_lists_every_slash_command(run: Run, song: Path) -> None:
    shown = run("chat", song, input="/help\n").stdout
    for name in ("/undo", "/redo", "/log", "/takes", "/play-path", "/export", "/help", "/quit"):
        assert name in shown


def test_what_is_said_before_a_call_and_after_it_stands_on_two_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = Stream()
    stream.hear("I take out some highs.")
    stream.end_line()
    stream.hear("Done, ")
    stream.hear("it is darker.")
    stream.finish("Done, it is darker.")
    assert capsys.readouterr().out == "I take out some highs.\nDone, it is darker.\n"


def test_a_reply_that_was_streamed_with_its_call_is_not_said_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = Stream()
    stream.hear("Undone.")
    stream.end_line()
    stream.finish("Undone.")
    assert capsys.readouterr().out == "Undone.\n"


@pytest.mark.parametrize(
    ("heard", "reply", "shown"),
    [
        (["Dar", "ker."], "Darker.", "Darker.\n"),
        (["Darker."], "Darker. Nothing better was found.", "Darker. Nothing better was found.\n"),
        (["Sure.\n"], "Brighter.", "Sure.\nBrighter.\n"),
        (["I will. ", "Darker."], "Darker.", "I will. Darker.\n"),
        ([], "Darker.", "Darker.\n"),
    ],
)
def test_what_was_streamed_of_a_reply_is_not_said_again(
    heard: list[str], reply: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = Stream()
    for piece in heard:
        stream.hear(piece)
    stream.finish(reply)
    assert capsys.readouterr().out == shown
