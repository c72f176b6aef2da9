"""`talkbox doctor`: what is installed, what works, and what to do about the rest."""

from __future__ import annotations

from dataclasses import asdict

import click

from talkbox.cli.output import json_option, print_json

_MARKS = {"ok": "ok", "note": "--", "broken": "!!"}


@click.command()
@json_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Check that everything here works.

    Prints versions, native libraries (each tried in a process of its own), plug-ins, the folder
    for sessions and the model. Ends with status 1 when something is broken.
    """
    from talkbox.checkup import findings

    found = []
    for finding in findings():
        found.append(finding)
        if not as_json:
            click.echo(f"{_MARKS[finding.state]}  {finding.name}: {finding.text}")
    broken = [finding.name for finding in found if finding.state == "broken"]
    if as_json:
        print_json({"healthy": not broken, "findings": [asdict(finding) for finding in found]})
    elif broken:
        click.echo(f"Broken: {', '.join(broken)}.")
    ctx.exit(1 if broken else 0)
