"""Looks up while a projector computes: between two operations, for llama.cpp has no other way.

A large recording takes seconds on a processor, and whoever speaks may have thought better of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from talkbox.messages import Cancelled
from talkbox.models.llama.interrupts import Question
from talkbox.models.llama.library import library

LOOK_NODES = 4
"""How many operations are computed between two questions whether to stop; one of a large conformer
takes up to a tenth of a second on two cores, and asking costs nothing that was measured."""


class Look:
    """Asks one question at a time; to be kept for as long as the projector is loaded."""

    def __init__(self) -> None:
        self.native: Any = library().ggml_backend_sched_eval_callback(self._seen)
        """What llama.cpp is given when the projector loads, and calls from then on."""
        self._question = Question(_never)
        self._stopped, self._nodes = False, 0

    @contextmanager
    def asking(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Ask this meanwhile; raises Cancelled, or what asking raised, once llama.cpp returned."""
        self._question, self._stopped = Question(stop), False
        yield
        self._question.reraise()
        if self._stopped:
            raise Cancelled

    def _seen(self, _tensor: Any, ask: bool, _data: Any) -> bool:
        """For an operation to come, whether to be told after it; then, whether to go on."""
        if ask:
            self._nodes += 1
            return self._stopped or self._nodes % LOOK_NODES == 0
        self._stopped = self._question.callback(None)
        return not self._stopped


def _never() -> bool:
    return False
