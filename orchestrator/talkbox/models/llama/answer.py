"""An answer as it grows in the cache: each token evaluated, guesses of a draft beside it.

What stands is told to the ledger; guesses that do not are taken out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from talkbox.models.llama.draft import Draft
from talkbox.models.llama.ledger import Ledger
from talkbox.models.llama.steps import Steps
from talkbox.models.llama.threads import Crew


class Answer:
    """The end of one line in the cache, after its prompt was read."""

    def __init__(
        self,
        steps: Steps,
        ledger: Ledger,
        sequence: int,
        prompt: Sequence[int],
        crew: Crew,
        draft: Draft | None,
    ) -> None:
        self.index = -1
        """Of the logits in the last batch that say what may come next."""
        self.guessed = self.agreed = 0
        """Tokens that the draft proposed, and those of them that were chosen."""
        self._steps, self._ledger, self._sequence = steps, ledger, sequence
        self._line = list(prompt)
        self._crew, self._draft = crew, draft
        self._guesses: list[int] = []

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
        self._guesses = []
        # Ctrl-C may have come between an evaluation and the ledger's word of it.
        self._ledger.forget_tail(self._sequence, len(self._ledger.line(self._sequence)))

    def _evaluate(self, token: int, cancelled: Callable[[], bool]) -> None:
        room = self._steps.context.length - self._ledger.used - 1
        if self._draft is not None and room > 0:
            self._guesses = self._draft.guess([*self._line, token], cancelled)[:room]
            self.guessed += len(self._guesses)
        tokens = [token, *self._guesses]
        try:
            seconds = self._steps.take(tokens, len(self._line), self._sequence, "all", cancelled)
        except BaseException:
            self._guesses = []
            self._ledger.forget_tail(self._sequence, len(self._line))
            raise
        self._crew.took(seconds)

    def _drop_guesses(self) -> None:
        if self._guesses:
            self._guesses = []
            self._ledger.forget_tail(self._sequence, len(self._line))
