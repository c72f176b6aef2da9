"""Where a clip is to start and to end: "start at 0:15 and end at 1:45" keeps what lies between.

Of two orders that cut the second would count from what the first one left. They are told as one,
"keep 0:15 to 1:45". The words are data: the `kept_spans` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_TO_THE_TIME = 4
"""Tokens from a verb to its time: "start it right at 5 s"."""
_TO_THE_END = 4
"""Tokens from the first time to the second verb: ", and then end"."""

_listed = lists_of("kept_spans")


def with_kept_spans(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such pair of orders as one."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        span = _span(line, at, language) if line[at].text in _listed("starts", language) else None
        kept += [line[at]] if span is None else span[0]
        at = at + 1 if span is None else span[1]
    return kept


def _span(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int] | None:
    """ "Keep 5 s to 20 s" in tokens and where the orders end; None where there are not both."""
    start = _time(line, at + 1, language)
    verb = None if start is None else _verb(line, start[1], language)
    end = None if verb is None else _time(line, verb + 1, language, bare=True)
    if start is None or end is None:
        return None
    first, last = (list(line[slice(*each)]) for each in (start, end))
    bare = all(token.kind == "number" for token in last)
    unit = [Token("seconds", "word")] if bare else []
    return [Token("keep", "word"), *first, Token("to", "word"), *last, *unit], end[1]


def _verb(line: Sequence[Token], at: int, language: str) -> int | None:
    for place in range(at, min(at + _TO_THE_END, len(line))):
        if line[place].text in _listed("ends", language):
            return place
        if line[place].kind != "stop" and line[place].text not in _listed("joints", language):
            return None
    return None


def _time(
    line: Sequence[Token], at: int, language: str, *, bare: bool = False
) -> tuple[int, int] | None:
    """Where the time behind "at" begins and ends; None where none stands."""
    placed = False
    for place in range(at, min(at + _TO_THE_TIME, len(line))):
        said = quantity_at(line, place, language)
        if said is not None:
            units = ("s", "ms", "") if bare else ("s", "ms")
            timed = said[0].unit in units or line[place].kind == "ratio"
            return (place, place + said[1]) if placed and timed else None
        placed = placed or line[place].text in _listed("at", language)
        if not placed and line[place].text not in _listed("joints", language):
            return None
    return None
