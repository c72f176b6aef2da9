"""The command of `talkbox sessions` about what was spoken."""

from __future__ import annotations

import click

from talkbox.cli.output import json_option, print_json
from talkbox.cli.sessions_look import session_argument


@click.command(name="delete-recordings")
@session_argument
@json_option
def delete_recordings(session: str, as_json: bool) -> None:
    """Delete every recording of a voice; the words stay.

    Takes, undo and replay do not need them. A turn that the model heard itself is told to it as
    spoken and deleted from then on.
    """
    from talkbox.home import home
    from talkbox_sessions.journal import Journal
    from talkbox_sessions.recordings import delete

    with Journal.open(home().find(session)) as journal:
        gone = delete(journal)
        name = journal.folder.name
    if as_json:
        print_json({"session": name, "deleted": list(gone)})
    elif gone:
        click.echo(f"{name}: {len(gone)} deleted.")
    else:
        click.echo(f"{name} keeps no recordings.")
