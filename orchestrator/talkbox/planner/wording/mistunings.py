"""How far something is out of tune: "it's about 20 cents flat" is too low by as much.

Said of what is there, flat and sharp are what is to be mended; ordered ("make it 20 cents flat")
they are the wish. The interval may come behind ("a bit flat, like 15 cents"), and "out of tune"
beside it says nothing more. The words are data: the `mistunings` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_INTERVAL = 4
"""Tokens from "is" to the interval: "is about roughly 20 cents"."""
_TO_THE_WAY = 6
"""Tokens from "is" to "flat": "is a tiny bit flat"."""
_WAYS = ("flat", "sharp")
_UNTUNED = ("out", "of", "tune")
_APART = Token(",", "stop")
"""Before the finding, so that "the bass" is no wish of its own."""

Finding = tuple[int, int, int, slice]
"""Where a finding begins and ends, where its "flat" is, and its interval."""

_listed = lists_of("mistunings")


def with_mistunings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding as "15 cents too low" or "too high"."""
    spans = [span for at in range(len(line)) if (span := _finding(line, at, language))]
    spans += [span for at in range(len(line)) if (span := _behind(line, at, language))]
    if not spans:
        return list(line)
    told, at = [], 0
    said = _without_untuned(line)
    for first, end, way, interval in spans:
        words = lexicon.grammar(language)["mistunings"][f"told_{_way(line[way], language)}"]
        plain = [Token(folded(word), "word", written=word) for word in words]
        told += [*said[at:first], _APART, *line[interval], *plain]
        at = end
    return [*told, *said[at:]]


def _finding(line: Sequence[Token], at: int, language: str) -> Finding | None:
    """What is found at "is": "is about 15 cents flat"; None where nothing is."""
    if line[at].text not in _listed("is", language) | {_UNTUNED[-1]}:
        return None
    for place in range(at + 1, min(at + 1 + _TO_THE_INTERVAL, len(line))):
        said = _interval(line, place, language)
        if said:
            end = place + said
            end += end < len(line) and line[end].text in _listed("too", language)
            tuned = end < len(line) and _way(line[end], language)
            return (place, end + 1, end, slice(place, place + said)) if tuned else None
    return None


def _behind(line: Sequence[Token], at: int, language: str) -> Finding | None:
    """What is found at a "flat" whose interval comes behind it."""
    if not _way(line[at], language) or not _is_told(line, at, language):
        return None
    for place in range(at + 1, min(at + 1 + _TO_THE_INTERVAL, len(line))):
        if said := _interval(line, place, language):
            first = at - (line[at - 1].text in _listed("hedges", language))
            return first, place + said, at, slice(place, place + said)
        if line[place].kind == "word" and line[place].text not in _listed("hedges", language):
            return None
    return None


def _is_told(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "flat" is said of what is there: "is a bit flat", "a bit flat, maybe"."""
    before = {token.text for token in line[max(0, at - _TO_THE_WAY) : at]}
    return bool(before & _listed("is", language)) and not before & _listed("orders", language)


def _interval(line: Sequence[Token], place: int, language: str) -> int:
    """How many tokens an interval takes that begins there; 0 where none does."""
    said = quantity_at(line, place, language)
    return said[1] if said is not None and said[0].unit == "st" else 0


def _without_untuned(line: Sequence[Token]) -> list[Token]:
    """The tokens with "out of tune" as a stop, so that places stay."""
    kept = list(line)
    for at in range(len(line) - 2):
        if tuple(token.text for token in line[at : at + 3]) == _UNTUNED:
            kept[at : at + 3] = [Token(",", "stop")] * 3
    return kept


def _way(token: Token, language: str) -> str:
    return next((way for way in _WAYS if token.text in _listed(way, language)), "")
