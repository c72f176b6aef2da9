"""A beginning or an end that is found worthless: "the last two seconds are garbage, cut them".

The order behind the finding is about that stretch, and what it is called asks for nothing. The
words are data: the `spoilt_ends` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_listed = lists_of("spoilt_ends")
_TIMES = frozenset({"s", "ms"})
_MOST_FINDING = 10
"""Words from "is" to the order: "is just me putting the phone down"."""


def with_spoilt_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding and its order as one order: "cut the last 2 seconds"."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        stretch = _stretch(line, at, language)
        start, end = _order(line, stretch, language) if stretch else (0, 0)
        if end:
            kept += [*line[start : start + 1], *line[at:stretch]]
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


def _stretch(line: Sequence[Token], at: int, language: str) -> int:
    """Where "last 2 seconds" ends that begins at `at`; 0 where none does."""
    if line[at].text not in _listed("ends", language) or at + 1 >= len(line):
        return 0
    measured = quantity_at(line, at + 1, language)
    timed = measured is not None and measured[0].unit in _TIMES
    return at + 1 + measured[1] if timed and measured is not None else 0


def _order(line: Sequence[Token], at: int, language: str) -> tuple[int, int]:
    """From where to where the order behind the finding goes; an end of 0 without one."""
    if at >= len(line) or line[at].text not in _listed("is", language):
        return 0, 0
    parted = False
    for place in range(at + 1, min(len(line) - 1, at + _MOST_FINDING)):
        token = line[place]
        if token.kind == "number":
            return 0, 0
        parted = parted or token.kind == "stop" or token.text in _listed("joints", language)
        if parted and token.text in _listed("orders", language):
            end = _pronoun(line, place + 1, language)
            if end:
                return place, end
    return 0, 0


def _pronoun(line: Sequence[Token], at: int, language: str) -> int:
    """Where the order's "it off" ends; 0 where it names something else."""
    end = at
    while end < len(line) and line[end].text in _listed("after", language):
        end += 1
    said = {token.text for token in line[at:end]}
    return end if said & _listed("pronouns", language) else 0
