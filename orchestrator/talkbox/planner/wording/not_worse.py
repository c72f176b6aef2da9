"""What is not to become worse: "brighter, make sure the hiss doesn't get louder".

Of a fault that must not grow there is to be neither more nor less: it is told as kept. The words
are data: the `not_worse` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_listed = lists_of("not_worse")


def with_not_worse(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as one that keeps."""
    if not _listed("denials", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda each: _kept(each, language))


def _kept(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    denial = first_in(said, _listed("denials", language))
    if denial is None or first_in(said[denial[1] :], _listed("growing", language)) is None:
        return clause
    if not _listed("unless", language).isdisjoint(said):
        return clause  # "the hum doesn't get louder when I turn it up" tells how it is
    leads = _listed("leads", language)
    thing = [token for token in clause[: denial[0]] if token.text not in leads]
    if not thing or not speaks_of_sound(thing, language):
        return clause
    told = lexicon.grammar(language)["not_worse"]["told"]
    return [*(Token(folded(text), "word") for text in told), *thing]
