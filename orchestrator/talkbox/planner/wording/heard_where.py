"""Where a sound will be heard: "louder, so we hear it in the big hall" asks for no hall.

Behind a wish, what it is for and why it is wished name places and players: they are left out where
something happens in them ("so it works on the radio"), and the whole clause where it only tells of
them ("because the church is big"). "So it sounds like a church" is a wish and stays. A device on
which something is to be clear or heard is never one. Beside the lows a small player matters, so
there nothing is left out. The words are data: the `heard_where` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_LONGEST_OPENER = 3
_MOST_MODIFIERS = 4

_listed = lists_of("heard_where")


def with_heard_where(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the places that a clause of purpose or reason names."""
    said = {token.text for token in line}
    if not _listed("places", language) & said or _listed("lows", language) & said:
        return list(line)
    line = _without_devices(line, language)
    for at in range(1, len(line)):
        length = _opener(line, at, language)
        if length:
            end = clause_end(line, at, frozenset())
            told = _told(line[at + length : end], language)
            opener = line[at : at + length] if told else []
            return [*line[:at], *opener, *told, *line[end:]]
    return list(line)


def _without_devices(line: Sequence[Token], language: str) -> Sequence[Token]:
    """Without what something is to be clear on: "it must be clear on a smart speaker"."""
    for at in range(1, len(line) - 1):
        told = line[at - 1].text in _listed("qualities", language)
        if not told or line[at].text not in _listed("prepositions", language):
            continue
        end = _place(line, at + 1, language)
        if end and line[end - 1].text in _listed("devices", language):
            return [*line[:at], *line[end:]]
    return line


def _opener(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens open a purpose or reason here: "so", "para que", "pour qu' on"."""
    for length in range(min(_LONGEST_OPENER, len(line) - at), 0, -1):
        said = " ".join(token.text for token in line[at : at + length])
        if said in _listed("openers", language):
            return length
    return 0


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """What is left of the clause; nothing of one whose subject is a place."""
    if any(_likens(clause, at, language) for at in range(len(clause))):
        return clause
    if clause and _place(clause, 0, language):
        return ()
    kept: list[Token] = []
    at = 0
    while at < len(clause):
        end = _named(clause, at, language)
        kept += [] if end else [clause[at]]
        at = end or at + 1
    return kept


def _likens(clause: Sequence[Token], at: int, language: str) -> bool:
    """Whether "sounds like" or "feels" stands here, and no "sounds good"."""
    if clause[at].text not in _listed("likening", language):
        return False
    return at + 1 == len(clause) or clause[at + 1].text not in _listed("well", language)


def _named(clause: Sequence[Token], at: int, language: str) -> int | None:
    """Where "in the big hall" ends that begins here and that something happens in."""
    if not at or clause[at].text not in _listed("prepositions", language):
        return None
    if clause[at - 1].text in _listed("being", language):  # "so it is in a hall" is a wish
        return None
    return _place(clause, at + 1, language)


def _place(clause: Sequence[Token], start: int, language: str) -> int | None:
    """Behind the place that is named from `start` on, its adjectives on either side of it."""
    modifiers = _listed("modifiers", language)
    for at in range(start, min(start + 1 + _MOST_MODIFIERS, len(clause))):
        if clause[at].text in _listed("places", language):
            end = at + 1
            while end < len(clause) and clause[end].text in modifiers | _listed("places", language):
                end += 1
            return end
        if clause[at].text not in modifiers:
            return None
    return None
