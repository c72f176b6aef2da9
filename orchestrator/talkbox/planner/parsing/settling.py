"""What its neighbours make of a phrase that the book knows.

"Dull the cymbals" orders what "dull" complains of; "there's so much bass" finds too much; "scoop
the boxiness out" takes that out and no mids; a "so" that qualifies nothing is idle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from talkbox.planner.text.comparisons import is_comparison
from talkbox.planner.text.matches import Match
from talkbox.planner.text.phrasebook import Phrasebook
from talkbox.planner.text.tokens import Token, as_written
from talkbox.planner.wording import neighbours
from talkbox_prompts import lexicon

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_MUCH = 2.4
"""Strengths from here on are big amounts."""
_TO_THE_FAULT = 2
"""Words from an order to the fault that it takes out: "scoop out some of the mud"."""


def settled(
    item: Item,
    match: Match,
    line: Sequence[Token],
    at: int,
    book: Phrasebook,
    before: Item | None,
) -> Item | None:
    """The item of a match as its neighbours leave it; None where it means nothing."""
    if not neighbours.is_named(line, at, book.language):
        item = _as_order(item, before)
    if _finds_too_much(item, before) and _names_a_thing(book.at(line, at + match.length)):
        return replace(item, kind="mark", name="too", also=(match.best, *item.also))
    item = _scooping(item, line, at + match.length, book)
    if match.length > 1:
        return item
    if item.text in lexicon.reading()["moods"] and _is_said_before(before):
        return None  # "an old record vibe", which is no livelier for it
    if neighbours.is_idle(line, at, _qualifies(line, at, book), book.language):
        return None
    described = before is not None and before.kind == "mark" and before.name == "describe"
    if described and neighbours.likens(line, at, book.language):
        return replace(item, kind="mark", name="likens")
    return item


def _is_said_before(before: Item | None) -> bool:
    return before is not None and before.kind in ("word", "unknown")


def _as_order(item: Item, before: Item | None) -> Item:
    """ "Dull the cymbals": an order to bring the fault about, unless something is described."""
    is_verb = item.orders and item.text in lexicon.reading()["verbs"]
    if not is_verb or (before is not None and before.kind != "break"):
        return item
    return replace(item, role="says")


def _finds_too_much(item: Item, before: Item | None) -> bool:
    """Whether a big amount is said to be there: "there's so much", "it has loads of"."""
    if item.kind != "strength" or float(item.name) < _MUCH:
        return False
    if before is None or before.kind == "break":  # "so much bass!" is no order for much bass
        return item.text in lexicon.reading()["so_much"]
    return before.kind == "mark" and before.name == "describe"


def _names_a_thing(match: Match | None) -> bool:
    return match is not None and match.best.kind == "word" and match.best.role == "nouns"


def _scooping(item: Item, line: Sequence[Token], end: int, book: Phrasebook) -> Item:
    """ "Scoop the boxiness out": less of what the order names, and not of the mids."""
    if item.text not in lexicon.reading()["scooping"] or not _takes_a_fault(line, end, book):
        return item
    return replace(item, kind="mark", name="less", role="", orders=False)


def _takes_a_fault(line: Sequence[Token], at: int, book: Phrasebook) -> bool:
    """Whether the first thing that an order names behind it is a fault or a box."""
    for place in range(at, min(at + 1 + _TO_THE_FAULT, len(line))):
        match = book.at(line, place)
        if line[place].kind == "stop":
            return False
        if match is not None and match.best.kind == "word":
            theme = lexicon.names()[match.best.name]
            boxed = match.best.name in lexicon.reading()["machines"]
            return match.best.role == "faults" or boxed or theme in lexicon.reading()["scooped"]
    return False


def _qualifies(line: Sequence[Token], at: int, book: Phrasebook) -> bool:
    """Whether a quality or a strength stands right after: "so bright", "so very dull"."""
    match = book.at(line, at + 1) if at + 1 < len(line) else None
    if match is None or match.best.kind not in ("word", "strength"):
        return False
    after = book.at(line, at + 1 + match.length) if at + 1 + match.length < len(line) else None
    if match.best.kind == "strength" and after is not None and after.best.kind == "word":
        return not is_comparison(as_written(line, at + 1 + match.length, after.length), after)
    return not is_comparison(as_written(line, at + 1, match.length), match)
