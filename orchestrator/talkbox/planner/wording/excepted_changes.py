"""All that may change, told as what may not: "don't change anything but the level, make it loud".

Beside the wish itself it says nothing more, and keeps nothing that the wish is about, so it is left
out; alone it is the wish ("don't do anything but trim the start"). The words are data: the
`excepted_changes` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_MOST = 8
"""Tokens of "please do not touch anything else besides the overall volume" before its end."""

_listed = lists_of("excepted_changes")


def with_excepted_changes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such a clause, or with no more of it than what it allows."""
    for at in range(len(line)):
        clause = _clause(line, at, language)
        if clause is None:
            continue
        start, (excepted, end) = at, clause
        while start and line[start - 1].text in _listed("leading", language):
            start -= 1
        left = [*line[:start], *line[end:]]
        wished = any(token.kind == "word" for token in left)
        return left if wished else [*line[:start], *line[excepted:]]
    return list(line)


def _clause(line: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """Where what is excepted begins and ends of a clause that begins here; None for no such."""
    if line[at].text not in _listed("changing", language):
        return None
    place = at + 1
    while place < len(line) and line[place].text in _listed("anything", language):
        place += 1
    if place == at + 1 or place >= len(line) or line[place].text not in _listed("but", language):
        return None
    stops = [n for n in range(place, len(line)) if line[n].kind == "stop"] or [len(line)]
    past = place + 1
    while past < stops[0] and line[past].text in _listed("from", language):
        past += 1
    return (past, stops[0]) if past < stops[0] <= place + _MOST else None
