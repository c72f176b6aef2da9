"""What was taken away too far: "you rolled off too much low end, put some back".

Too much that somebody cut is too little of it now. Verbs of taking stand before "too much" or
behind the thing ("too much bass was removed", "zu viel Bass rausgenommen"). The words are data: the
`overdone_cuts` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_TO_THE_MUCH = 3
"""Words from the verb to "too much": "took away way too much"."""
_TO_THE_VERB = 5
"""Words from "too much" to the verb behind the thing: "low end was taken"."""

_listed = lists_of("overdone_cuts")


def with_overdone_cuts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as a lack of what was taken."""
    if not _listed("much", language):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _retold(clause, language))


def _retold(clause: Sequence[Token], language: str) -> list[Token]:
    said = [token.text for token in clause]
    much = first_in(said, _listed("much", language))
    if much is None or not _listed("wishing", language).isdisjoint(said):
        return list(clause)
    taken = said[max(0, much[0] - _TO_THE_MUCH) : much[0]]
    if first_in(taken, _listed("taking", language)):
        return [*_lack(language), *_thing(clause[much[1] :], language)]
    behind = first_in(said[much[1] : much[1] + _TO_THE_VERB], _listed("taken", language))
    if behind is None or not behind[0]:
        return list(clause)
    return [*_lack(language), *clause[much[1] : much[1] + behind[0]]]


def _thing(rest: Sequence[Token], language: str) -> Sequence[Token]:
    """What was taken, without the "off" before or behind it: "off the top", "reverb off"."""
    away = _listed("off", language)
    return [
        token
        for at, token in enumerate(rest)
        if not (token.text in away and at in (0, len(rest) - 1))
    ]


def _lack(language: str) -> list[Token]:
    phrases = lexicon.grammar(language)["overdone_cuts"]["lack"]
    return [Token(word, "word") for phrase in phrases for word in phrase.split()]
