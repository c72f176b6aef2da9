"""How many of the first or the last, with the number in front: "les deux premières secondes".

French, Spanish and Portuguese say the number first; told as "the first two seconds" it is read like
everywhere else. The words are data: the `counted_ends` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.tokens import Token

_listed = lists_of("counted_ends")


def with_counted_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The line with "first" and "last" in front of the number that they are counted by."""
    ends = _listed("ends", language)
    told: list[Token] = []
    at = 0
    while at < len(line):
        after = _after_number(line, at, language) if ends else at
        if at < after < len(line) - 1 and line[after].text in ends:
            told += [line[after], *line[at:after]]
            at = after + 1
        else:
            told.append(line[at])
            at += 1
    return told


def _after_number(line: Sequence[Token], at: int, language: str) -> int:
    """The place after the number that begins here; `at` where none does, and for the one of "one
    last time".
    """
    if line[at].kind == "number":
        return at + 1
    found = in_words_at(line, at, language)
    return at if found is None or found[0] == 1 else found[1]
