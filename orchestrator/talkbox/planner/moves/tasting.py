"""The user's taste in planning: how strongly a word is meant, and which of its moves come first.

Taste comes with the messages, never from a file, so that a replay gives the same. Numbers that the
producer gave are never touched, nor are words that stand for one exact deed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from talkbox.planner.requests import Reading, Request
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Meaning, Move, Word
from talkbox_sessions.events import Taste

WEAKEST, STRONGEST = 0.3, 4.5
"""Strengths that a request may end at: as far as moves are stretched."""

Tastes = Mapping[str, Taste]


def seasoned(reading: Reading, taste: Tastes) -> Reading:
    """The reading with every request as strong as this user means it."""
    return replace(reading, requests=as_meant(reading.requests, taste))


def as_meant(requests: Iterable[Request], taste: Tastes) -> tuple[Request, ...]:
    """The requests as strong as this user means them, by own words and by taste."""
    return tuple(_as_meant(request, taste) for request in requests)


def _as_meant(request: Request, taste: Tastes) -> Request:
    if request.quantities or request.deed != "apply":
        return request
    factor = lexicon.word(request.word).strength
    if request.word in taste:
        factor *= taste[request.word].factor
    if factor == 1.0:
        return request
    strength = min(max(request.strength * factor, WEAKEST), STRONGEST)
    return replace(request, strength=strength, said_strength=request.strength)


def liked(word: Word, meaning: Meaning, taste: Tastes) -> Meaning:
    """The meaning with avoided moves behind the others, as far as there are others.

    One other way is tried at a time: the first second move, liked ones before the rest.
    """
    own = taste.get(word.name)
    if own is None or not own.avoided or word.exact or meaning.numbers:
        return meaning
    left = [move for move in meaning.moves if move.kind not in own.avoided]
    gone = [move for move in meaning.moves if move.kind in own.avoided]
    others = [move for move in meaning.second if move.kind not in own.avoided]
    if not gone or not (left or others):
        return meaning
    others.sort(key=lambda move: move.kind not in own.preferred)
    first = left or others[:1]
    rest = [move for move in (*meaning.second, *gone) if move not in first]
    return replace(meaning, moves=tuple(first), second=_by_taste(rest, own))


def _by_taste(moves: Iterable[Move], own: Taste) -> tuple[Move, ...]:
    """Moves that were not rejected first."""
    return tuple(sorted(moves, key=lambda move: move.kind in own.avoided))


def without(taste: Tastes, words: Iterable[str], kinds: frozenset[str]) -> dict[str, Taste]:
    """The taste in which these effects give way to others for the words: "not like that"."""
    changed = dict(taste)
    for word in words:
        old = changed.get(word, Taste())
        avoided = tuple(sorted(kinds.union(old.avoided)))
        preferred = tuple(kind for kind in old.preferred if kind not in kinds)
        changed[word] = Taste(factor=old.factor, preferred=preferred, avoided=avoided)
    return changed
