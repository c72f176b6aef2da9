"""Figures that are praised and not asked for: "2 dB at 10k was all it needed", "the cut did it".

A clause that finds its number right asks for nothing. The words are data: the `settled` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
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
    kept: list[Token] = []
    clause: list[Token] = []
    for token in (*line, Token(".", "stop")):
        if token.kind != "stop":
            clause.append(token)
            continue
        said = [each.text for each in clause]
        figured = any(quantity_at(clause, at, language) for at in range(len(clause)))
        if not (figured or any(_holds(said, phrase) for phrase in praises)):
            kept += [*clause, token]
        clause = []
    return (
        kept[:-1] if kept and kept[-1].text == "." and (not line or line[-1].text != ".") else kept
    )


def _holds(said: Sequence[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(said[at : at + size]) == phrase for at in range(len(said) - size + 1))
