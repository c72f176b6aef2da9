"""Evaluation of a prompt in pieces, so that a cancel is heeded within 0.3 s on any machine.

A piece takes about a second where the processor computes, because llama.cpp then looks up between
any two operations within it, and a tenth of one where a GPU does, which ends what it was given.
On two cores, pieces of 8 tokens (a tenth of a second) read a prompt at half the speed of pieces
of 64 and more. The ledger is told of each piece once it is done, of nothing that was not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Literal, Protocol

from talkbox.messages import Cancelled
from talkbox.models.llama.interrupts import HeldInterrupt
from talkbox.models.llama.ledger import Ledger, Place

STOPPABLE_SECONDS, WHOLE_SECONDS = 1.0, 0.1
"""How long a piece may take: one that can be stopped within, and one that cannot."""
STOPPABLE_TOKENS, WHOLE_TOKENS = 64, 1
"""How long the first piece is, while nothing is known of the machine's speed. With fewer than 64
tokens the attention of llama.cpp on a processor takes a slower way: 31 ms for 58, 25 ms for 433."""
GROWTH = 4
"""No piece is longer than the one before by more than this factor: short ones run slower than
long ones, and the first ones slower still, so that their speed is only a hint."""

Clock = Callable[[], float]
Took = Callable[[int, float], None]
"""Told of a piece: how many tokens, and how many seconds they took."""


class Evaluator(Protocol):
    """What computes; `talkbox.models.llama.context.Context` does."""

    def decode(
        self,
        tokens: Sequence[int],
        first_position: int,
        sequence: int,
        logits: Literal["none", "last", "all"] = "none",
    ) -> None:
        """Evaluate tokens. Raises Cancelled when the question of `abort_when` was answered yes."""
        ...

    def finish(self) -> None:
        """Wait until what was begun is done."""
        ...

    def abort_when(self, asked: Callable[[], bool] | None) -> None:
        """Have this asked during `decode`, where that is possible; None for nothing."""
        ...


class Pace:
    """How many tokens to evaluate at once, from how fast the last ones were.

    A power of two, so that it is mostly the same from run to run: logits depend a little on how a
    prompt is cut.
    """

    def __init__(self, most_tokens: int, *, stoppable: bool) -> None:
        """`stoppable` says whether a piece ends within when asked: no GPU computes."""
        self._most = most_tokens
        self._seconds = STOPPABLE_SECONDS if stoppable else WHOLE_SECONDS
        self.tokens = min(most_tokens, STOPPABLE_TOKENS if stoppable else WHOLE_TOKENS)

    def measured(self, tokens: int, seconds: float) -> None:
        """So many tokens took so long."""
        fitting = int(tokens * self._seconds / max(seconds, 1e-6))
        most = min(fitting, GROWTH * self.tokens, self._most)
        self.tokens = 1 << max(0, most.bit_length() - 1)


def _unseen(tokens: int, seconds: float) -> None:
    pass


class Prefill:
    """Brings what the ledger lacks of a prompt into the cache."""

    def __init__(
        self,
        evaluator: Evaluator,
        ledger: Ledger,
        pace: Pace,
        took: Took = _unseen,
        clock: Clock = perf_counter,
    ) -> None:
        """`took` sees every piece that was completed, before the next one begins."""
        self._evaluator = evaluator
        self._ledger = ledger
        self._pace = pace
        self._took = took
        self._clock = clock

    def read(
        self,
        place: Place,
        tokens: Sequence[int],
        *,
        cancelled: Callable[[], bool],
        watch: Callable[[float], None],
    ) -> None:
        """Evaluate the tokens from `place.kept` on; the logits after the last one are there then.

        `watch` is told the share that is done, 0 to 1. Raises Cancelled when asked to stop, and
        what the evaluator raises; the line then ends with the last piece that was completed.
        """
        done = place.kept
        try:
            with HeldInterrupt() as interrupt:
                self._evaluator.abort_when(lambda: interrupt.pressed or cancelled())
                while done < len(tokens):
                    if interrupt.pressed or cancelled():
                        raise Cancelled
                    done = self._piece(place.sequence, tokens, done)
                    watch((done - place.kept) / (len(tokens) - place.kept))
        except BaseException:
            self._ledger.forget_tail(place.sequence, done)
            raise
        finally:
            self._evaluator.abort_when(None)

    def _piece(self, sequence: int, tokens: Sequence[int], start: int) -> int:
        piece = tokens[start : start + self._pace.tokens]
        end = start + len(piece)
        began = self._clock()
        self._evaluator.decode(piece, start, sequence, "last" if end == len(tokens) else "none")
        self._evaluator.finish()
        seconds = self._clock() - began
        self._ledger.extend(sequence, piece)
        self._pace.measured(len(piece), seconds)
        self._took(len(piece), seconds)
        return end
