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


_LEFT_OUT = {
    "turns_shortened": "{count} of the oldest requests in short",
    "turns_dropped": "{count} of the oldest requests left out",
    "answers_dropped": "{count} of the first answers left out",
}


def print_account(summary: Data) -> None:
    """Print the document of one turn for people."""
    click.echo(summary["reply"])
    if forgotten := left_out(summary["tokens"]):
        click.echo(forgotten)
    print_columns(list(_goals(summary["goals"])), indent="  ")
    for regression in summary["regressions"]:
        click.echo(f"  Mind: {_regression(regression)}")
    if summary["similarity"] is not None:
        print_likeness(summary["similarity"])
    if summary["output"] is not None:
        click.echo(f"{summary['output']}: {facts(summary['after'])}")
        click.echo(f"session {summary['session']}")


def print_likeness(similarity: Data) -> None:
    """How like its reference the sound was and is, as columns."""
    print_columns(list(_likeness(similarity)), indent="  ")


def _likeness(similarity: Data) -> Iterator[tuple[str, ...]]:
    """A line for the whole and for each axis, of 100."""
    whole, axes = similarity["total"], similarity["axes"]
    name = f"like {similarity['reference']}"
    yield name, f"{whole['before']:.0f}", "->", f"{whole['after']:.0f}", "of 100"
    for axis, moved in axes.items():
        before, after = (f"{moved[when]:.0f}" for when in ("before", "after"))
        apart = f"{moved['distance_after']:.1f} {moved['unit']} apart"
        yield f"  {axis}", before, "->", after, apart


def left_out(tokens: Mapping[str, int]) -> str:
    """What the model could not read of the conversation because it was too long; else empty."""
    parts = [
        what.format(count=count) for key, what in _LEFT_OUT.items() if (count := tokens.get(key, 0))
    ]
    return f"(Too long to be read as a whole: {', '.join(parts)}.)" if parts else ""


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
