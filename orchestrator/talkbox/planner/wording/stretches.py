"""Clauses of a line of tokens by their places, between stops and joints."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from talkbox.planner.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Stretch:
    """A clause by the places of its tokens."""

    start: int
    end: int

    def of(self, line: Sequence[Token]) -> Sequence[Token]:
        """Its tokens in the line."""
        return line[self.start : self.end]


def stretches(line: Sequence[Token], joints: Collection[str]) -> Iterator[Stretch]:
    """What stands between stops and joints; "and" between numbers is no joint."""
    start = 0
    for at, token in enumerate(line):
        if token.kind == "stop" or (token.text in joints and not _counts_on(line, at)):
            yield Stretch(start, at)
            start = at + 1
    yield Stretch(start, len(line))


def clauses_retold(
    line: Sequence[Token],
    joints: Collection[str],
    retold: Callable[[Sequence[Token]], Sequence[Token]],
) -> list[Token]:
    """The line with each clause as `retold` tells it; stops and joints stay between them."""
    told: list[Token] = []
    end = 0
    for stretch in stretches(line, joints):
        told += [*line[end : stretch.start], *retold(stretch.of(line))]
        end = stretch.end
    return [*told, *line[end:]]


def _counts_on(line: Sequence[Token], at: int) -> bool:
    near = line[max(at - 2, 0) : at + 4]
    return sum(token.kind in ("number", "ratio") for token in near) >= 2
