"""`talkbox eval compare`: what changed between two results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from talkbox.cli.output import json_option, print_json

LOST = 4


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def compare(ctx: click.Context, before: Path, after: Path, as_json: bool) -> None:
    """What was lost and what was gained from BEFORE to AFTER.

    Both are files that `talkbox eval --json` printed; runs that only one of them has are counted
    and left out.

    Ends with status 4 when something that held before no longer does, 0 when nothing was lost.
    """
    from talkbox.evaluation.comparing import compared, load

    found = compared(load(before), load(after))
    if as_json:
        print_json(found)
    else:
        _print(found)
    ctx.exit(LOST if found["lost"] else 0)


def _print(found: Mapping[str, Any]) -> None:
    from talkbox.cli.evaluate_tables import share_text

    for side in ("before", "after"):
        facts = found[side]
        held = share_text(facts["runs"])
        click.echo(f"{side}: {facts['model']}, effort {facts['effort']}: {held} of the runs")
    _list("lost", found["lost"])
    _list("gained", found["gained"])
    if found["lost"] or found["gained"]:
        chance = 100 * found["chance"]
        click.echo(f"so lopsided a change by luck alone: {chance:.1f} %")
    if alone := found["only_before"] + found["only_after"]:
        click.echo(f"left out, as only one of the two has them: {alone}")


def _list(word: str, differences: Sequence[Mapping[str, Any]]) -> None:
    click.echo(f"{word}: {len(differences) or 'nothing'}")
    for one in differences:
        click.echo(f"  {one['case']} | {one['clip']}: {one['broken'][0]}")
