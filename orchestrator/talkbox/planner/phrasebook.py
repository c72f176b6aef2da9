"""Every known phrase, found in a line of tokens: the longest that fits wins.

Articles may stand inside a phrase; "~" in a phrase stands for up to three words that carry no
meaning of their own ("turn ~ down" meets "turn this thing down", never "turn the bass down").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from talkbox.planner.spelling import Speller
from talkbox.planner.tokens import Token, words
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

EntryKind = Literal["word", "beyond", "mark", "strength", "vague", "break", "instrument"]
GAP = "~"
_GAP_WORDS = 3
_RANK = {kind: rank for rank, kind in enumerate(get_args(EntryKind))}

_GROUPS: tuple[tuple[str, EntryKind], ...] = (
    ("marks", "mark"),
    ("intensity", "strength"),
    ("breaks", "break"),
    ("beyond", "beyond"),
    ("vague", "vague"),
)
"""Groups of the grammar that are phrases inside an instruction, and what they stand for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: a sound word, a mark of grammar, a strength, and so on."""

    kind: EntryKind
    name: str
    role: str = ""


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


class Phrasebook:
    """The phrases of one language, indexed by their first token."""

    def __init__(self, language: str = LANGUAGE) -> None:
        grammar = lexicon.grammar(language)
        self.articles = frozenset(grammar["fillers"]["articles"])
        self.fillers = frozenset(grammar["fillers"]["words"]) | self.articles
        self._gap = frozenset(grammar["fillers"]["gap"]) | self.articles
        self._by_first: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
        for text, entry in _entries(language):
            self._add(words(text), entry)
        self._ordered = cache(self._longest_first)
        own = self.fillers | frozenset(grammar["fillers"]["common"])
        self.speller = Speller(self._vocabulary(), own)

    def _add(self, phrase: tuple[str, ...], entry: Entry) -> None:
        if not phrase:
            return
        entries = self._by_first.setdefault(phrase[0], {}).setdefault(phrase, [])
        if entry not in entries:
            entries.append(entry)

    def _longest_first(self, first: str) -> list[tuple[tuple[str, ...], tuple[Entry, ...]]]:
        """The phrases that begin with a token, the longest first, the likeliest entry first."""
        found = self._by_first.get(first, {}).items()
        return [
            (phrase, tuple(sorted(entries, key=lambda entry: _RANK[entry.kind])))
            for phrase, entries in sorted(found, key=lambda item: -len(item[0]))
        ]

    def _vocabulary(self) -> set[str]:
        return {
            token
            for found in self._by_first.values()
            for phrase in found
            for token in phrase
            if token.isalpha() or "'" in token
        }

    def at(self, line: Sequence[Token], start: int) -> Match | None:
        """The longest phrase that begins at `start`; of equals the one as written, then by kind."""
        best: Match | None = None
        for form in self._forms(line[start]):
            for phrase, entries in self._ordered(form):
                if best is not None and len(phrase) < len(best.phrase):
                    break
                fit = self._fit(phrase, line, start)
                if fit is not None:
                    match = Match(fit[0], entries, fit[1], phrase)
                    best = _better(best, match)
        return best

    def _forms(self, token: Token) -> tuple[str, ...]:
        return self.speller.forms(token.text) if token.kind == "word" else (token.text,)

    def _fit(
        self, phrase: tuple[str, ...], line: Sequence[Token], start: int
    ) -> tuple[int, bool] | None:
        """How many tokens the phrase covers from `start` on, and whether exactly; None if not."""
        at, exact, gap = start, True, 0
        for place, wanted in enumerate(phrase):
            if wanted == GAP:
                gap = _GAP_WORDS
                continue
            skips = (gap, at) if gap else (1 if place else 0, at)
            found = self._find(wanted, line, skips, bool(gap))
            if found is None:
                return None
            at, exact, gap = found + 1, exact and line[found].text == wanted, 0
        return at - start, exact

    def _find(
        self, wanted: str, line: Sequence[Token], skips: tuple[int, int], gap: bool
    ) -> int | None:
        allowed, at = skips
        passing = self._gap if gap else self.articles
        for place in range(at, min(at + allowed + 1, len(line))):
            token = line[place]
            if token.text == wanted or wanted in self._forms(token):
                return place
            if token.text not in passing:
                return None
        return None


def _better(old: Match | None, new: Match) -> Match:
    if old is None:
        return new
    key = (len(new.phrase), new.exact, -_RANK[new.best.kind])
    return new if key > (len(old.phrase), old.exact, -_RANK[old.best.kind]) else old


def _entries(language: str) -> Iterator[tuple[str, Entry]]:
    for phrase in lexicon.phrases(language):
        yield phrase.text, Entry("word", phrase.word, phrase.role)
    grammar = lexicon.grammar(language)
    for group, kind in _GROUPS:
        for name, phrases in grammar[group].items():
            for text in phrases:
                yield text, Entry(kind, name)
    for text in grammar["fillers"]["instruments"]:
        yield text, Entry("instrument", text)


def phrasebook(language: str = LANGUAGE) -> Phrasebook:
    """The phrasebook of a language, made once."""
    return _book(language)


@cache
def _book(language: str) -> Phrasebook:
    return Phrasebook(language)


@cache
def sentences(group: str) -> dict[tuple[str, ...], str]:
    """Whole sentences of a group ("follow", "question") -> their names, articles left out."""
    articles = phrasebook().articles
    return {
        tuple(token for token in words(text) if token not in articles): name
        for name, phrases in lexicon.grammar()[group].items()
        for text in phrases
    }
