"""Where it was recorded: "hab gestern im badezimmer aufgenommen" orders no bathroom.

A room that rings is complained of; any other place, and what it was recorded with, is a story that
asks for nothing beside what is wished. What it shall sound like ("wie im bad aufgenommen") is left
as it stands. The words are data: the `recorded_places` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_ASKED = frozenset({"word", "beyond"})

_listed = lists_of("recorded_places")


def with_recorded_places(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such story as its complaint, or without it."""
    if not _listed("deeds", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        if (span := _span(line, clause, language)) is not None:
            told = _told(line, span, language)
            return list(line) if told is None else [*line[: span.start], *told, *line[span.end :]]
    return list(line)


def _span(line: Sequence[Token], clause: Stretch, language: str) -> Stretch | None:
    """From who recorded it to where, or the other way round; None where the clause says neither."""
    said = [token.text for token in clause.of(line)]
    if not _listed("likening", language).isdisjoint(said):
        return None
    deed = first_in(said, _listed("deeds", language))
    room = first_in(said, _listed("rings", language)) or first_in(said, _listed("dull", language))
    if deed is None or room is None:
        return None
    start, end = min(deed[0], room[0]), max(deed[1], room[1])
    while start and said[start - 1] in _listed("leads", language):
        start -= 1
    return Stretch(clause.start + start, clause.start + _end(said, end, language))


def _end(said: Sequence[str], end: int, language: str) -> int:
    """Behind what else is told of where or with what: "in cucina col telefono"."""
    place = end
    while place < len(said) and said[place] in _listed("leads", language):
        place += 1
    known = _listed("dull", language)
    named = place < len(said) and said[place] in known
    return place + 1 if named and (place > end or place + 1 == len(said)) else end


def _told(line: Sequence[Token], span: Stretch, language: str) -> list[Token] | None:
    """What is told instead; None where what else is said asks for nothing: "can you help"."""
    said = [token.text for token in span.of(line)]
    if first_in(said, _listed("rings", language)):
        complaint = lexicon.grammar(language)["recorded_places"]["complaint"]
        return [_STOP, *(Token(text, "word") for text in complaint), _STOP]
    book, rest = phrasebook(language), [*line[: span.start], _STOP, *line[span.end :]]
    if _listed("leads", language).issuperset(t.text for t in rest if t.kind != "stop"):
        return [_STOP]  # nothing but the story: no wish
    found = (book.at(rest, at) for at in range(len(rest)))
    asked = any(match is not None and match.best.kind in _ASKED for match in found)
    return [_STOP] if asked else None
