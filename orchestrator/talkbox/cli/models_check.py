"""`talkbox models check`: from the file's first byte to a call made here."""

from __future__ import annotations

from dataclasses import asdict

import click

from talkbox.cli.output import json_option, print_json

_MARKS = {"ok": "ok  ", "warn": "warn", "fail": "fail"}


@click.command()
@click.argument("model", metavar="FILE|NAME")
@click.option("--context", type=int, metavar="TOKENS", help="How much it shall be able to read.")
@click.option("--no-run", is_flag=True, help="Read the file only; do not load the model.")
@json_option
@click.pass_context
def check(ctx: click.Context, model: str, context: int | None, no_run: bool, as_json: bool) -> None:
    """Whether a model's file works here.

    Looks at the header, the chat template, the tokenizer, the projector beside it and the memory
    needed, then loads the model and has it make one call. Ends with status 1 when something fails.
    """
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.models import catalogue, effective
    from talkbox.models.examine import examine
    from talkbox.models.ggml import printable

    given = {} if context is None else {"context_tokens": context}
    settings = effective(given)
    path = catalogue.resolve(model)
    lines = []
    bars = {"loading": Bar(label="Loading the model"), "reading": Bar(label="Reading")}
    with Interrupt() as stopped, bars["loading"], bars["reading"]:
        for line in examine(
            path,
            settings,
            stopped,
            run=not no_run,
            watch=lambda what, share: bars[what](share),
        ):
            lines.append(line)
            if not as_json:
                click.echo(f"{_MARKS[line.state]}  {line.name}: {printable(line.text)}")
    usable = all(line.state != "fail" for line in lines)
    if as_json:
        checks = [asdict(line) for line in lines]
        print_json({"file": str(path), "usable": usable, "checks": checks})
    ctx.exit(0 if usable else 1)
