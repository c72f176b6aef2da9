"""What `do` tells a person: the reply, what was asked for with its numbers, where the file is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from talkbox.cli.output import print_columns
from talkbox.cli.tables import facts, label
from talkbox_tools.dsp.measure.report import number
from talkbox_tools.measures import MEASURES

Data = dict[str, Any]


def print_account(summary: Data) -> None:
    """Print the document of one turn for people."""
    click.echo(summary["reply"])
    if forgotten := left_out(summary["tokens"]):
        click.echo(forgotten)
    print_columns(list(_goals(summary["goals"])), indent="  ")
    for regression in summary["regressions"]:
        click.echo(f"  Mind: {_regression(regression)}")
    if summary["output"] is not None:
        click.echo(f"{summary['output']}: {facts(summary['after'])}")
        click.echo(f"session {summary['session']}")


def left_out(tokens: Mapping[str, int]) -> str:
    """What the model could not read of the conversation because it was too long; else empty."""
    parts = [
        f"{turns} {what}"
        for what in ("shortened", "dropped")
        if (turns := tokens.get(f"turns_{what}", 0))
    ]
    if not parts:
        return ""
    return f"(The conversation is long: of its oldest turns the model read {', '.join(parts)}.)"


def _goals(goals: list[Data]) -> Iterator[tuple[str, ...]]:
    for goal in goals:
        outcome = "met" if goal["met"] else "not met"
        yield (*_movement(goal), outcome)


def _movement(entry: Data) -> tuple[str, ...]:
    measure = MEASURES[entry["measure"]]
    before, after = (number(measure, entry[when]) for when in ("before", "after"))
    return label(measure.name), before, "->", after, measure.unit


def _regression(regression: Data) -> str:
    name = regression["name"].replace("_", " ")
    return f"{name}, {' '.join(_movement(regression)).rstrip()}"
