"""`--effort`, the same on every command that carries out instructions."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

from talkbox.effort import EFFORT_NAMES

F = TypeVar("F", bound=Callable[..., Any])

_OPTION = click.option(
    "--effort",
    type=click.Choice(EFFORT_NAMES),
    help="quick: one try. normal: corrected until it is met. thorough: several takes, the best "
    "is kept. Else as the configuration says.",
)


def effort_option(command: F) -> F:
    """Adds the option; it reaches the command as a `talkbox.effort.Effort`."""

    @wraps(command)
    def with_effort(*args: Any, effort: str | None, **given: Any) -> Any:
        from talkbox import config
        from talkbox.effort import EFFORTS

        return command(*args, effort=EFFORTS[effort] if effort else config.effort(), **given)

    return cast("F", _OPTION(with_effort))
