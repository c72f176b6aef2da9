"""Evaluation of a prompt in pieces, so that a cancel is heeded within 0.3 s on any machine.

A piece takes about a second where the processor computes, because llama.cpp then looks up between
any two operations within it, and a tenth of one where a GPU does, which ends what it was given.
On two cores, pieces of 8 tokens (a tenth of a second) read a prompt at half the speed of pieces
of 64 and more; so none but the last is shorter where it can be stopped within, however slow the
machine is. The ledger is told of each piece once it is done, of nothing that was not, and of a
clip only once all of it is: half of one is worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Literal, Protocol

from talkbox.messages import Cancelled
from talkbox.models.llama.interrupts import HeldInterrupt
from talkbox.models.llama.ledger import Ledger, Place
from talkbox.models.llama.lines import before_sound

if TYPE_CHECKING:
    from talkbox.models.llama.batch import Embeddings

STOPPABLE_SECONDS, WHOLE_SECONDS = 1.0, 0.1
"""How long a piece may take: one that can be stopped within, and one that cannot."""
STOPPABLE_TOKENS, WHOLE_TOKENS = 64, 1
"""How long the first piece is, while nothing is known of the machine's speed, and the least that
any but the last is. With fewer than 64 tokens flash attention on a processor takes a slower way (31
ms for 58, 25 ms for 433), so that a slow piece followed by a shorter one grew slower and slower."""
GROWTH = 4
"""No piece is longer than the one before by more than this factor: short ones run slower than
long ones, and the first ones slower still, so that their speed is only a hint."""

Asked = Callable[[], bool]
Sound = Callable[[int, Asked], "Embeddings"]
"""The vectors of the clip that begins at this place of a prompt; asks meanwhile whether to stop,
and raises Cancelled then."""
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

    def decode_embeddings(self, embeddings: Embeddings, first_position: int, sequence: int) -> None:
        """Evaluate a part of a clip, as `decode` does."""
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
        self._least = min(most_tokens, STOPPABLE_TOKENS if stoppable else WHOLE_TOKENS)
        self.tokens = self._least

    def measured(self, tokens: int, seconds: float) -> None:
        """So many tokens took so long."""
        fitting = int(tokens * self._seconds / max(seconds, 1e-6))
        most = max(1, min(fitting, GROWTH * self.tokens, self._most))
        self.tokens = max(self._least, 1 << (most.bit_length() - 1))


def _unseen(tokens: int, seconds: float) -> None:
    pass


def silent(place: int, _stop: Asked) -> Embeddings:
    """The sound of a prompt without clips. Raises ValueError."""
    raise ValueError(f"there is no clip at place {place} of this prompt")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One prompt and who is to be asked and told while it is read."""

    place: Place
    tokens: Sequence[int]
    sound: Sound
    stop: Asked
    watch: Callable[[float], None]

    def look_up(self, done: int) -> None:
        """Tell how far it is. Raises Cancelled when asked to stop."""
        kept = self.place.kept
        if done > kept:
            self.watch((done - kept) / (len(self.tokens) - kept))
        if done < len(self.tokens) and self.stop():
            raise Cancelled


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
        cancelled: Asked,
        watch: Callable[[float], None],
        sound: Sound = silent,
    ) -> None:
        """Evaluate the tokens from `place.kept` on; the logits after the last one are there then.

        The last one is text. `watch` is told the share that is done, 0 to 1. Raises Cancelled when
        asked to stop, and what the evaluator and `sound` raise; the line then ends with the last
        piece that was completed.
        """
        done = place.kept
        try:
            with HeldInterrupt() as interrupt:
                reading = _Reading(
                    place, tokens, sound, lambda: interrupt.pressed or cancelled(), watch
                )
                self._evaluator.abort_when(reading.stop)
                while done < len(tokens):
                    reading.look_up(done)
                    done = (
                        self._clip(reading, done) if tokens[done] < 0 else self._text(reading, done)
                    )
                reading.look_up(done)
        except BaseException:
            self._ledger.forget_tail(place.sequence, done)
            raise
        finally:
            self._evaluator.abort_when(None)

    def _text(self, reading: _Reading, start: int) -> int:
        """A piece of text; where it ends."""
        end = before_sound(reading.tokens, start, self._pace.tokens)
        piece, sequence = reading.tokens[start:end], reading.place.sequence
        wanted: Literal["none", "last"] = "last" if end == len(reading.tokens) else "none"
        self._timed(len(piece), lambda: self._evaluator.decode(piece, start, sequence, wanted))
        self._ledger.extend(sequence, piece)
        return end

    def _clip(self, reading: _Reading, start: int) -> int:
        """A whole clip, in pieces as long as those of text; where it ends."""
        embeddings, done = reading.sound(start, reading.stop), 0
        while done < len(embeddings):
            reading.look_up(start + done)
            done += self._part(embeddings[done : done + self._pace.tokens], start + done, reading)
        end = start + done
        self._ledger.extend(reading.place.sequence, reading.tokens[start:end])
        return end

    def _part(self, part: Embeddings, start: int, reading: _Reading) -> int:
        sequence = reading.place.sequence
        self._timed(len(part), lambda: self._evaluator.decode_embeddings(part, start, sequence))
        return len(part)

    def _timed(self, count: int, evaluate: Callable[[], None]) -> None:
        began = self._clock()
        evaluate()
        self._evaluator.finish()
        seconds = self._clock() - began
        self._pace.measured(count, seconds)
        self._took(count, seconds)
