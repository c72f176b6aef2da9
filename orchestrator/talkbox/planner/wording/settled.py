"""Figures that are praised and not asked for: "2 dB at 10k was all it needed", "the cut did it".

A clause that finds its number right asks for nothing, nor does a figure before such praise; one
behind it is an order of its own ("love it. High pass at 80 Hz"). The words are data: the `settled`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_listed = lists_of("settled")


@cache
def _phrases(language: str) -> tuple[tuple[str, ...], ...]:
    found = lexicon.grammar(language).get("settled", {}).get("praise", ())
    return tuple(tuple(phrase.split()) for phrase in found)


def without_settled(line: Sequence[Token], language: str) -> list[Token]:
    """The line without the clauses that find a figure right; nothing where nobody wishes."""
    praises = _phrases(language)
    texts = [token.text for token in line]
    figured = any(quantity_at(line, at, language) for at in range(len(line)))
    if not figured or not any(_holds(texts, phrase) for phrase in praises):
        return list(line)
    if _listed("wishing", language) & set(texts):
        return list(line)
    clauses = [*stretches(line, ())]
    praised = [_is_praise(each.of(line), praises) for each in clauses]
    settling = [
        told and not _is_of_another(each.of(line), texts, language)
        for each, told in zip(clauses, praised, strict=True)
    ]
    kept: list[Token] = []
    for at, clause in enumerate(clauses):
        if not praised[at] and not (any(settling[at:]) and _is_figured(clause.of(line), language)):
            kept += line[clause.start : clause.end + 1]
    return kept


def _is_praise(clause: Sequence[Token], praises: Sequence[tuple[str, ...]]) -> bool:
    said = [token.text for token in clause]
    return any(_holds(said, phrase) for phrase in praises)


def _is_of_another(clause: Sequence[Token], texts: Sequence[str], language: str) -> bool:
    """ "The drums are perfect": no figure that is said without them is settled by it."""
    said = [token.text for token in clause]
    named = [text for text in said if text in _listed("parts", language)]
    return any(texts.count(text) == said.count(text) for text in named)


def _is_figured(clause: Sequence[Token], language: str) -> bool:
    return any(quantity_at(clause, at, language) for at in range(len(clause)))


def _holds(said: Sequence[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(said[at : at + size]) == phrase for at in range(len(said) - size + 1))
