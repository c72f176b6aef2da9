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
    return clauses_retold(line, _listed("joints", language), lambda each: _whole(each, language))


def _whole(clause: Sequence[Token], language: str) -> Sequence[Token]:
    texts = {token.text for token in clause}
    parted = bool(clause) and clause[-1].text in _listed("halves", language)
    numbered = any(token.kind == "number" for token in clause)
    if numbered and clause[-1].text in _listed("joined_halves", language):
        return _joined(clause, language)
    verb = not texts.isdisjoint(_listed("verbs", language))
    return clause[:-1] if parted and numbered and verb else clause


def _joined(clause: Sequence[Token], language: str) -> Sequence[Token]:
    verbs, half = _listed("joining", language), clause[-1].text
    if not any(token.text in verbs for token in clause):
        return clause
    (stem,) = _listed("stem", language)
    rest = [token for token in clause[:-1] if token.text not in verbs]
    return [*rest, Token(half + stem, "word")]
