"""How softly something is added: "add some reverb quietly", "mach leise Hall drauf".

The level is that of what comes in, so it tells how much of it and turns nothing down. The words are
data: the `added_softly` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_TO_THE_THING = 2
""" "A quiet tape hiss"."""

_listed = lists_of("added_softly")


def with_added_softly(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such level as a dose."""
    if not _listed("softly", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda each: _dosed(each, language))


def _dosed(clause: Sequence[Token], language: str) -> Sequence[Token]:
    texts = {token.text for token in clause}
    adds = not texts.isdisjoint(_listed("verbs", language))
    if not adds or not _is_new(clause, language):
        return clause
    (dose,) = lexicon.grammar(language)["added_softly"]["dose"]
    very = _listed("very", language)
    soft = {at for at in range(len(clause)) if _is_dose(clause, at, language)}
    return [
        Token(folded(dose), "word") if at in soft else token
        for at, token in enumerate(clause)
        if not (token.text in very and at + 1 in soft)
    ]


def _is_new(clause: Sequence[Token], language: str) -> bool:
    """Whether something is named that can be added, and not as what is there: "den Hall"."""
    things, known = _listed("things", language), _listed("definite", language)
    named = [at for at, token in enumerate(clause) if token.text in things]
    return bool(named) and not any(at and clause[at - 1].text in known for at in named)


def _is_dose(clause: Sequence[Token], at: int, language: str) -> bool:
    """Whether the word stands before what is added, at the clause's end or before a place."""
    if clause[at].text not in _listed("softly", language):
        return False
    following = [token.text for token in clause[at + 1 : at + 1 + _TO_THE_THING]]
    placed = not following or following[0] in _listed("places", language)
    return placed or not _listed("things", language).isdisjoint(following)
