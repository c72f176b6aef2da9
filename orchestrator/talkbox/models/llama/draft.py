"""Speculative decoding: a smaller model guesses ahead, the model itself says what stands.

All guesses are evaluated by the large model in one batch, which takes little longer than one
token, and each position is then sampled as without a draft. So the draft changes only the speed
(Leviathan, Kalman, Matias: Fast Inference from Transformers via Speculative Decoding, 2023).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.context import Context
from talkbox.models.llama.ledger import Ledger
from talkbox.models.llama.native import Weights
from talkbox.models.llama.prefill import Pace, Prefill
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.steps import Steps
from talkbox.models.llama.vocabulary import Vocabulary

LINES, SEQUENCES = 1, 2
COMPARED_STEP = 37
"""Every so many-th token is compared: different vocabularies differ in most of them."""


class Draft:
    """The smaller model, its memory and its guesses."""

    def __init__(
        self, weights: Weights, settings: Settings, clock: Callable[[], float] = perf_counter
    ) -> None:
        """Takes the weights over, and closes them when it cannot be made.

        Raises ModelError when there is no memory for its context.
        """
        self._weights = weights
        self._most = settings.draft_tokens
        try:
            self.context = Context(weights, settings, SEQUENCES)
        except BaseException:
            weights.close()
            raise
        self._steps = Steps(self.context, clock)
        length = self.context.length
        self._ledger = Ledger(
            self.context, lines=LINES, context_tokens=length, window=weights.window_tokens
        )
        pace = Pace(self.context.batch_tokens, stoppable=weights.stoppable)
        self._prefill = Prefill(self.context, self._ledger, pace)

    @classmethod
    def load(
        cls, path: Path, vocabulary: Vocabulary, settings: Settings, watch: Callable[[float], bool]
    ) -> Draft:
        """Load the draft model of `settings`, for a model with this vocabulary.

        Raises ModelError when it has another one, and what `Weights.load` raises.
        """
        weights = Weights.load(path, replace(settings, draft=None), watch)
        try:
            if not same_tokens(weights.vocabulary, vocabulary):
                raise ModelError(
                    f"The draft model {path.name} has another vocabulary than the model it should "
                    "guess for; choose a smaller one of the same family, or none."
                )
        except BaseException:
            weights.close()
            raise
        return cls(weights, settings)

    def guess(self, tokens: Sequence[int], cancelled: Callable[[], bool]) -> list[int]:
        """What probably comes after these tokens; nothing where the draft cannot follow.

        Raises Cancelled when asked to stop.
        """
        if len(tokens) + self._most > self.context.length or min(tokens) < 0:
            return []
        place = self._ledger.place(tokens)
        self._prefill.read(place, tokens, cancelled=cancelled, watch=lambda _share: None)
        guesses = [self._likeliest()]
        while len(guesses) < self._most:
            position = len(tokens) + len(guesses) - 1
            self._follow(guesses[-1], position, place.sequence, cancelled)
            guesses.append(self._likeliest())
        return guesses

    def close(self) -> None:
        """Give the memory back."""
        self.context.close()
        self._weights.close()

    def _follow(
        self, guess: int, position: int, sequence: int, cancelled: Callable[[], bool]
    ) -> None:
        if cancelled():
            raise Cancelled
        # What is left of a guess that was stopped goes when the only line is placed again.
        self._steps.take([guess], position, sequence, "last", cancelled)
        self._ledger.extend(sequence, [guess])

    def _likeliest(self) -> int:
        return int(self.context.logits(-1).argmax())


def same_tokens(one: Vocabulary, other: Vocabulary) -> bool:
    """Whether the ids of two models mean the same."""
    if one.size != other.size or one.ends != other.ends or one.markers != other.markers:
        return False
    return all(
        one.bytes_of(token) == other.bytes_of(token) for token in range(0, one.size, COMPARED_STEP)
    )
