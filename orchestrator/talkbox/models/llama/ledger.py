"""The ledger of what is in the model's memory, so that no token is computed twice.

For each sequence of the cache it lists the tokens that are certainly there: entries are made after
an evaluation succeeded and struck out before anything is removed. A prompt continues the line with
which it shares most; a line that went on differently (a turn that was undone, another branch) is
kept whole beside it, sharing the cells of the common part.

Every line is held by a second sequence as well. llama.cpp takes a cell outside the attention
window of a sliding layer for free as soon as only one sequence holds it, even in a cache of full
size (`llama_kv_cache::find_slot`), and a line that lost such cells cannot be gone back to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from talkbox.models.llama.lines import Line, before_media, shared_prefix

LINES = 4
"""How many lines are kept beside each other: the one that goes on, and three that were left."""
SEQUENCES = 2 * LINES + 1
"""How many sequences a cache needs for them: each line's two, and one to spare."""
LITTLE_TOKENS = 16
"""A line that goes on no further than this beyond the shared part is not worth keeping: it is the
end of an answer that the next prompt writes a little differently."""
REST = -1
"""As the end of a range: all that follows."""


class Cells(Protocol):
    """The cache itself. Ranges of positions begin at `start` and end before `end`."""

    def forget(self, sequence: int, start: int, end: int) -> bool:
        """Take these positions out of the sequence.

        False, with nothing taken, where the model cannot forget a part (a recurrent one).
        """
        ...

    def copy(self, source: int, target: int, start: int, end: int) -> None:
        """Let `target` share these positions of `source`; it must hold none of them yet."""
        ...

    def first(self, sequence: int) -> int:
        """The first position that every layer still holds; negative when the sequence is empty."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a prompt is continued."""

    sequence: int
    kept: int
    """How many of its tokens are there already; at least the last one is not, because the logits
    after it are wanted."""


