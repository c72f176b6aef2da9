"""One turn as it is shown in a chat: text as it comes, then what the edit did, as a table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from talkbox.cli.account import left_out, print_likeness
from talkbox.cli.interrupt import Interrupt
from talkbox.cli.output import print_columns
from talkbox.cli.progress import Bar
from talkbox.cli.tables import HEADINGS, Measured, rows
from talkbox.likeness import likeness_document, reference_named
from talkbox.listener import Listener
from talkbox_sessions.events import HeadMoved, ModelReplied, TurnEnded
from talkbox_tools.schema import call_text

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.messages import Model
    from talkbox.saying import Saying
    from talkbox.session import Session
    from talkbox.taste.palate import Palate

SLOW_SECONDS = 1.0
"""Who answers more slowly than this is shown at work, call by call."""


class Stream:
    """Prints text piece by piece and remembers what stands on the screen."""

    def __init__(self) -> None:
        self._said = ""
        self._ended = ""
        """What was said before the line was ended."""

    def hear(self, text: str) -> None:
        """Print one piece; fits `Listener.on_text`."""
        self._said += text
        click.echo(text, nl=False)
        sys.stdout.flush()

    def end_line(self) -> None:
        """Let what follows begin on a line of its own."""
        if self._said:
            if not self._said.endswith("\n"):
                click.echo()
            self._said, self._ended = "", self._said

    def finish(self, reply: str) -> None:
        """End the line, and print of the reply what was not just streamed."""
        said = (self._said or self._ended).rstrip()
        rest = reply[len(said) :] if said and reply.startswith(said) else None
        if rest and self._said:
            self.hear(rest)
        self.end_line()
        if rest is None and not said.endswith(reply.rstrip()):
            click.echo(reply)


def speak(
    session: Session, saying: Saying, model: Model, effort: Effort, palate: Palate | None = None
) -> None:
    """Carry out one instruction and show it."""
    before, stood, stream = session.measured, session.chain, Stream()
    heard, forgotten, named = False, "", None
    with Interrupt() as interrupt, Bar() as bar:
        listener = Listener(on_text=stream.hear, cancelled=interrupt, on_progress=bar)
        for event in saying.said_in(
            session, model, listener=listener, effort=effort, palate=palate
        ):
            if isinstance(event, ModelReplied):
                forgotten = left_out(event.tokens)
                _show_work(stream, event)
            if isinstance(event, TurnEnded):
                stream.finish(event.reply)
                heard = event.take is not None
            heard = heard or isinstance(event, HeadMoved)
            named = reference_named([event]) or named
    if forgotten:
        click.echo(forgotten)
    if heard:
        show_change(before, session.measured)
    if heard and named is not None:
        there, now = session.reference(named), session.profile(session.chain)
        print_likeness(likeness_document(named, there, session.profile(stood), now))


def _show_work(stream: Stream, answer: ModelReplied) -> None:
    """What a slow model is about to do."""
    if answer.calls:
        stream.end_line()
    if answer.seconds < SLOW_SECONDS:
        return
    for call in answer.calls:
        values = call.arguments if isinstance(call.arguments, dict) else {"": call.arguments}
        click.echo(f"  {call_text(call.name, values)}")


def show_change(before: Measured, after: Measured) -> None:
    """What an edit did, as a table: coloured at a terminal, plain columns elsewhere."""
    changed = rows(before, after)
    if not sys.stdout.isatty():
        print_columns([HEADINGS, *changed], indent="  ")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading, justify in zip(HEADINGS, ("left", "right", "right", "left", "left"), strict=True):
        table.add_column(heading, justify="right" if justify == "right" else "left")
    for row in changed:
        table.add_row(*row[:4], f"[bold]{row[4]}[/bold]")
    Console(highlight=False).print(table)
