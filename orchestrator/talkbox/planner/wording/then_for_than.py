"""A comparison spelled with "then": "some sentences are quieter then others".

Behind a comparative and before what it is compared with, it is "than". The words are data: the
`then_for_than` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("then_for_than")


def with_than(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the comparison spelled as it is meant."""
    if not _listed("then", language):
        return list(line)
    than = [Token(word, "word") for word in _listed("than", language)]
    told: list[Token] = []
    for at, token in enumerate(line):
        told += than if _is_than(line, at, language) else [token]
    return told


def _is_than(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("then", language) or not 0 < at < len(line) - 1:
        return False
    compared = line[at - 1].text in _listed("comparisons", language)
    return compared and line[at + 1].text in _listed("others", language)
