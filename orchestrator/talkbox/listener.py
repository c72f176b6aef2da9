"""Who follows a turn or a render while it runs, and may stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _hear_nothing(text: str) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Listener:
    """Three ways to follow and one to stop; by default nobody listens and nobody stops."""

    on_text: Callable[[str], None] = _hear_nothing
    """Gets the model's text piece by piece."""
    cancelled: Callable[[], bool] = _never
    """Asked often; true stops the turn."""
    on_progress: Callable[[float], None] | None = None
    """Gets the share of a render that is done, 0 to 1."""
