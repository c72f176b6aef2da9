"""`talkbox chat`: a conversation about one sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkbox.cli.ears_choice import EarsChoice, ears_options
from talkbox.cli.effort import effort_option
from talkbox.cli.model_choice import ModelChoice, model_options
from talkbox.cli.palate import palate_option

if TYPE_CHECKING:
    from talkbox.cli.talk import Talk
    from talkbox.effort import Effort
    from talkbox.session import Session
    from talkbox.taste.palate import Palate


@click.command()
@click.argument("input", required=False, type=click.Path(path_type=Path))
@click.option("--session", metavar="ID", help="Go on with this session instead.")
@click.option("--voice", is_flag=True, help="Speak: hold the space bar on an empty line.")
@click.option(
    "--microphone",
    metavar="NAME",
    help="Which one, by a part of its name; or file:PATH, a file that is played into it.",
)
@ears_options
@model_options
@effort_option
@palate_option
def chat(
    input: Path | None,
    session: str | None,
    voice: bool,
    microphone: str | None,
    ears: EarsChoice,
    model: ModelChoice,
    effort: Effort,
    palate: Palate | None,
) -> None:
    """Talk about a file, edit after edit.

    Say what you want, line by line; each edit is rendered, measured and shown. Without INPUT the
    last session goes on. Lines that begin with a slash are commands; /help lists them. Ctrl-C
    stops a turn and keeps the session; Ctrl-D ends. Lines may also come from a pipe.

    With --voice the space bar records while it is held; what was heard is shown, and said once
    you agree. /voice FILE says what is spoken in a file.
    """
    from talkbox.cli.talk import Talk
    from talkbox.home import home
    from talkbox.session import Session

    if input is not None and session is not None:
        raise click.UsageError("A session has its own source; leave INPUT out.")
    answers, notice = model.open(quiet=False)
    if notice:
        click.echo(notice, err=True)
    listening = ears.open(answers, quiet=False, plain_http=model.plain_http)
    if input is None:
        opened = Session.open(home(), session or "last")
    else:
        opened = Session.create(home(), input)
    with opened:
        talk = Talk(opened, answers, effort, palate, listening, ears.unasked, microphone)
        _greet(opened)
        _converse(talk, _can_speak(talk) if voice else False)


def _greet(session: Session) -> None:
    from talkbox.cli.sessions_look import take_name
    from talkbox.cli.tables import facts

    name = session.journal.opened.source["name"]
    click.echo(f"{name} at {take_name(session.take().number)}: {facts(session.measured)}")
    click.echo("Say what you want, or /help.")


def _can_speak(talk: Talk) -> bool:
    """Whether the space bar can record; says how, or why not and what to do instead."""
    from talkbox.cli.boundary import forgiven

    able = False
    with forgiven():
        talk.get_ready()
        able = True
    if able:
        click.echo("Hold the space bar on an empty line and speak.")
    else:
        click.echo("Type what you want, or say what is spoken in a file: /voice FILE", err=True)
    return able


def _converse(talk: Talk, speaking: bool) -> None:
    from talkbox.cli.boundary import forgiven
    from talkbox.cli.lines import lines
    from talkbox.cli.slash import COMMANDS, Leave, obey
    from talkbox.home import root

    helps = {name: command.help for name, command in COMMANDS.items()}
    typed = lines(root() / "chat_history", helps, speaking=speaking)
    while (line := typed.read()) is not None:
        words = line.strip()
        if not words:
            continue
        try:
            with forgiven():
                if words.startswith("/"):
                    obey(talk, words)
                else:
                    talk.type(words)
        except Leave:
            break