class Ledger:
    """Which tokens the sequences 0 to `lines` - 1 hold.

    The sequences from `lines` to 2 `lines` - 1 are the ledger's own; the one after them is `spare`.
    """

    def __init__(
        self, cells: Cells, *, context_tokens: int, window: int = 0, lines: int = LINES
    ) -> None:
        """`window` is how far sliding layers look back, in tokens; 0 when there are none."""
        self._cells = cells
        self._lines = [Line() for _ in range(lines)]
        self._context_tokens = context_tokens
        self._window = window
        self._placed = 0
        self._made = 0

    def line(self, sequence: int) -> tuple[int, ...]:
        """The tokens that this sequence holds."""
        return tuple(self._lines[sequence].tokens)

    @property
    def used(self) -> int:
        """How many cells are taken; what lines share counts once."""
        total = 0
        for place, line in enumerate(self._lines):
            total += len(line.cells) - _most_shared(line, self._lines[:place])
        return total

    @property
    def spare(self) -> int:
        """A sequence that holds nothing, for whoever needs one for a moment."""
        return 2 * len(self._lines)

    def find(self, tokens: Sequence[int]) -> int | None:
        """A line that begins with all of these tokens and could go on there; None for no such."""
        length = len(tokens)
        for sequence, line in enumerate(self._lines):
            if line.tokens[:length] == list(tokens) and self._sound(sequence, length) == length:
                return sequence
        return None

    def place(self, tokens: Sequence[int], room: int = 0) -> Place:
        """Find or make the line that continues with these tokens; it holds `kept` of them then.

        Lines not used for long are dropped until the rest and `room` further tokens fit, as far as
        dropping helps. Raises ValueError for no tokens or more than the context holds.
        """
        if not 0 < len(tokens) <= self._context_tokens:
            raise ValueError(f"{len(tokens)} tokens do not fit {self._context_tokens} positions")
        self._hold_all()
        source, kept = self._nearest(list(tokens))
        sequence = self._line_for(source, kept)
        if sequence != source:
            self._drop(sequence)
            self._share(source, sequence, kept)
        kept = self.forget_tail(sequence, kept)
        self._placed += 1
        self._lines[sequence].used = self._placed
        self._make_room(sequence, len(tokens) - kept + room)
        return Place(sequence, kept)

    def adopt(self, tokens: Sequence[int]) -> Place:
        """A place for tokens that are loaded into the cache as a whole; nothing is kept in it.

        Raises ValueError as `place` does.
        """
        if not 0 < len(tokens) <= self._context_tokens:
            raise ValueError(f"{len(tokens)} tokens do not fit {self._context_tokens} positions")
        self._hold_all()
        sequence = self._least_missed(range(len(self._lines)))
        self._drop(sequence)
        self._make_room(sequence, len(tokens))
        return Place(sequence, 0)

    def extend(self, sequence: int, tokens: Sequence[int]) -> None:
        """These tokens were evaluated at the end of the line."""
        line = self._lines[sequence]
        line.tokens += tokens
        line.cells += range(self._made, self._made + len(tokens))
        self._made += len(tokens)

    def forget_tail(self, sequence: int, length: int) -> int:
        """Keep the first `length` tokens of a line, in the ledger and in the cache.

        The cache is trimmed even where the ledger knows of nothing: an evaluation that was stopped
        may have left something. Returns what is kept: nothing where the model cannot forget a part.
        """
        self._lines[sequence].cut(length)
        both = sequence, len(self._lines) + sequence
        if all(self._cells.forget(each, length, REST) for each in both):
            return length
        return self.forget_tail(sequence, 0)

    def _nearest(self, tokens: list[int]) -> tuple[int, int]:
        """The line that shares most with the tokens, and how much; the shortest of equals."""
        found = []
        for sequence, line in enumerate(self._lines):
            kept = min(shared_prefix(line.tokens, tokens), len(tokens) - 1)
            kept = self._sound(sequence, before_media(tokens, kept))
            found.append((-kept, len(line.tokens), sequence))
        less, _, sequence = min(found)
        return sequence, -less

    def _sound(self, sequence: int, kept: int) -> int:
        """`kept`, or 0 where a sliding layer lacks what the next token would look back at.

        A line out of a file has only the last window of them.
        """
        first = self._cells.first(sequence)
        return kept if first <= max(0, kept - self._window + 1) else 0

    def _line_for(self, source: int, kept: int) -> int:
        """Where to go on: in another line, unless more would be lost there than here."""
        others = [sequence for sequence in range(len(self._lines)) if sequence != source]
        if not kept:
            return self._least_missed([source, *others])
        beyond = len(self._lines[source].tokens) - kept
        if beyond <= LITTLE_TOKENS or not others:
            return source
        other = self._least_missed(others)
        return other if self._own(other) <= beyond else source

    def _least_missed(self, sequences: Sequence[int]) -> int:
        """The one with nothing of its own, else the one not used for longest."""
        return min(sequences, key=lambda each: (self._own(each) > 0, self._lines[each].used))

    def _own(self, sequence: int) -> int:
        """How many positions of a line no other line shares."""
        line = self._lines[sequence]
        others = [other for other in self._lines if other is not line]
        return len(line.cells) - _most_shared(line, others)

    def _share(self, source: int, target: int, length: int) -> None:
        line = self._lines[source]
        if length:
            self._cells.copy(source, target, 0, length)
        self._lines[target] = Line(line.tokens[:length], line.cells[:length])
        self._hold(target)

    def _make_room(self, sequence: int, tokens: int) -> None:
        others = [other for other in range(len(self._lines)) if other != sequence]
        others.sort(key=lambda other: self._lines[other].used)
        for other in others:
            if self.used + tokens <= self._context_tokens:
                return
            self._drop(other)

    def _drop(self, sequence: int) -> None:
        self.forget_tail(sequence, 0)
        self._lines[sequence].used = 0

    def _hold_all(self) -> None:
        for sequence in range(len(self._lines)):
            self._hold(sequence)

    def _hold(self, sequence: int) -> None:
        line = self._lines[sequence]
        if line.held < len(line.tokens):
            second = len(self._lines) + sequence
            self._cells.copy(sequence, second, line.held, len(line.tokens))
            line.held = len(line.tokens)


def _most_shared(line: Line, others: Sequence[Line]) -> int:
    return max((shared_prefix(line.cells, other.cells) for other in others), default=0)
