"""Words that point and words that name, written alike: "tira esses estalos" means no S sounds.

Where a noun follows and no article stands before, such a word only points at the noun. The words
are data: the `demonstratives` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("demonstratives")


def with_demonstratives(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what only points at the word behind it."""
    return [token for at, token in enumerate(line) if not _points(line, at, language)]


def _points(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("words", language) or at + 1 == len(line):
        return False
    if at and line[at - 1].text in _listed("named_behind", language):
        return False
    after = line[at + 1]
    return after.kind == "word" and after.text not in _listed("named_before", language)
