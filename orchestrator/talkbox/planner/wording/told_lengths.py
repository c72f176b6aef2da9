"""Lengths that a verb asks for which means something else without one: "allungalo a 15 secondi".

Beside a length in seconds what else lengthens the sustain stretches the clip, and what lasts is as
long as is said. The words are data: the `told_lengths` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_VERBS = ("stretching", "lasting")
_SHORTEST = 5.0
"""From so many seconds on the clip is meant, and no note of it."""

_listed = lists_of("told_lengths")


def with_told_lengths(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such verb in plain words."""
    if not _listed("stretching", language):
        return list(line)
    return clauses_retold(
        line, _listed("joints", language), lambda clause: _in_plain_words(clause, language)
    )


def _in_plain_words(clause: Sequence[Token], language: str) -> list[Token]:
    said = {token.text for token in clause}
    sized = any(_is_length(clause, at, language) for at in range(len(clause)))
    if not sized or said & _listed("others", language):
        return list(clause)
    told: list[Token] = []
    for token in clause:
        verb = next((each for each in _VERBS if token.text in _listed(each, language)), None)
        words = lexicon.grammar(language)["told_lengths"][f"{verb}_told"] if verb else ()
        told += [Token(folded(word), "word", written=word) for word in words] or [token]
    return told


def _is_length(clause: Sequence[Token], at: int, language: str) -> bool:
    said = quantity_at(clause, at, language)
    return said is not None and said[0].unit == "s" and said[0].value >= _SHORTEST
