"""`talkbox sessions`: look at what was done, step through it, and take it out."""

from __future__ import annotations

import click

from talkbox.cli.lazy import Entry, LazyGroup

_LOOK, _STEP, _CHECK = (f"talkbox.cli.sessions_{room}" for room in ("look", "step", "check"))
_SPEECH = "talkbox.cli.sessions_speech"
COMMANDS = {
    "list": Entry(f"{_LOOK}:list_", "All sessions, newest first."),
    "show": Entry(f"{_LOOK}:show", "Where a session stands: source, chain, measurements."),
    "log": Entry(f"{_LOOK}:log", "What was said and what became of it, in order."),
    "takes": Entry(f"{_LOOK}:takes", "Every version of the sound."),
    "undo": Entry(f"{_STEP}:undo", "Step back to before the last take."),
    "redo": Entry(f"{_STEP}:redo", "Step forward to what the last undo left."),
    "branch": Entry(f"{_STEP}:branch", "Go on from an earlier or other take."),
    "export": Entry(f"{_STEP}:export", "Write a take to a file."),
    "replay": Entry(f"{_CHECK}:replay", "Render every take again and compare."),
    "verify": Entry(f"{_CHECK}:verify", "Check that nothing recorded was changed or lost."),
    "delete-recordings": Entry(
        f"{_SPEECH}:delete_recordings", "Delete every recording of a voice; the words stay."
    ),
}


@click.group(cls=LazyGroup, entries=COMMANDS)
def sessions() -> None:
    """The past: look, step, branch, export.

    SESSION is an id as `talkbox sessions list` shows it, the beginning of one, or `last`, which is
    also meant when it is left out.
    """
