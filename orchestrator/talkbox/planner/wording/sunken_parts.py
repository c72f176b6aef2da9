"""What sinks away: "the vocal slips into the background" complains, and pushes nothing back.

A verb that tells how something goes under is no order; where the clause wishes ("so it sinks into
the background") it is one. The words are data: the `sunken_parts` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_listed = lists_of("sunken_parts")


def with_sunken_parts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as a complaint about the distance."""
    if not _listed("sinking", language):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _retold(clause, language))


def _retold(clause: Sequence[Token], language: str) -> list[Token]:
    said = [token.text for token in clause]
    sunken = first_in(said, _listed("sinking", language))
    if sunken is None or not _listed("wishing", language).isdisjoint(said):
        return list(clause)
    phrases = lexicon.grammar(language)["sunken_parts"]["told"]
    told = [Token(word, "word") for phrase in phrases for word in phrase.split()]
    return [*clause[: sunken[0]], *told, *clause[sunken[1] :]]
