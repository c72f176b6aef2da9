"""Ctrl-C as a question that a turn asks, so that it ends in order and its journal is closed."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType


class Interrupt:
    """While entered, Ctrl-C makes the object true for whoever asks it.

    Where nobody has asked yet, and when it is pressed again, it stops at once as it always does.
    """

    def __init__(self) -> None:
        self._pressed = False
        self._heeded = False
        self._before: signal._HANDLER = None

    def __call__(self) -> bool:
        """Whether Ctrl-C was pressed; fits `Listener.cancelled`."""
        self._heeded = True
        return self._pressed

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
        if self._pressed or not self._heeded:
            raise KeyboardInterrupt
        self._pressed = True
