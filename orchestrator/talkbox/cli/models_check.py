"""`talkbox models check`: from the file's first byte to a call made here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.output import json_option, print_json

if TYPE_CHECKING:
    from talkbox.cli.interrupt import Interrupt
    from talkbox.models import Watch
    from talkbox.models.examine import Line

_MARKS = {"ok": "ok  ", "warn": "warn", "fail": "fail"}


@click.command()
@click.argument("model", metavar="FILE|NAME")
@click.option("--context", type=int, metavar="TOKENS", help="How much it shall be able to read.")
@click.option(
    "--projector",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file by which it hears; else the one that lies beside it.",
)
@click.option("--no-run", is_flag=True, help="Read the file only; do not load the model.")
@json_option
@click.pass_context
def check(
    ctx: click.Context,
    model: str,
    context: int | None,
    projector: Path | None,
    no_run: bool,
    as_json: bool,
) -> None:
    """Whether a model's file works here, or a Whisper model's folder.

    Looks at the header, the chat template, the tokenizer, the projector beside it and the memory
    needed, then loads the model and has it make one call and hear one sound. Ends with status 1
    when something fails.
    """
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.models import whispers
    from talkbox.models.ggml import printable

    given = {"context_tokens": context, "projector": projector}
    checks = _whisper_checks if whispers.is_meant(model) else _checks
    lines = []
    bars = {"loading": Bar(label="Loading the model"), "reading": Bar(label="Reading")}
    with Interrupt() as stopped, bars["loading"], bars["reading"]:
        path, found = checks(model, given, stopped, not no_run, lambda it, at: bars[it](at))
        for line in found:
            lines.append(line)
            if not as_json:
                click.echo(f"{_MARKS[line.state]}  {line.name}: {printable(line.text)}")
    usable = all(line.state != "fail" for line in lines)
    if as_json:
        told = [asdict(line) for line in lines]
        print_json({"file": str(path), "usable": usable, "checks": told})
    ctx.exit(0 if usable else 1)


def _checks(
    model: str, given: dict[str, Any], stopped: Interrupt, run: bool, watch: Watch
) -> tuple[Path, Iterator[Line]]:
    from talkbox.models import catalogue, effective
    from talkbox.models.examine import examine

    settings = effective({name: value for name, value in given.items() if value is not None})
    path = catalogue.resolve(model)
    return path, examine(path, settings, stopped, run=run, watch=watch)


def _whisper_checks(
    model: str, given: dict[str, Any], stopped: Interrupt, run: bool, watch: Watch
) -> tuple[Path, Iterator[Line]]:
    from talkbox.models.whispers import locate
    from talkbox.voice.transcribers.examine import examine

    if foreign := [f"--{name.partition('_')[0]}" for name, it in given.items() if it is not None]:
        raise click.UsageError(f"{foreign[0]} says nothing about a Whisper model; leave it out.")
    path = locate(model)
    return path, examine(path, stopped, run=run, watch=watch)
