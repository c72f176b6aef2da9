"""How units are spelled: after a number ("ms"), before it ("threshold"), or in its place ("fast
attack"). All three are data of a language's grammar; the English ones are understood everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from talkbox.planner.text.scripts import phrase_words
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

Group = Literal["units", "named", "settings", "parameters"]
Spelled = tuple[str, float, int]
"""A unit, the factor (or, of a setting, the number) that its spelling stands for, its tokens."""
_Table = dict[str, list[tuple[tuple[str, ...], str, float]]]
"""First token -> (tokens, unit, factor), the longest spelling first."""


def spelled(line: Sequence[Token], at: int, group: Group, language: str) -> Spelled | None:
    """The unit that is spelled from this place on; the longest spelling wins."""
    if at >= len(line) or line[at].kind != "word":
        return None
    for tokens, unit, factor in _table(group, language).get(line[at].text, ()):
        if tuple(token.text for token in line[at : at + len(tokens)]) == tokens:
            return unit, factor, len(tokens)
    return None


@cache
def _table(group: Group, language: str) -> _Table:
    table: _Table = {}
    for unit, spellings in _spellings(group, language):
        for spelling in spellings:
            factor, _, name = spelling.rpartition("*")
            tokens = phrase_words(name, language)
            table.setdefault(tokens[0], []).append((tokens, unit, float(factor or 1)))
    for found in table.values():
        found.sort(key=lambda item: -len(item[0]))
    return table


def _spellings(group: Group, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in dict.fromkeys((language, LANGUAGE)):
        yield from lexicon.grammar(each).get(group, {}).items()
