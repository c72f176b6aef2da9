"""Words that only say that a figure is about right: "so 3 dB", "como un 5 %", "3 dB environ".

Beside a number with a unit they are left out, before it or behind it; a place in the spectrum keeps
its "around", which says where. The words are data: the `about_figures` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_LONGEST = 4
"""Words of the longest hedge: "so in etwa um"."""
_PLACES = frozenset({"", "hz"})

_listed = lists_of("about_figures")


def with_about_figures(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what hedges a figure."""
    before, behind = _listed("before", language), _listed("behind", language)
    if not before and not behind:
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        at += _length(line, at, before, language)
        figure = _figure(line, at, language) or 1
        kept += line[at : at + figure]
        at += figure
        at += _phrase(line, at, behind) if figure > 1 else 0
    return kept


def _length(line: Sequence[Token], at: int, hedges: frozenset[str], language: str) -> int:
    """The words of a hedge at `at` that a figure follows; 0 where none does, or where they count
    themselves: "un secondo e mezzo".
    """
    if _figure(line, at, language):
        return 0
    end = at
    while length := _phrase(line, end, hedges):
        end += length
    return end - at if end > at and _figure(line, end, language) else 0


def _phrase(line: Sequence[Token], at: int, phrases: frozenset[str]) -> int:
    for length in range(min(_LONGEST, len(line) - at), 0, -1):
        if " ".join(token.text for token in line[at : at + length]) in phrases:
            return length
    return 0


def _figure(line: Sequence[Token], at: int, language: str) -> int:
    """The tokens of a number with a unit that is no place in the spectrum."""
    said = quantity_at(line, at, language) if at < len(line) else None
    return said[1] if said is not None and said[0].unit not in _PLACES else 0
