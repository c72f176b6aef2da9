"""The commands of `talkbox sessions` that move where a session stands, or write a take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from talkbox.cli.output import json_option, print_json
from talkbox.cli.sessions_look import session_argument, take_name

if TYPE_CHECKING:
    from talkbox.session import Session
    from talkbox_sessions.takes import Take


def _open(session: str, readonly: bool = False) -> Session:
    from talkbox.home import home
    from talkbox.session import Session

    return Session.open(home(), session, readonly=readonly)


def _step(session: str, step: Literal["undo", "redo"], as_json: bool) -> None:
    with _open(session) as opened:
        _tell(opened, opened.move(step), as_json)


def _tell(session: Session, take: Take, as_json: bool) -> None:
    if as_json:
        print_json({"session": session.id, "take": take.number, "measured": dict(take.measured)})
    else:
        click.echo(f"{session.id} now stands at {take_name(take.number)}.")


@click.command()
@session_argument
@json_option
def undo(session: str, as_json: bool) -> None:
    """Step back to before the last take."""
    _step(session, "undo", as_json)


@click.command()
@session_argument
@json_option
def redo(session: str, as_json: bool) -> None:
    """Step forward to what the last undo left."""
    _step(session, "redo", as_json)


@click.command()
@click.argument("take", type=click.IntRange(min=0))
@session_argument
@click.option("--label", default="", help="A name for what follows, shown beside its takes.")
@json_option
def branch(take: int, session: str, label: str, as_json: bool) -> None:
    """Go on from an earlier or other take.

    TAKE is a number as `talkbox sessions takes` shows it; 0 is the source. Nothing is lost: what
    the session leaves stays among its takes.
    """
    with _open(session) as opened:
        _tell(opened, opened.branch(take, label), as_json)


@click.command()
@session_argument
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Where the file goes."
)
@click.option("--take", type=click.IntRange(min=0), help="Another take than the standing one.")
@json_option
def export(session: str, output: Path, take: int | None, as_json: bool) -> None:
    """Write a take to a file.

    The file appears whole or not at all, and is opened again and measured before it counts.
    """
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.cli.tables import facts
    from talkbox.listener import Listener

    with _open(session, readonly=True) as opened, Interrupt() as stop, Bar() as bar:
        listener = Listener(cancelled=stop, on_progress=bar)
        written = opened.export(output, take=take, listener=listener)
    if as_json:
        print_json({"output": str(written.path), "measured": dict(written.measured)})
    else:
        click.echo(f"{written.path}: {facts(written.measured)}")
