"""`talkbox chat`: a conversation about one sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkbox.cli.effort import effort_option
from talkbox.cli.model_choice import ModelChoice, model_options
from talkbox.cli.palate import Vocabulary, palate_option, tell

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.messages import Model
    from talkbox.session import Session
    from talkbox.taste.palate import Palate


@click.command()
@click.argument("input", required=False, type=click.Path(path_type=Path))
@click.option("--session", metavar="ID", help="Go on with this session instead.")
@model_options
@effort_option
@palate_option
def chat(
    input: Path | None,
    session: str | None,
    model: ModelChoice,
    effort: Effort,
    palate: Palate | None,
) -> None:
    """Talk about a file, edit after edit.

    Say what you want, line by line; each edit is rendered, measured and shown. Without INPUT the
    last session goes on. Lines that begin with a slash are commands; /help lists them. Ctrl-C
    stops a turn and keeps the session; Ctrl-D ends. Lines may also come from a pipe.
    """
    from talkbox.home import home
    from talkbox.session import Session

    if input is not None and session is not None:
        raise click.UsageError("A session has its own source; leave INPUT out.")
    answers, notice = model.open(quiet=False)
    if notice:
        click.echo(notice, err=True)
    if input is None:
        opened = Session.open(home(), session or "last")
    else:
        opened = Session.create(home(), input)
    with opened:
        _greet(opened)
        _talk(opened, answers, effort, palate)


def _greet(session: Session) -> None:
    from talkbox.cli.sessions_look import take_name
    from talkbox.cli.tables import facts

    name = session.journal.opened.source["name"]
    click.echo(f"{name} at {take_name(session.take().number)}: {facts(session.measured)}")
    click.echo("Say what you want, or /help.")


def _talk(session: Session, model: Model, effort: Effort, palate: Palate | None) -> None:
    from talkbox.cli.boundary import forgiven
    from talkbox.cli.lines import lines
    from talkbox.cli.phrase import instruction
    from talkbox.cli.slash import COMMANDS, Leave, obey
    from talkbox.cli.speech import speak
    from talkbox.home import root

    helps = {name: command.help for name, command in COMMANDS.items()}
    vocabulary = Vocabulary()
    typed = lines(root() / "chat_history", helps)
    while (line := typed.read()) is not None:
        words = line.strip()
        if not words:
            continue
        try:
            with forgiven():
                if words.startswith("/"):
                    obey(session, words)
                else:
                    vocabulary.refresh()
                    speak(session, instruction(words), model, effort, palate)
                    tell(palate, err=False)
        except Leave:
            break
