"""`talkbox models pull`: one model fetched, seen coming, and checked before it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import click

from talkbox.cli.boundary import Stopped

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from talkbox.models.catalogue import Known
    from talkbox.models.pull import Pulled


@click.command()
@click.argument("name")
@click.option(
    "--no-projector", is_flag=True, help="Leave out the file by which the model hears speech."
)
@click.option("--revision", metavar="REV", help="A branch, tag or commit; else the newest.")
def pull(name: str, no_projector: bool, revision: str | None) -> None:
    """Fetch a model, with the projector it hears by; or a Whisper model, which writes down speech.

    NAME is one of `talkbox models list`. What was fetched when a pull is stopped or breaks off is
    kept, and the next pull goes on from there; a file is used only once its checksum is right.
    HF_TOKEN opens what needs an account, HF_ENDPOINT names another hub.
    """
    from talkbox.messages import ModelError
    from talkbox.models import catalogue, whispers
    from talkbox.models.pull import Source, pull, pull_whisper

    source = Source(revision)
    if name.casefold().startswith("whisper"):
        whisper = whispers.known(name)
        if whisper is None:
            raise ModelError(whispers.unknown(name))
        _tell(_stoppable(lambda bars: pull_whisper(whisper, bars, source=source)))
        use, found = f"--transcriber {whisper.name}", whisper.name
    else:
        model = catalogue.known(name)
        if model is None:
            raise ModelError(catalogue.unknown(name))
        _warn_of_memory(model)
        _tell(_stoppable(lambda bars: pull(model, bars, projector=not no_projector, source=source)))
        use, found = f"--model {model.name}", model.name
    click.echo(f"Use it with {use}; try it: talkbox models check {found}")


def _stoppable(pulling: Callable[[Bars], list[Pulled]]) -> list[Pulled]:
    try:
        with Bars() as bars:
            return pulling(bars)
    except KeyboardInterrupt:
        raise Stopped("Stopped; what came is kept, and the next pull goes on from there.") from None


def _tell(pulled: list[Pulled]) -> None:
    for it in pulled:
        state = "is here already" if it.state == "here" else "is here, its checksum right"
        click.echo(f"{it.path} {state}")


def _warn_of_memory(model: Known) -> None:
    from talkbox import config
    from talkbox.models.catalogue import gigabytes
    from talkbox.models.llama.settings import Settings
    from talkbox.models.memory import available_bytes, has_card

    need_bytes = model.need(Settings.from_mapping(config.llama()).context_tokens).total_bytes
    free_bytes = available_bytes()
    if need_bytes > free_bytes and not has_card():
        click.echo(
            f"{model.name} needs about {gigabytes(need_bytes)} of memory, and "
            f"{gigabytes(free_bytes)} are free here now.",
            err=True,
        )


class Bars:
    """A bar for each file at a terminal; elsewhere a line for each; all on standard error."""

    def __init__(self) -> None:
        self._tasks: dict[str, TaskID] = {}
        self._told: set[str] = set()
        self._progress: Progress | None = None
        if sys.stderr.isatty():
            self._progress = _progress()

    def __enter__(self) -> Bars:
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, file: str, done: int, size: int) -> None:
        """So many bytes of so many of a file are here."""
        if self._progress is None:
            self._tell(file, size)
            return
        if file not in self._tasks:
            self._tasks[file] = self._progress.add_task(file, total=size)
        self._progress.update(self._tasks[file], completed=done)

    def _tell(self, file: str, size: int) -> None:
        from talkbox.models.catalogue import gigabytes

        if file not in self._told:
            self._told.add(file)
            click.echo(f"Fetching {file}, {gigabytes(size)} ...", err=True)


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
