"""The edge of the command line: what goes wrong becomes one sentence and the right status."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from talkbox.cli.account import left_out
from talkbox.cli.boundary import SPOKEN, on_failure_print
from talkbox.cli.lazy import Entry
from talkbox.cli.root import COMMANDS, Root, talkbox
from talkbox_tools.backend import BackendError


def _raising(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


class _DeepFailure(BackendError):
    """A kind of domain error that the boundary has never heard of."""


domain = click.Command("domain", callback=_raising(_DeepFailure("The stage s1 is too loud.")))
bug = click.Command("bug", callback=_raising(ZeroDivisionError("division by zero")))
stopped = click.Command("stopped", callback=_raising(KeyboardInterrupt()))
full = click.Command("full", callback=_raising(OSError(28, "No space left on device", "out.wav")))
memory = click.Command("memory", callback=_raising(MemoryError()))


@click.command()
def documented() -> None:
    """Fails after it has said how its failure reads as JSON."""
    on_failure_print(lambda sentence: {"status": "failed", "reply": sentence})
    raise BackendError("The stage s1 is too loud.")


def _run(name: str) -> Result:
    root = Root(entries={name: Entry(f"{__name__}:{name}", "")})
    return CliRunner().invoke(root, [name])


def test_a_domain_error_is_its_own_sentence() -> None:
    result = _run("domain")
    assert result.exit_code == 1
    assert result.stderr == "talkbox: The stage s1 is too loud.\n"
    assert result.stdout == ""


def test_ctrl_c_ends_with_one_line_and_the_shells_status() -> None:
    result = _run("stopped")
    assert result.exit_code == 130
    assert result.stderr == "talkbox: Stopped; nothing was written.\n"


def test_a_full_disk_names_the_file() -> None:
    result = _run("full")
    assert result.exit_code == 1
    assert result.stderr == "talkbox: out.wav: No space left on device.\n"


def test_too_little_memory_says_what_to_do() -> None:
    result = _run("memory")
    assert result.exit_code == 1
    assert "not enough memory" in result.stderr


def test_a_bug_is_one_sentence_and_its_traceback_is_kept_in_a_file() -> None:
    result = _run("bug")
    assert result.exit_code == 1
    sentence, _, file = result.stderr.partition(" with the file ")
    assert sentence == "talkbox: This is a bug, ZeroDivisionError; please report it"
    report = Path(file.strip())
    assert "division by zero" in report.read_text(encoding="utf-8")
    report.unlink()


def test_a_failure_under_json_is_a_document_too() -> None:
    result = _run("documented")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"status": "failed", "reply": "The stage s1 is too loud."}
    assert result.stderr == "talkbox: The stage s1 is too loud.\n"


@pytest.mark.parametrize("name", sorted(SPOKEN))
def test_every_error_that_the_boundary_knows_exists(name: str) -> None:
    module, _, kind = name.rpartition(".")
    assert issubclass(getattr(import_module(module), kind), Exception)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_the_group_is_the_commands_own(name: str) -> None:
    command = talkbox.get_command(click.Context(talkbox), name)
    assert command is not None
    assert command.help is not None
    assert command.help.splitlines()[0] == COMMANDS[name].help


def test_an_unknown_command_is_wrong_usage() -> None:
    result = CliRunner().invoke(talkbox, ["dance"])
    assert result.exit_code == 2
    assert "No such command 'dance'" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_to_complete(shell: str) -> None:
    result = CliRunner().invoke(talkbox, ["completion", shell])
    assert result.exit_code == 0
    assert "_TALKBOX_COMPLETE" in result.stdout


def test_what_the_model_could_not_read_is_said() -> None:
    assert left_out({"prompt": 900}) == ""
    said = left_out({"turns_shortened": 3, "turns_dropped": 0, "answers_dropped": 1})
    assert "3 of the oldest requests in short" in said
    assert "1 of the first answers left out" in said
    assert " 0 " not in said
