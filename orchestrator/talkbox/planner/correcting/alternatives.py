"""Other ways to the same goal: the same words as a user with another taste would mean them.

A gentler and a stronger helping, and, for words that know several ways, the other moves first. What
the producer said in numbers stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from talkbox.messages import Message, User
from talkbox.planner.moves.meanings import meaning_for
from talkbox.planner.understanding import Understood, understand
from talkbox_prompts import lexicon
from talkbox_sessions.events import Taste

FACTORS = (0.75, 1.35)
"""Gentler and stronger than the plain plan."""
_LEAST, _MOST = 0.5, 1.8
"""Bounds of a taste's factor."""


def alternatives(line: Sequence[Message]) -> Iterator[list[Message]]:
    """Lines that differ from `line` in the taste of their newest instruction, which ends them."""
    *before, user = line
    assert isinstance(user, User)
    for taste in _tastes(understand(line), user.situation.taste):
        yield [*before, replace(user, situation=replace(user.situation, taste=taste))]


def _tastes(understood: Understood, own: Mapping[str, Taste]) -> Iterator[dict[str, Taste]]:
    words = dict.fromkeys(request.word for request in understood.plan.requests)
    known = {word: own.get(word, Taste()) for word in words}
    for factor in FACTORS:
        yield {word: _scaled(taste, factor) for word, taste in known.items()}
    other = {word: _other_way(word, taste, understood) for word, taste in known.items()}
    if other != known:
        yield other


def _scaled(taste: Taste, factor: float) -> Taste:
    bounded = min(max(taste.factor * factor, _LEAST), _MOST)
    return taste.model_copy(update={"factor": bounded})


def _other_way(word: str, taste: Taste, understood: Understood) -> Taste:
    """The taste with the word's first moves behind the others, where it has others."""
    meaning = meaning_for(lexicon.word(word), understood.scene)
    if not meaning.second:
        return taste
    first = tuple(move.kind for move in meaning.moves)
    return taste.model_copy(update={"avoided": (*taste.avoided, *first)})
