"""What the commands print: one JSON document for scripts, aligned columns for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """Adds `--json`, which reaches the command as `as_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
    )(command)


def print_json(document: Any) -> None:
    """Print one JSON document; not-a-number is a bug here, never output."""
    click.echo(json.dumps(document, indent=2, allow_nan=False))


def print_columns(rows: Sequence[Sequence[str]], indent: str = "") -> None:
    """Print rows as columns two blanks apart; the last column runs free."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo((indent + "  ".join(cells)).rstrip())
