"""What a user brings to every instruction: their own words and their taste, and what is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from talkbox.taste.palate import Palate

F = TypeVar("F", bound=Callable[..., Any])

_OPTION = click.option(
    "--no-taste", is_flag=True, help="Mean words as everyone does, and learn nothing."
)


def palate_option(command: F) -> F:
    """Adds `--no-taste`; the user's `talkbox.taste.palate.Palate` comes as `palate`, or None."""

    @wraps(command)
    def with_palate(*args: Any, no_taste: bool, **given: Any) -> Any:
        return command(*args, palate=None if no_taste else yours(), **given)

    return cast("F", _OPTION(with_palate))


def yours() -> Palate | None:
    """The user's taste; None where the configuration switches it off."""
    from talkbox import config

    if not config.taste():
        return None
    from talkbox.home import root
    from talkbox.taste.file import TasteFile
    from talkbox.taste.palate import Palate

    return Palate(TasteFile(root()))


def tell(palate: Palate | None, *, err: bool, quiet: bool = False) -> None:
    """Say what was learnt, on standard error with `err`; and there what was wrong, even `quiet`."""
    if palate is None:
        return
    for note in palate.told():
        if not quiet:
            click.echo(note, err=err)
    for fault in palate.complaints():
        click.echo(f"talkbox: taste does not count: {fault}", err=True)


class Vocabulary:
    """The user's own words over a conversation: read anew for every turn, a fault told once."""

    def __init__(self) -> None:
        self._told: str | None = None

    def refresh(self) -> None:
        """Lay the words of the file as it is now over the shipped ones."""
        from talkbox.vocabulary.own_words import adopt

        fault = adopt()
        if fault is not None and fault != self._told:
            click.echo(f"talkbox: {fault}", err=True)
        self._told = fault
