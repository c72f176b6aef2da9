"""Progress bars on standard error, for a person at a terminal, once something takes its time."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 1.0
"""Shorter work shows nothing: a bar that flashes by only disturbs."""


class Bar:
    """Called with the share of some work that is done; draws nothing unless it drags on."""

    def __init__(
        self,
        wanted: bool = True,
        patience_seconds: float = PATIENCE_SECONDS,
        label: str = "Rendering",
    ) -> None:
        self._label = label
        self._wanted = wanted and sys.stderr.isatty()
        self._patience_seconds = patience_seconds
        self._began: float | None = None
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._clear()

    def __call__(self, share: float) -> None:
        """`share` is between 0 and 1; 1 ends this piece of work, and the next begins anew."""
        if not self._wanted:
            return
        if share >= 1.0:
            self._clear()
        elif self._began is None:
            self._began = monotonic()
        elif self._bar is not None or monotonic() - self._began > self._patience_seconds:
            self._draw(share)

    def _draw(self, share: float) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._label, total=1.0)
            self._bar.start()
        if self._task is not None:
            self._bar.update(self._task, completed=share)

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar, self._task, self._began = None, None, None
