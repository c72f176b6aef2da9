"""The search: takes that the program tries itself after the model has spoken.

An attempt yields chains and is sent each one's verdict, so it can correct itself; the turn renders,
judges and writes down. Whoever made a take, the best one wins.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Protocol

from talkbox.messages import Message, Reply
from talkbox.outcome import Try
from talkbox_tools.chain import Chain

Attempt = Generator[Chain, Try, None]
"""One line of takes: chains out, their verdicts in."""


class Search(Protocol):
    """Finds takes of the program's own."""

    def attempts(self, messages: Sequence[Message], tries: Sequence[Try]) -> Iterator[Attempt]:
        """Attempts, one after the other; `tries` grows while they are followed.

        Ends when there is nothing left to try or what was tried is good enough.
        """
        ...

    def account(self, messages: Sequence[Message], kept: Try) -> str:
        """What to tell the producer about a take of the program's own that is kept."""
        ...

    def answer(self, messages: Sequence[Message]) -> Reply | None:
        """What is to be said instead of any edit; None where an edit may be meant."""
        ...

    def unasked(self, messages: Sequence[Message], chain: Chain) -> tuple[str, ...]:
        """New effects of the chain that change pitch or time where the words ask for no such."""
        ...


class NoSearch:
    """Leaves everything to the model."""

    def attempts(self, messages: Sequence[Message], tries: Sequence[Try]) -> Iterator[Attempt]:
        """None."""
        return iter(())

    def account(self, messages: Sequence[Message], kept: Try) -> str:
        """Nothing: no take is the program's own."""
        return ""

    def answer(self, messages: Sequence[Message]) -> Reply | None:
        """None: any edit may be meant."""
        return None

    def unasked(self, messages: Sequence[Message], chain: Chain) -> tuple[str, ...]:
        """None: whatever the model does may have been asked for."""
        return ()
