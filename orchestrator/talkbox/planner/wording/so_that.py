"""A limit in two breaths: "heller, aber nicht so, dass es scharf klingt".

A language that puts a comma between "so" and "that" says in one clause what must not come of it;
the comma is left out, as nobody hears it. The words are data: the `so_that` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_COMMA = ","

_listed = lists_of("so_that")


def with_so_that(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the comma between "so" and "that"."""
    that = _listed("that", language)
    if not that:
        return list(line)
    return [token for at, token in enumerate(line) if not _parts_them(line, at, that, language)]


def _parts_them(line: Sequence[Token], at: int, that: frozenset[str], language: str) -> bool:
    inside = 0 < at < len(line) - 1 and line[at].text == _COMMA
    return inside and line[at - 1].text in _listed("so", language) and line[at + 1].text in that
