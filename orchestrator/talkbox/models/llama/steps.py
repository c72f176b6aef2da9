"""A token at a time, or a few: one that takes long is stopped while it is computed.

llama.cpp asks between any two operations, which costs quick tokens more than it gains. So they are
computed unasked, by how long the newest one took, from one answer to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from talkbox.models.llama.batch import Wanted
from talkbox.models.llama.context import Context
from talkbox.models.llama.interrupts import HeldInterrupt

LONG_SECONDS = 0.1
"""A step that takes this long is asked about while it is computed."""


class Steps:
    """The single steps of one context."""

    def __init__(self, context: Context, clock: Callable[[], float] = perf_counter) -> None:
        self.context = context
        self.seconds: float | None = None
        """How long the newest one took; None, which counts as long, before there was one."""
        self._clock = clock

    def take(
        self,
        tokens: Sequence[int],
        position: int,
        sequence: int,
        logits: Wanted,
        cancelled: Callable[[], bool],
    ) -> float:
        """Evaluate the tokens as `Context.decode` does; how many seconds it took.

        Raises what `decode` raises; the sequence may then hold cells that nobody knows.
        """
        began = self._clock()
        if self.seconds is None or self.seconds >= LONG_SECONDS:
            with HeldInterrupt() as interrupt:
                self.context.abort_when(lambda: interrupt.pressed or cancelled())
                try:
                    self.context.decode(tokens, position, sequence, logits)
                finally:
                    self.context.abort_when(None)
        else:
            self.context.decode(tokens, position, sequence, logits)
        self.seconds = self._clock() - began
        return self.seconds
