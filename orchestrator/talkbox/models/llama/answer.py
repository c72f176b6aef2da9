"""An answer as it grows in the cache: each token evaluated, guesses of a draft beside it.

What stands is told to the ledger; guesses that do not are taken out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from talkbox.models.llama.context import Context
from talkbox.models.llama.draft import Draft
from talkbox.models.llama.interrupts import HeldInterrupt
from talkbox.models.llama.ledger import Ledger
from talkbox.models.llama.threads import Crew

LONG_SECONDS = 0.1
"""When a token takes this long, a cancel is looked for while it is computed as well."""


class Answer:
    """The end of one line in the cache, after its prompt was read."""

    def __init__(
        self,
        context: Context,
        ledger: Ledger,
        sequence: int,
        prompt: Sequence[int],
        crew: Crew,
        draft: Draft | None,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self.index = -1
        """Of the logits in the last batch that say what may come next."""
        self.guessed = self.agreed = 0
        """Tokens that the draft proposed, and those of them that were chosen."""
        self._context, self._ledger, self._sequence = context, ledger, sequence
        self._line = list(prompt)
        self._crew, self._draft, self._clock = crew, draft, clock
        self._guesses: list[int] = []
        self._token_seconds = 0.0

    def go_on(self, token: int, cancelled: Callable[[], bool]) -> None:
        """This token was chosen; have the logits for the next one at `index`.

        Raises Cancelled and ModelError, with the answer as it was before.
        """
        if self._guesses and self._guesses[0] == token:
            del self._guesses[0]
            self.index += 1
            self.agreed += 1
        else:
            self._drop_guesses()
            self._evaluate(token, cancelled)
            self.index = 0
        self._line.append(token)
        self._ledger.extend(self._sequence, [token])

    def close(self) -> None:
        """Leave nothing in the cache that the ledger does not know."""
        self._drop_guesses()

    def _evaluate(self, token: int, cancelled: Callable[[], bool]) -> None:
        room = self._context.length - self._ledger.used - 1
        if self._draft is not None and room > 0:
            self._guesses = self._draft.guess([*self._line, token], cancelled)[:room]
            self.guessed += len(self._guesses)
        began = self._clock()
        try:
            self._decode([token, *self._guesses], cancelled)
        except BaseException:
            self._guesses = []
            self._ledger.forget_tail(self._sequence, len(self._line))
            raise
        self._token_seconds = self._clock() - began
        self._crew.took(self._token_seconds)

    def _decode(self, tokens: list[int], cancelled: Callable[[], bool]) -> None:
        if self._token_seconds < LONG_SECONDS:
            self._context.decode(tokens, len(self._line), self._sequence, "all")
            return
        with HeldInterrupt() as interrupt:
            self._context.abort_when(lambda: interrupt.pressed or cancelled())
            try:
                self._context.decode(tokens, len(self._line), self._sequence, "all")
            finally:
                self._context.abort_when(None)

    def _drop_guesses(self) -> None:
        if self._guesses:
            self._guesses = []
            self._ledger.forget_tail(self._sequence, len(self._line))
