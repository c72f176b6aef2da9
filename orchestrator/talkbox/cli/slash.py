"""The slash commands of a chat: what is done to the session besides talking about its sound."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.interrupt import Interrupt
from talkbox.cli.progress import Bar
from talkbox.cli.sessions_look import print_log, print_takes, take_name
from talkbox.cli.tables import facts
from talkbox.home import expanded
from talkbox.listener import Listener

if TYPE_CHECKING:
    from talkbox.cli.talk import Talk
    from talkbox.session import Session

PLAYED = "now.wav"
"""The file in the session's folder that /play-path writes, always under the same name."""


class Leave(Exception):
    """Raised to end the chat."""


class Slash(NamedTuple):
    """One slash command."""

    help: str
    run: Callable[[Talk, str], None]


def obey(talk: Talk, line: str) -> None:
    """Carry out a line that begins with a slash; raises Leave, Failure or a domain error."""
    name, _, rest = line.strip().partition(" ")
    command = COMMANDS.get(name)
    if command is None:
        raise Failure(f"There is no {name}; there is: {', '.join(COMMANDS)}.")
    command.run(talk, rest.strip())


def _undo(talk: Talk, rest: str) -> None:
    click.echo(f"Now at {take_name(talk.session.move('undo').number)}.")


def _redo(talk: Talk, rest: str) -> None:
    click.echo(f"Now at {take_name(talk.session.move('redo').number)}.")


def _log(talk: Talk, rest: str) -> None:
    print_log(talk.session.journal.line())


def _takes(talk: Talk, rest: str) -> None:
    print_takes(talk.session.takes)


def _play_path(talk: Talk, rest: str) -> None:
    path = talk.session.folder / PLAYED
    _export_to(talk.session, path)
    click.echo(str(path))


def _export(talk: Talk, rest: str) -> None:
    if not rest:
        raise Failure("Say where: /export FILE.wav")
    path = expanded(rest.strip("\"'"))
    click.echo(f"{path}: {_export_to(talk.session, path)}")


def _export_to(session: Session, path: Path) -> str:
    with Interrupt() as interrupt, Bar() as bar:
        written = session.export(path, listener=Listener(cancelled=interrupt, on_progress=bar))
    return facts(written.measured)


def _reference(talk: Talk, rest: str) -> None:
    if not rest:
        raise Failure("Say which file: /reference FILE.wav")
    path = expanded(rest.strip("\"'"))
    there = talk.session.open_reference(path)
    click.echo(f"{path.name} is the reference now: {facts(there.measured)}")


def _voice(talk: Talk, rest: str) -> None:
    if rest:
        talk.play(_files(rest))
    else:
        talk.record()


def _files(rest: str) -> list[Path]:
    """The files that are named: one with blanks in it as it stands, else as a shell reads them."""
    whole = expanded(rest.strip("\"'"))
    if whole.is_file():
        return [whole]
    try:
        return [expanded(name) for name in shlex.split(rest, posix=os.name == "posix")]
    except ValueError:
        raise Failure('A quote is not closed: /voice "my file.wav"') from None


def _help(talk: Talk, rest: str) -> None:
    for name, command in COMMANDS.items():
        click.echo(f"  {name:<11}  {command.help}")


def _quit(talk: Talk, rest: str) -> None:
    raise Leave


COMMANDS = {
    "/undo": Slash("step back to before the last take", _undo),
    "/redo": Slash("step forward to what the last undo left", _redo),
    "/log": Slash("what was said and what became of it", _log),
    "/takes": Slash("every version of the sound", _takes),
    "/play-path": Slash("write what is heard now to a file and print its path", _play_path),
    "/export": Slash("write what is heard now to a file: /export FILE.wav", _export),
    "/reference": Slash("name a file to be like: /reference FILE.wav", _reference),
    "/voice": Slash("say what is spoken: /voice FILE..., or alone with a microphone", _voice),
    "/help": Slash("these lines", _help),
    "/quit": Slash("end; the session is kept (Ctrl-D too)", _quit),
}
