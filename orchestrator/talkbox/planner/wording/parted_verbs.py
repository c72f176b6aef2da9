"""The second half of a parted verb at a clause's end: "senk die 300 Hz etwas ab".

It is the verb's own there, and names no side of the spectrum as it does before one: "ab 8k". A
verb that means nothing without it is put together: "blende es in 2 Sekunden aus".
The words are data: the `parted_verbs` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold

_listed = lists_of("parted_verbs")


def with_parted_verbs(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such halves, whose verb says it all."""
    if not _listed("verbs", language):
        return list(line)
    joined = any(token.text in _listed("joining", language) for token in line)
    return clauses_retold(
        line, _listed("joints", language), lambda each: _whole(each, joined, language)
    )


def _whole(clause: Sequence[Token], joined: bool, language: str) -> Sequence[Token]:
    texts = {token.text for token in clause}
    parted = bool(clause) and clause[-1].text in _listed("halves", language)
    numbered = any(token.kind == "number" for token in clause)
    if clause and clause[-1].text in _listed("joined_halves", language):
        return _joined(clause, joined, language)
    verb = not texts.isdisjoint(_listed("verbs", language))
    return clause[:-1] if parted and numbered and verb else clause


def _joined(clause: Sequence[Token], joined: bool, language: str) -> Sequence[Token]:
    """The clause with the verb whole; the second of two halves stands alone where it is placed:
    "blende am Anfang weich ein und am Ende weich aus".
    """
    verbs, half = _listed("joining", language), clause[-1].text
    texts = {token.text for token in clause}
    placed = not texts.isdisjoint(_listed("placing", language))
    shared = joined and placed and texts.isdisjoint(_listed("unless", language))
    if texts.isdisjoint(verbs) and not shared:
        return clause
    (stem,) = _listed("stem", language)
    rest = [token for token in clause[:-1] if token.text not in verbs]
    return [*rest, Token(half + stem, "word")]
