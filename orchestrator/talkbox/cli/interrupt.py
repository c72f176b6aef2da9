"""Ctrl-C as a question that a turn asks, so that it ends in order and its journal is closed."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType


class Interrupt:
    """While entered, the first Ctrl-C only makes the object true; the second stops at once."""

    def __init__(self) -> None:
        self._asked = False
        self._before: signal._HANDLER = None

    def __call__(self) -> bool:
        """Whether Ctrl-C was pressed; fits `Listener.cancelled`."""
        return self._asked

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
