"""A "so" that begins an order: "it'll be background music so take the level down".

Behind a link it strengthens ("it's so bright"); before the verb of an order, a thing, or who needs
what, it only joins two clauses, and nothing is too much. The words are data: the `consequences` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_STOP, _FILTERS = Token(",", "stop"), "filters"

_listed = lists_of("consequences")


def with_consequences(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop for every "so" that an order follows."""
    joins = _listed("joins", language)
    return [
        _STOP if token.text in joins and _begins_order(line, at, language) else token
        for at, token in enumerate(line)
    ]


def _names_a_thing(line: Sequence[Token], at: int, language: str) -> bool:
    """ "So low pass it", "so reverb please": no quality of which there is too much."""
    match = phrasebook(language).at(line, at)
    if match is None or match.best.kind != "word":
        return False
    filters = match.length > 1 and lexicon.names()[match.best.name] == _FILTERS
    return filters or match.best.role == "nouns"


def _begins_order(line: Sequence[Token], at: int, language: str) -> bool:
    if at and line[at - 1].text in _listed("links", language):
        return False
    place = at + 1
    while place < len(line) and line[place].text in _listed("pleas", language):
        place += 1
    following = [token.text for token in line[place : place + 2]]
    if not following:
        return False
    if following[0] in _listed("verbs", language) or following[0] in _listed("things", language):
        return True
    if _names_a_thing(line, place, language):
        return True
    if following[0] in _listed("qualities", language):
        return following[-1] in _listed("objects", language)
    needs = following[-1] in _listed("needs", language)
    return following[0] in _listed("subjects", language) and needs
