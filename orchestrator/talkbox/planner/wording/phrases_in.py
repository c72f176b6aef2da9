"""Phrases of a list of the grammar found in the words of a clause; "~" is up to five others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

_MOST_BETWEEN = 5
Phrases = frozenset[str]


def first_in(said: Sequence[str], phrases: Phrases) -> tuple[int, int] | None:
    """From where to where the first of the phrases stands; None where none does."""
    return next(found_in(said, phrases), None)


def found_in(said: Sequence[str], phrases: Phrases) -> Iterator[tuple[int, int]]:
    """From where to where the phrases stand in the words."""
    by_first = _by_first(phrases)
    for at, word in enumerate(said):
        for phrase in by_first.get(word, ()):
            end = _end(phrase, said, at)
            if end:
                yield at, end


@cache
def _by_first(phrases: Phrases) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def _end(phrase: Sequence[str], said: Sequence[str], at: int) -> int:
    gap = 0
    for word in phrase:
        if word == "~":
            gap = _MOST_BETWEEN
            continue
        window = list(said[at : at + gap + 1])
        if word not in window:
            return 0
        at, gap = at + window.index(word) + 1, 0
    return at
