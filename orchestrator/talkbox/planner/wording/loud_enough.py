"""How loud a small player gets: "loud enough for laptop speakers", "too quiet on a phone".

A clause that says how loud it is there, or whether anybody hears it, asks for no sound of that
player, so that the player is left out of it. A likeness ("as quiet as on a phone") stays, and so
does everything beside the lows, for which a small player matters. Players are the places of the
grammar's `heard_where`; the other words are data: the `loud_enough` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold

_listed = lists_of("loud_enough")
_heard = lists_of("heard_where")


def with_loud_enough(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the players of every such clause."""
    said = {token.text for token in line}
    lows = _heard("lows", language) - _listed("loud", language)  # "basso" is soft, too
    if said.isdisjoint(_listed("loud", language)) or said & lows:
        return list(line)
    return clauses_retold(line, frozenset(), lambda clause: _told(clause, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = {token.text for token in clause}
    measured = said & _listed("loud", language) and said & _listed("measures", language)
    if not measured or said & _listed("likening", language):
        return clause
    kept: list[Token] = []
    at = 0
    while at < len(clause):
        end = _player(clause, at, language)
        opens = clause[at].text in _listed("kept", language)
        kept += [] if end and not opens else [clause[at]]
        at = end or at + 1
    return kept


def _player(clause: Sequence[Token], at: int, language: str) -> int | None:
    """Where "for my laptop speakers" ends that begins here; the player may stand alone."""
    if clause[at].text not in _listed("prepositions", language):
        return None
    places = _heard("places", language) | _listed("players", language)
    modifiers = _heard("modifiers", language) | _listed("modifiers", language)
    end = at + 1
    while end < len(clause) and clause[end].text in modifiers - places:
        end += 1
    if end >= len(clause) or clause[end].text not in places:
        return None
    while end < len(clause) and clause[end].text in places | modifiers:
        end += 1
    return end
