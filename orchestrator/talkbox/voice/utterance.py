"""Heard text as words with their places; a figure and the letters behind it are two words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|%"
)
_GLUE = frozenset(" \t\n-‐‑–−")
"""What may stand between two words of one phrase; anything else parts them."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was heard."""

    text: str
    """In lower case, with the plain apostrophe."""
    start: int
    end: int
    glued: bool
    """It belongs to the word before: only spaces or hyphens between, or the dot of "d.b."."""
    signed: bool = False
    """A figure with its own plus or minus."""

    @property
    def is_figure(self) -> bool:
        """Whether it is a number in figures."""
        return self.text[0].isdecimal()


@dataclass(frozen=True)
class Utterance:
    """A text with its words."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Utterance:
        """The words of a text; linear in its length."""
        words: list[Word] = []
        for match in _WORD.finditer(text):
            between = text[words[-1].end : match.start()] if words else "."
            plain = match[0].lower().replace("’", "'")
            signed = plain[0].isdecimal() and _signs(
                text[max(0, match.start() - 2) : match.start()]
            )
            words.append(Word(plain, *match.span(), _glues(between, words, plain), signed))
        return cls(text, tuple(words))

    def phrase(self, at: int, length: int) -> tuple[str, ...]:
        """So many words from here on, if they belong together; else ()."""
        words = self.words[at : at + length]
        if len(words) < length or not all(word.glued for word in words[1:]):
            return ()
        return tuple(word.text for word in words)

    def before(self, at: int) -> str:
        """The word that this one goes on from; "" where it begins something."""
        return self.words[at - 1].text if at and self.words[at].glued else ""

    def after(self, at: int) -> str:
        """The word that stands here and goes on; "" where something new begins or all ends."""
        return self.words[at].text if at < len(self.words) and self.words[at].glued else ""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of it."""
        return frozenset(word.text for word in self.words)


def _glues(between: str, words: list[Word], plain: str) -> bool:
    if not words:
        return False
    spelled = between == "." and len(plain) == 1 and len(words[-1].text) == 1
    return spelled or _GLUE.issuperset(between)


def _signs(before: str) -> bool:
    """Whether these two letters end in a sign of the number that follows."""
    return before[-1:] in ("+", "-", "−") and before[:-1] in ("", " ")
