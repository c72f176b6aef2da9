"""The lists of a language's grammar by section, and the clause that some of their words end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache

from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Lists = Callable[[str, str], frozenset[str]]
"""A list's words by its name and the language, without accents, as tokens are; empty where the
language has no such list."""


def lists_of(section: str) -> Lists:
    """The lists of one section of every grammar."""

    @cache
    def listed(name: str, language: str) -> frozenset[str]:
        return frozenset(map(folded, lexicon.grammar(language).get(section, {}).get(name, ())))

    return listed


def clause_end(line: Sequence[Token], at: int, ends: Collection[str]) -> int:
    """Where the clause of the token at `at` ends: at a stop, or a word that begins another."""
    for place in range(at + 1, len(line)):
        if line[place].kind == "stop" or line[place].text in ends:
            return place
    return len(line)
