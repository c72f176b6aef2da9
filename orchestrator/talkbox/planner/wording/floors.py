"""Levels under which nothing shall be heard: "everything under -50 dB should be silent".

The clause becomes the order to a gate that it is. The words are data: the `floors` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_GATE, _AT = Token("gate", "word"), Token("at", "word")
_LEVELS = frozenset({"", "db", "dbfs"})
_HIGHEST_DB = -20.0
_TO_THE_LEVEL = 3

_listed = lists_of("floors")


def with_floor(line: Sequence[Token], language: str) -> list[Token]:
    """The line with such a level as the threshold of a gate."""
    texts = {token.text for token in line}
    if not texts & _listed("closing", language) or texts & _listed("others", language):
        return list(line)
    for at in range(1, len(line)):
        said = quantity_at(line, at, language)
        if said is None or said[0].unit not in _LEVELS or said[0].value > _HIGHEST_DB:
            continue
        before = {token.text for token in line[max(0, at - _TO_THE_LEVEL) : at]}
        if before & _listed("under", language):
            return [_GATE, _AT, *line[at : at + said[1]], *_beyond(line, at + said[1])]
    return list(line)


def _beyond(line: Sequence[Token], at: int) -> list[Token]:
    """What follows behind the clause of the level."""
    stop = next((place for place in range(at, len(line)) if line[place].kind == "stop"), len(line))
    return list(line[stop:])
