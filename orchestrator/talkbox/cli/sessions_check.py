"""The commands of `talkbox sessions` that hold a session against itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.output import json_option, print_columns, print_json
from talkbox.cli.sessions_look import session_argument

if TYPE_CHECKING:
    from talkbox.listener import Listener
    from talkbox.session import Session


@dataclass(frozen=True, slots=True)
class Replayed:
    """One take, rendered again."""

    take: int
    same: bool
    """Whether the samples are those of the recording, to the bit."""
    moved: tuple[str, ...]
    """What an ear would notice about the difference. Of the same samples nothing, even where a
    measure was defined anew since."""


@click.command()
@session_argument
@json_option
def replay(session: str, as_json: bool) -> None:
    """Render every take again and compare.

    The same session gives the same samples on the same machine with the same versions; after an
    upgrade this tells what changed. Ends with status 1 when a take sounds different.
    """
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.home import home
    from talkbox.listener import Listener
    from talkbox.session import Session

    with Session.open(home(), session, readonly=True) as opened:
        with Interrupt() as stop, Bar() as bar:
            found = list(_replay(opened, Listener(cancelled=stop, on_progress=bar)))
        versions = {"then": opened.journal.opened.versions, "now": opened.studio.versions()}
    document = {"session": opened.id, "versions": versions, "takes": [asdict(one) for one in found]}
    if as_json:
        print_json(document)
    elif found:
        print_columns([(f"take {one.take}", _outcome(one)) for one in found])
    else:
        click.echo("There is no take to replay.")
    if any(one.moved for one in found):
        raise Failure(
            "Takes sound different from when they were made; `--json` tells the versions."
        )


def _replay(session: Session, listener: Listener) -> Iterator[Replayed]:
    from talkbox_tools.chain import Chain
    from talkbox_tools.dsp.measure.compare import compare

    for take in session.takes:
        if take.chain is None:
            continue
        bounce = session.studio.bounce(Chain.from_json(take.chain), listener)
        same = bounce.audio == take.audio
        moved = {} if same else compare(take.measured, bounce.measured)
        heard = tuple(name for name, delta in moved.items() if delta.heard)
        yield Replayed(take.number, same, heard)


def _outcome(replayed: Replayed) -> str:
    if replayed.same:
        return "same, to the bit"
    return f"different: {', '.join(replayed.moved)}" if replayed.moved else "same to the ear"


@click.command()
@session_argument
@json_option
def verify(session: str, as_json: bool) -> None:
    """Check that nothing recorded was changed or lost.

    Hashes the audio again and checks the journal event by event. Ends with status 1 when something
    is wrong.
    """
    from talkbox.home import home
    from talkbox_sessions.journal import Journal
    from talkbox_sessions.verify import verify as find_problems

    journal = Journal.open(home().find(session), lenient=True)
    problems = find_problems(journal)
    if as_json:
        print_json(
            {"session": journal.folder.name, "problems": [asdict(problem) for problem in problems]}
        )
    else:
        for problem in problems:
            click.echo(problem.text)
    if problems:
        raise Failure(f"{journal.folder.name} has {len(problems)} problems.")
    if not as_json:
        click.echo(f"{journal.folder.name} is whole: {len(journal.events)} events.")
