"""Who is on which side now: "one speaker is on the left and the other on the right, make it mono".

Two people, each in a clause on a side of their own and none of them put there, tell how it is; what
else is said is the wish, and where nothing is, the wish is mono. The words are data: the
`people_apart` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_SIDES = ("left", "right")

_listed = lists_of("people_apart")


def with_people_apart(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the two clauses that only tell who is on which side."""
    if not _listed("people", language):
        return list(line)
    clauses = list(stretches(line, _listed("joints", language)))
    for first, second in pairwise(clauses):
        if _are_apart(first.of(line), second.of(line), language):
            return _rest(line, first, second, language)
    return list(line)


def _rest(line: Sequence[Token], first: Stretch, second: Stretch, language: str) -> list[Token]:
    kept = [*line[: first.start], *line[second.end :]]
    if speaks_of_sound(kept, language):
        return kept
    told = lexicon.grammar(language)["people_apart"]["told"]
    return [*(Token(folded(text), "word") for text in told), *kept]


def _are_apart(first: Sequence[Token], second: Sequence[Token], language: str) -> bool:
    sides = (_side(first, language), _side(second, language))
    said = {token.text for token in (*first, *second)}
    named = not _listed("people", language).isdisjoint(said)
    return named and set(sides) == set(_SIDES) and said.isdisjoint(_listed("placing", language))


def _side(clause: Sequence[Token], language: str) -> str:
    """The one side that the clause names; "" for none or both."""
    said = {token.text for token in clause}
    named = [side for side in _SIDES if not _listed(side, language).isdisjoint(said)]
    return named[0] if len(named) == 1 else ""
