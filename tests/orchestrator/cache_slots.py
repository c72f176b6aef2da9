"""A cache that gives out its slots by llama.cpp's rules, for tests of who may count on them.

Plain layers hold all that was written. Sliding layers take a slot outside the window for free as
soon as a single sequence holds it, and then let go of everything before it in that sequence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice


class CacheFull(Exception):
    """There is no slot left."""


@dataclass
class Slot:
    position: int
    token: int
    holders: set[int]


class Layers:
    """The slots of all plain layers, or of all sliding ones."""

    def __init__(self, size: int, window: int) -> None:
        self.slots: list[Slot | None] = [None] * size
        self.window = window
        self.head = 0

    def of(self, sequence: int) -> dict[int, int]:
        """Token by position, of one sequence; a position held twice is a broken cache."""
        found: dict[int, int] = {}
        for slot in self.slots:
            if slot is not None and sequence in slot.holders:
                assert slot.position not in found
                found[slot.position] = slot.token
        return found

    def taken(self) -> int:
        return sum(slot is not None for slot in self.slots)

    def write(self, sequence: int, position: int, tokens: Sequence[int]) -> None:
        """One batch: all its slots are chosen before the first of them is written."""
        lost: dict[int, int] = {}
        for index, token in zip(self._choose(len(tokens)), tokens, strict=True):
            old = self.slots[index]
            if old is not None:
                (holder,) = old.holders
                lost[holder] = max(lost.get(holder, -1), old.position)
            self.slots[index] = Slot(position, token, {sequence})
            self.head = index + 1
            position += 1
        head = self.head
        for holder, last in lost.items():
            self.forget(holder, 0, last + 1)
        self.head = head

    def forget(self, sequence: int, start: int, end: int) -> None:
        for index, slot in enumerate(self.slots):
            if slot is None or sequence not in slot.holders:
                continue
            if start <= slot.position and (end < 0 or slot.position < end):
                slot.holders.discard(sequence)
                if not slot.holders:
                    self.slots[index] = None
                    self.head = min(self.head, index)

    def copy(self, source: int, target: int, start: int, end: int) -> None:
        for slot in self.slots:
            if slot and source in slot.holders and start <= slot.position < end:
                assert target not in slot.holders
                slot.holders.add(target)

    def _choose(self, count: int) -> list[int]:
        head = 0 if self.head > self.taken() + 2 * count else self.head
        newest: dict[int, int] = {}
        for slot in self.slots if self.window else []:
            for holder in slot.holders if slot else ():
                newest[holder] = max(newest.get(holder, -1), slot.position if slot else -1)
        order = chain(range(head, len(self.slots)), range(head))
        usable = (place for place in order if self._usable(self.slots[place], newest))
        found = list(islice(usable, count))
        if len(found) < count:
            raise CacheFull
        return found

    def _usable(self, slot: Slot | None, newest: dict[int, int]) -> bool:
        if slot is None:
            return True
        if not self.window or len(slot.holders) > 1:
            return False
        (holder,) = slot.holders
        return newest[holder] + 1 - slot.position >= self.window


class SlotCache:
    """Plain and sliding layers together; what `talkbox.models.llama.ledger.Cells` asks for."""

    def __init__(self, size: int, window: int) -> None:
        self.plain = Layers(size, 0)
        self.sliding = Layers(size, window)

    def forget(self, sequence: int, start: int, end: int) -> bool:
        self.plain.forget(sequence, start, end)
        self.sliding.forget(sequence, start, end)
        return True

    def copy(self, source: int, target: int, start: int, end: int) -> None:
        self.plain.copy(source, target, start, end)
        self.sliding.copy(source, target, start, end)

    def first(self, sequence: int) -> int:
        return min(self.sliding.of(sequence), default=-1)

    def write(self, sequence: int, position: int, tokens: Sequence[int]) -> None:
        """Evaluate tokens."""
        self.plain.write(sequence, position, tokens)
        self.sliding.write(sequence, position, tokens)

    def line(self, sequence: int) -> list[int]:
        """The tokens of a sequence, which must be held from the first on without a hole."""
        plain = self.plain.of(sequence)
        assert sorted(plain) == list(range(len(plain)))
        return [plain[position] for position in range(len(plain))]


class WholeCache(SlotCache):
    """The memory of a recurrent model: one state, which cannot be taken back to an earlier one."""

    def __init__(self, size: int) -> None:
        super().__init__(size, 0)

    def forget(self, sequence: int, start: int, end: int) -> bool:
        if 0 < start < len(self.plain.of(sequence)):
            return False
        return super().forget(sequence, start, end)

    def copy(self, source: int, target: int, start: int, end: int) -> None:
        super().copy(source, target, start, len(self.plain.of(source)))
