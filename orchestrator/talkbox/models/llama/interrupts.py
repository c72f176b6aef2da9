"""Ctrl-C, and whether to go on, while llama.cpp computes and asks us questions.

Python raises KeyboardInterrupt in whatever it runs next, which is then the question's callback, and
ctypes prints what a callback raises and forgets it. So the interrupt is noted instead, and given to
whoever would have got it once llama.cpp has returned.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator
from threading import current_thread, main_thread
from types import FrameType, TracebackType


class HeldInterrupt:
    """While entered, Ctrl-C sets `pressed`; it takes effect on the way out.

    Does nothing outside the main thread, where Python never raises KeyboardInterrupt.
    """

    def __init__(self) -> None:
        self.pressed = False
        self._before: signal._HANDLER = None

    def __enter__(self) -> HeldInterrupt:
        if current_thread() is main_thread() and callable(signal.getsignal(signal.SIGINT)):
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before is None:
            return
        signal.signal(signal.SIGINT, self._before)
        if self.pressed:
            signal.raise_signal(signal.SIGINT)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.pressed = True


class Question:
    """Asks while llama.cpp computes; what goes wrong meanwhile is raised once it has returned.

    ctypes prints what a callback raises and forgets it. A signal that came while llama.cpp computed
    is handled, and may raise, as soon as Python code runs: in a function before any `try` of its
    own is entered, but in a generator within the one that its `yield` stands in.
    """

    def __init__(self, asked: Callable[[], bool]) -> None:
        self._error: BaseException | None = None
        asking = self._asking(asked)
        next(asking)
        self.callback = asking.send
        """Given anything, says whether to stop."""

    def reraise(self) -> None:
        """Raise what went wrong, once."""
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _asking(self, asked: Callable[[], bool]) -> Generator[bool, object, None]:
        stop = False
        while True:
            try:
                yield stop
                stop = self._error is not None or asked()
            except GeneratorExit:
                return
            except BaseException as error:
                self._error, stop = error, True
