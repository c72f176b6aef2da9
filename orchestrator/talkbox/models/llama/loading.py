"""Work that begins at once in a thread of its own, so that nobody waits for it before it is needed.

Whoever waits may stop waiting; the work itself goes on until it is done or is stopped for good. A
process that ends stops it first: native code that runs on while Python goes away crashes.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from threading import Event, Thread
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from talkbox.messages import Cancelled

T = TypeVar("T")
Goes = Callable[[float], bool]
"""Told the share that is done, 0 to 1; false asks the work to end."""
_LOOK_SECONDS = 0.02
"""How often a waiting caller asks whether it was cancelled."""


_begun: WeakSet[Loading[Any]] = WeakSet()


class Loading(Generic[T]):
    """One piece of work and, in time, its result."""

    def __init__(self, work: Callable[[Goes], T]) -> None:
        self._work = work
        self._share = 0.0
        self._stopped = False
        self._done = Event()
        self._result: T | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="talkbox-loading", daemon=True)
        _begun.add(self)
        self._thread.start()

    def wait(self, cancelled: Callable[[], bool], watch: Callable[[float], None]) -> T:
        """The result, as soon as it is there; `watch` sees the share meanwhile.

        Raises what the work raised, and Cancelled when asked to stop waiting.
        """
        while not self._done.wait(_LOOK_SECONDS):
            if cancelled():
                raise Cancelled
            watch(self._share)
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result

    def stop(self) -> T | None:
        """End the work as soon as it looks up; what it had finished, if it had."""
        self._stopped = True
        self._thread.join()
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._work(self._goes)
        except BaseException as error:  # handed to whoever waits, never lost in a thread
            self._error = error
        self._done.set()

    def _goes(self, share: float) -> bool:
        self._share = share
        return not self._stopped


@atexit.register
def _stop_all() -> None:
    for loading in list(_begun):
        loading.stop()
