"""A step of the level that is there: "there is a noticeable drop in volume at 6 seconds".

It is found and not asked for; told as "volume drops", which is uneven. The words are data: the
`level_steps` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_BEFORE = 5
"""Words between what finds it and the step: "there is a very noticeable"."""
_IN_LEVEL = 2

_listed = lists_of("level_steps")


def with_level_steps(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding as "volume drops"."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        start = _start(kept, line, at, language)
        if start is None:
            kept.append(line[at])
            at += 1
        else:
            told = lexicon.grammar(language)["level_steps"]["told"]
            kept[start:] = [Token(folded(text), "word") for text in told]
            at += 1 + _IN_LEVEL
    return kept


def _start(before: Sequence[Token], line: Sequence[Token], at: int, language: str) -> int | None:
    """Where the finding begins whose step stands at `at`."""
    after = line[at + 1 : at + 1 + _IN_LEVEL]
    if line[at].text not in _listed("steps", language) or len(after) < _IN_LEVEL:
        return None
    if after[0].text not in _listed("of", language):
        return None
    if after[1].text not in _listed("levels", language):
        return None
    for place in range(len(before) - 1, max(-1, len(before) - 1 - _MOST_BEFORE), -1):
        if before[place].text in _listed("finding", language):
            return place
        if before[place].text not in _listed("between", language):
            return None
    return None
