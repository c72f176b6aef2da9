"""Room that something of the speaker's own needs: "less lows, my kick needs room" is less lows.

Such a clause is no room to the ear. Beside anything else that is asked for it is a mere reason; by
itself it asks for less of what would be in the way, where that is known. The words are data: the
`making_room` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_ASKED = frozenset({"word", "beyond"})

_listed = lists_of("making_room")


def with_making_room(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such clauses left out, or told as what makes the room."""
    room = _listed("room", language)
    if room.isdisjoint(token.text for token in line):
        return list(line)
    found = [
        clause
        for clause in stretches(line, _listed("joints", language))
        if _makes_room(clause.of(line), language)
    ]
    if not found:
        return list(line)
    span = found[0]
    rest = [*line[: span.start], _STOP, *line[span.end :]]
    if _asks(rest, language):
        return rest
    lows = not _listed("lows", language).isdisjoint(token.text for token in span.of(line))
    told = [Token(folded(text), "word") for text in _told(language)] if lows else span.of(line)
    return [*line[: span.start], *told, *line[span.end :]]


def _told(language: str) -> Sequence[str]:
    return lexicon.grammar(language)["making_room"]["told"]


def _makes_room(clause: Sequence[Token], language: str) -> bool:
    """Whether nothing is said here but that room is needed for something."""
    said = {token.text for token in clause}
    lows, others = _listed("lows", language), _listed("others", language)
    if _listed("room", language).isdisjoint(said) or (lows | others).isdisjoint(said):
        return False
    if _listed("verbs", language).isdisjoint(said):
        return False
    names = ("room", "lows", "others", "verbs", "fillers")
    return said <= frozenset[str]().union(*(_listed(name, language) for name in names))


def _asks(line: Sequence[Token], language: str) -> bool:
    """Whether anything else is asked for in the line, in words or by a number."""
    if any(token.kind == "number" for token in line):
        return True
    book = phrasebook(language)
    found = (book.at(line, at) for at in range(len(line)))
    return any(match is not None and match.best.kind in _ASKED for match in found)
