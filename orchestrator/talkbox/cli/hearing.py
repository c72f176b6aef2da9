"""What was heard, as a person is shown it and may mend it before it is said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from talkbox.voice.confirming import Confirmer
    from talkbox.voice.dictation import Dictation
    from talkbox.voice.ears import Ears
    from talkbox.voice.recorder import Take

MICROPHONE = "microphone"
"""What the journal calls the source of what was spoken into one."""
CANCELLED = "Cancelled; nothing was said."
_KEYS = "  (Enter says it as it stands below, Esc drops it.)"


def hear_files(
    files: Sequence[Path], ears: Ears, cancelled: Callable[[], bool], *, err: bool, quiet: bool
) -> tuple[Dictation, ...]:
    """The words of every file; all are read before the first is transcribed.

    What a person is to know of who listens is printed unless `quiet`. Raises VoiceError,
    ModelError and Cancelled.
    """
    from talkbox.voice.listening import listen

    spoken = [listen(file) for file in files]
    heard = []
    for file, each in zip(files, spoken, strict=True):
        name = file.name.encode(errors="replace").decode()  # may hold bytes that are no UTF-8
        heard.append(ears.hear(name, each, cancelled))
        if not quiet:
            _tell(ears, heard[-1], err)
    return tuple(heard)


def hear_samples(take: Take, ears: Ears, cancelled: Callable[[], bool]) -> Dictation:
    """The words of what a microphone gave; told and raised as `hear_files`."""
    from talkbox.voice.listening import listen_samples

    spoken = listen_samples(take.samples, take.rate_hz)
    heard = ears.hear(MICROPHONE, spoken, cancelled)
    _tell(ears, heard, err=False)
    return heard


def _tell(ears: Ears, heard: Dictation, err: bool) -> None:
    """Who listens, where that was chosen; and speech that nobody is asked about."""
    if notice := ears.notice():
        click.echo(notice, err=err)
    if heard.direct:
        show(heard, err=err)


def confirmer(*, unasked: bool, err: bool, quiet: bool = False) -> Confirmer:
    """Asks a person at a terminal unless `unasked`, else shows what was heard unless `quiet`."""
    from talkbox.voice.confirming import AsHeard

    if quiet:
        return AsHeard()
    if unasked or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Shown(err)
    return Asked()


class Shown:
    """Shows what was heard and lets it pass."""

    def __init__(self, err: bool) -> None:
        """On standard error with `err`."""
        self._err = err

    def confirm(self, dictation: Dictation) -> str | None:
        """As `Confirmer.confirm`; the repaired words."""
        show(dictation, err=self._err)
        return dictation.text


class Asked:
    """Shows what was heard and lets a person at the terminal say, mend or drop it."""

    def confirm(self, dictation: Dictation) -> str | None:
        """As `Confirmer.confirm`; Ctrl-C and Ctrl-D drop it too."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

        show(dictation, err=False)
        click.echo(_KEYS)
        keys = KeyBindings()

        @keys.add("escape")
        def drop(event: KeyPressEvent) -> None:
            event.app.exit(result="")

        asking: PromptSession[str] = PromptSession(key_bindings=keys)
        try:
            return asking.prompt("say> ", default=dictation.text) or None
        except (KeyboardInterrupt, EOFError):
            return None


def show(dictation: Dictation, *, err: bool) -> None:
    """What was heard, by whom, and beside it what it is taken for."""
    heard = dictation.heard or "(by itself, without a transcript)"
    who = f"{dictation.source}, {dictation.seconds:.1f} s, heard by {dictation.by}"
    click.echo(f"{who}: {heard}", err=err)
    for note in dictation.notes:
        click.echo(f"  ({note})", err=err)
    if dictation.text != dictation.heard:
        changes = ", ".join(f"{one.heard} -> {one.meant}" for one in dictation.changes)
        click.echo(f"  taken for: {dictation.text}  ({changes})", err=err)
