"""All phrases of a language by their first token, in a form that can be kept on disk.

They are unpacked when their first token is met: of thousands a text meets a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from talkbox.planner.text.matches import Entry, EntryKind
from talkbox.planner.text.scripts import forms_of
from talkbox_prompts import lexicon, own
from talkbox_prompts.kept import kept, marks
from talkbox_prompts.lexicon import LANGUAGE

_GROUPS: tuple[tuple[str, EntryKind], ...] = (
    ("marks", "mark"),
    ("intensity", "strength"),
    ("breaks", "break"),
    ("beyond", "beyond"),
    ("vague", "vague"),
)
"""Groups of the grammar that are phrases inside an instruction, and what they stand for."""


class PhraseIndex:
    """The phrases of one language and what they stand for."""

    def __init__(self, language: str, tokens_of: Callable[[str], tuple[str, ...]]) -> None:
        """`tokens_of` takes a phrase apart; what an earlier start has kept need not be."""
        found = kept(f"phrases-{language}", lambda: _made(language, tokens_of), besides())
        self.tokens = frozenset(found["tokens"].split())
        """Every token of every phrase."""
        self._entries = [Entry(*entry) for entry in found["entries"]]
        self._by_first: dict[str, str] = found["phrases"]

    def beginning(self, first: str) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """The phrases that begin with a token, in the order of the data."""
        for line in self._by_first.get(first, "").splitlines():
            entry, *phrase = line.split(" ")
            yield tuple(phrase), self._entries[int(entry)]


def besides() -> object:
    """What kept phrases follow from besides the data: own words, and how texts are taken apart."""
    return own.entries(), marks(Path(__file__).parent)


def _made(language: str, tokens_of: Callable[[str], tuple[str, ...]]) -> dict[str, Any]:
    """Each phrase a line behind the number of its entry, under its first token."""
    entries: list[Entry] = []
    by_first: dict[str, list[str]] = {}
    tokens = set[str]()
    for texts, entry in _entries(language):
        for phrase in filter(None, map(tokens_of, texts)):
            tokens.update(phrase)
            by_first.setdefault(phrase[0], []).append(f"{len(entries)} {' '.join(phrase)}")
        entries.append(entry)
    return {
        "tokens": " ".join(sorted(token for token in tokens if token.isalpha() or "'" in token)),
        "entries": [(it.kind, it.name, it.role, it.pictured) for it in entries],
        "phrases": {first: "\n".join(lines) for first, lines in by_first.items()},
    }


def _entries(language: str) -> Iterator[tuple[Sequence[str], Entry]]:
    """Phrases and what they stand for."""
    for word, role, texts in lexicon.said(language):
        pictured = role == "pictures"
        entry = Entry("word", word, "says" if pictured else role, pictured)
        yield _inflected(texts, language), entry
    grammar = lexicon.grammar(language)
    for group, kind in _GROUPS:
        for name, phrases in grammar.get(group, {}).items():
            yield phrases, Entry(kind, name)
    for text in grammar["fillers"]["instruments"]:
        yield (text,), Entry("instrument", text)


def _inflected(texts: Sequence[str], language: str) -> Sequence[str]:
    if language == LANGUAGE:
        return texts
    return [form for text in texts for form in forms_of(text, language)]
