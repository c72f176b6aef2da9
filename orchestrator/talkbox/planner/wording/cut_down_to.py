"""What a clip is cut down to: "chop it down to the first 4 seconds" keeps those seconds.

"Chop the first 4 seconds" drops them. With "to" in front of the part it is what is left, whatever
the verb of cutting was. The words are data: the `cut_down_to` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import PART, quantity_at
from talkbox.planner.text.tokens import Token

_TIMES = frozenset({"s", "ms", PART, "note"})
_KEEP = (Token("keep", "word"), Token("only", "word"))
_MOST_BETWEEN = 6
"""Tokens from the verb to "to": "cut the whole thing right back down"."""

_listed = lists_of("cut_down_to")


def with_cut_down_to(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such order as "keep only" the part."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        part = _part(line, at, language) if line[at].text in _listed("verbs", language) else None
        kept += [line[at]] if part is None else _KEEP
        at = at + 1 if part is None else part
    return kept


def _part(line: Sequence[Token], at: int, language: str) -> int | None:
    """Where the part begins that a verb at `at` leaves; None where it leaves no such part."""
    place = at + 1
    while place < len(line) and line[place].text in _listed("objects", language):
        place += 1
    if place - at - 1 > _MOST_BETWEEN or not _is(line, place, "to", language):
        return None
    place += 1
    while _is(line, place, "only", language):
        place += 1
    ended = _is(line, place, "ends", language) and place + 1 < len(line)
    said = quantity_at(line, place + 1, language) if ended else None
    return place if said is not None and said[0].unit in _TIMES else None


def _is(line: Sequence[Token], at: int, name: str, language: str) -> bool:
    return at < len(line) and line[at].text in _listed(name, language)
