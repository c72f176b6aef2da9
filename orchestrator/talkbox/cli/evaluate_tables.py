"""Results of evaluations for people: kinds in rows, shares and floors in columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from talkbox.cli.output import print_columns
from talkbox.evaluation.intervals import share

Counts = Mapping[str, Any]
_NO = "-"


def print_result(result: Counts, failures: bool) -> None:
    """The table of an evaluation's document, and on demand every run that did not hold."""
    summary = result["summary"]
    floors = list(summary["floors"])
    rows = [("", "cases", "held on every clip", "runs", "runs held", *floors)]
    rows += [_row(kind, counts, floors) for kind, counts in summary["kinds"].items()]
    rows.append(_row("all", summary, floors))
    print_columns(rows)
    click.echo()
    click.echo(f"held on every clip: {share_text(summary['cases'])} of the cases")
    click.echo(f"held: {share_text(summary['runs'])} of the runs")
    click.echo(f"said met, but was not: {share_text(summary['false_met'])}")
    click.echo(_costs(result))
    if failures:
        click.echo()
        for run in result["runs"]:
            if not run["held"]:
                click.echo(f"{run['case']} | {run['clip']} | {run['status']}: {run['broken'][0]}")


def share_text(counted: Mapping[str, float]) -> str:
    """ "82 of 91, 90 % (82..95)": the interval in brackets holds 95 times of 100."""
    return share(int(counted["held"]), int(counted["of"])).text()


def _row(kind: str, counts: Counts, floors: list[str]) -> tuple[str, ...]:
    cases, runs = counts["cases"], counts["runs"]
    beside = [
        _percent(counts["floors"][name]["runs"]) if name in counts["floors"] else _NO
        for name in floors
    ]
    return (kind, str(cases["of"]), _percent(cases), str(runs["of"]), _percent(runs), *beside)


def _percent(counted: Mapping[str, float]) -> str:
    return f"{100 * counted['share']:.0f} %" if counted["of"] else _NO


def _costs(result: Counts) -> str:
    seconds, tokens = result["summary"]["seconds"], result["summary"]["tokens"]
    read = ", ".join(f"{value:.0f} {name} tokens" for name, value in tokens.items())
    costs = f"{seconds['median']:.2f} s a request, 95 % within {seconds['late']:.2f} s"
    return f"{result['model']}, effort {result['effort']}: {costs}" + (f", {read}" if read else "")
