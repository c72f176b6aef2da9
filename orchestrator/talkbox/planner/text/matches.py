"""What a phrase stands for, where one was met, and which of several phrases is met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, get_args

EntryKind = Literal["word", "beyond", "mark", "strength", "vague", "break", "instrument"]
GAP = "~"
_RANK = {kind: rank for rank, kind in enumerate(get_args(EntryKind))}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: a sound word, a mark of grammar, a strength, and so on."""

    kind: EntryKind
    name: str
    role: str = ""
    pictured: bool = False
    """Of a word: only pictured, so that anything said plainly wins over it."""


Phrase = tuple[tuple[str, ...], tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at a place: how many tokens it covers and all that it may stand for."""

    length: int
    entries: tuple[Entry, ...]
    exact: bool
    """Every token stood there as written in the phrase."""
    phrase: tuple[str, ...]

    @property
    def best(self) -> Entry:
        """The likeliest of the entries."""
        return self.entries[0]

    def entry(self, kind: str) -> Entry | None:
        """The entry of this kind, if the phrase has one."""
        return next((entry for entry in self.entries if entry.kind == kind), None)


class Openings:
    """The phrases that begin with one word, by their next: hundreds begin with "not"."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], Iterable[Entry]]]) -> None:
        self.phrases: list[Phrase] = [
            (phrase, tuple(sorted(entries, key=_likelihood)))
            for phrase, entries in sorted(phrases, key=lambda each: -len(each[0]))
        ]
        """The longest first, the likeliest entry first."""
        self._by_next: defaultdict[str, list[int]] = defaultdict(list)
        for place, (phrase, _) in enumerate(self.phrases):
            self._by_next[next((word for word in phrase[1:] if word != GAP), "")].append(place)

    def before(self, near: Collection[str]) -> list[Phrase]:
        """Those of one word and those whose next word is near."""
        places = chain.from_iterable(self._by_next.get(word, ()) for word in ("", *near))
        return [self.phrases[place] for place in sorted(places)]


def better(old: Match | None, new: Match) -> Match:
    """The better of two matches at a place; equal ones stand for all that either does."""
    if old is None:
        return new
    if old.length == new.length and _plain(old.phrase) == _plain(new.phrase):
        entries = dict.fromkeys((*old.entries, *new.entries))
        return replace(old, entries=tuple(sorted(entries, key=lambda entry: entry.pictured)))
    return max(old, new, key=_fitness)


def _likelihood(entry: Entry) -> tuple[int, bool]:
    return _RANK[entry.kind], entry.pictured


def _fitness(match: Match) -> tuple[int, bool, int, int]:
    """What makes a match better: the tokens it covers, that they are as written, its kind."""
    return match.length, match.exact, len(match.phrase), -_RANK[match.best.kind]


def _plain(phrase: Sequence[str]) -> tuple[str, ...]:
    """The words of a phrase: "bring ~ down" and "bring down" have the same."""
    return tuple(word for word in phrase if word != GAP)
