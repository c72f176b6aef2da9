"""Lows that are to stay in the middle: "everything under 120 should stay centered".

Whatever verb says so, it asks for the lows in mono and keeps nothing as it is. The words are data:
the `kept_lows` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("kept_lows")
_LOWEST_HZ, _HIGHEST_HZ = 20.0, 1000.0


def with_kept_lows(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such wish as "mono below 120 Hz"."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _wish(line, at, language)
        if end:
            while kept and kept[-1].text in _listed("subjects", language):
                kept.pop()
            below, hertz = Token("below", "word"), Token("hz", "word")
            kept += [Token("mono", "word"), below, line[at + 1], hertz]
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


def _wish(line: Sequence[Token], at: int, language: str) -> int:
    """Where the wish ends whose "below 120 Hz" begins at `at`; 0 where none does."""
    if line[at].text not in _listed("below", language) or at + 1 >= len(line):
        return 0
    number = line[at + 1]
    if number.kind != "number" or not _LOWEST_HZ <= number.value <= _HIGHEST_HZ:
        return 0
    place = at + 2
    while place < len(line) and line[place].text in _listed("between", language):
        place += 1
    verbs = {token.text for token in line[at + 2 : place]} & _listed("staying", language)
    there = place < len(line) and line[place].text in _listed("middle", language)
    return place + 1 if verbs and there else 0
