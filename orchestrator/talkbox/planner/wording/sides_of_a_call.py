"""Who speaks at which end: "make the telephone side of the call fuller", "side A is too quiet".

Such a side is a voice and none of the stereo image; two of them, whose levels are compared, are to
be evened out, and what else is said stays. The words are data: the `sides_of_a_call` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_PAIR = 2

_listed = lists_of("sides_of_a_call")


def with_sides_of_a_call(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such side as a voice, or the levels of two of them as even ones."""
    if not _listed("sides", language):
        return list(line)
    parted = list(stretches(line, _listed("joints", language)))
    voiced = [_voiced(clause.of(line), language) for clause in parted]
    sided = [clause for clause, sides in voiced if sides]
    compared = any(_is_of_level(clause, language) for clause in sided)
    evens = compared and sum(sides for _, sides in voiced) >= _PAIR
    told: list[Token] = []
    order = _words("even", language)
    for place, (clause, sides) in zip(parted, voiced, strict=True):
        joint = line[place.start - 1 : place.start] if place.start else []
        if evens and sides and _only_levels(clause, language):
            told += [*joint, *order] if order else []
            order = []
        else:
            told += [*joint, *clause]
    return told


def _voiced(clause: Sequence[Token], language: str) -> tuple[list[Token], int]:
    """The clause with its sides as voices, and how many there are."""
    told: list[Token] = []
    at = sides = 0
    while at < len(clause):
        end = _side(clause, at, language)
        if end == at:
            told.append(clause[at])
            at += 1
            continue
        sides += 1
        if told and told[-1].text in _listed("ends", language):
            told.pop()
        told += _words("voice", language)
        at = end
    return told, sides


def _is_of_level(clause: Sequence[Token], language: str) -> bool:
    return not _listed("levels", language).isdisjoint(token.text for token in clause)


def _only_levels(clause: Sequence[Token], language: str) -> bool:
    """Whether it speaks of the level of a side, or only names it."""
    voice = _words("voice", language)
    rest = [token for token in clause if token not in voice]
    return _is_of_level(clause, language) or not speaks_of_sound(rest, language)


def _side(line: Sequence[Token], at: int, language: str) -> int:
    """Where "side of the call" ends that begins here; `at` where it is no such side."""
    if line[at].text not in _listed("sides", language):
        return at
    said = [token.text for token in line]
    behind = at + 1
    if said[behind : behind + 1] and said[behind] in _listed("of", language):
        behind += 1
        while behind < len(said) and said[behind] in _listed("articles", language):
            behind += 1
        return behind + 1 if set(said[behind : behind + 1]) & _listed("calls", language) else at
    if set(said[behind : behind + 1]) & _listed("letters", language):
        return behind + 1
    return behind if at and said[at - 1] in _listed("ends", language) else at


def _words(name: str, language: str) -> list[Token]:
    told = lexicon.grammar(language)["sides_of_a_call"][name]
    return [Token(folded(text), "word") for text in told]
