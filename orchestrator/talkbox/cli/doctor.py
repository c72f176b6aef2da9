"""`talkbox doctor`: what is installed, what works, and what to do about the rest."""

from __future__ import annotations

from dataclasses import asdict

import click

from talkbox.cli.model_choice import plain_http_option
from talkbox.cli.output import json_option, print_json

_MARKS = {"ok": "ok", "note": "--", "broken": "!!"}


@click.command()
@click.option(
    "--model", metavar="NAME", help="Who is to answer; of a server, what it is and can do."
)
@plain_http_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, model: str | None, plain_http: bool, as_json: bool) -> None:
    """Check that everything here works.

    Prints versions, native libraries (each tried in a process of its own), plug-ins, the folder
    for sessions and the model; where a server answers, its kind, its model, how much it can read,
    and what it does not do. Ends with status 1 when something is broken.
    """
    from talkbox.checkup import findings

    found = []
    for finding in findings(model, plain_http=plain_http):
        found.append(finding)
        if not as_json:
            click.echo(f"{_MARKS[finding.state]}  {finding.name}: {finding.text}")
    broken = [finding.name for finding in found if finding.state == "broken"]
    if as_json:
        print_json({"healthy": not broken, "findings": [asdict(finding) for finding in found]})
    elif broken:
        click.echo(f"Broken: {', '.join(broken)}.")
    ctx.exit(1 if broken else 0)
