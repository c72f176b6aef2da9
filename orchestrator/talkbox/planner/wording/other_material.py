"""What is not in this file and is to be put beside it: "put our song quietly under this".

A song, a take, birds or a drum fill that are laid under it, or with which it is mixed, would have
to come from somewhere. The words are data: the `other_material` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_THING = 4
"""Words from a determiner to what it determines: "my other guitar take"."""

_listed = lists_of("other_material")


def brings_in(said: Sequence[Token], language: str) -> bool:
    """Whether a clause wants a sound beside this one that is not here."""
    texts = [token.text for token in said]
    verb = next((k for k, text in enumerate(texts) if text in _listed("verbs", language)), None)
    if verb is None or not _listed("led", language).issuperset(texts[:verb]):
        return False
    rest = texts[verb + 1 :]
    if texts[verb] in _listed("always", language) and _lies_under(rest, language):
        return True
    if rest and rest[0] in _listed("this", language):
        return _is_joined(texts[verb], rest[1:], language)
    return _lies_beside(rest, language)


def _lies_beside(rest: Sequence[str], language: str) -> bool:
    """ "The song from our first dance quietly under this", "another track into this"."""
    things = _listed("things", language)
    found = next((k for k, text in enumerate(rest) if text in things), None)
    if found is None or not _listed("own", language).isdisjoint(rest):
        return False
    if ("in", "at") in pairwise(rest):  # "drop my jingle in at the start"
        return found <= 1
    for place, text in enumerate(rest[found + 1 :], found + 1):
        end = place + 1
        end += not _listed("of", language).isdisjoint(rest[end : end + 1])  # "on top of this"
        after = rest[end : end + 2]
        if text in _listed("before", language) and after and _is_this(after, language):
            return True
        if text in _listed("beside", language):
            return not after or _is_this(after, language)
        if text in _listed("into", language) and after and after[0] in _listed("this", language):
            return True
    return False


def _lies_under(rest: Sequence[str], language: str) -> bool:
    """ "Play happy birthday under this"."""
    beside, this = _listed("beside", language), _listed("this", language)
    return any(first in beside and second in this for first, second in pairwise(rest[1:]))


def _is_this(after: Sequence[str], language: str) -> bool:
    if after[0] in _listed("this", language):
        return True
    return after[0] in _listed("determiners", language) and after[-1] in _listed("speech", language)


def _is_joined(verb: str, rest: Sequence[str], language: str) -> bool:
    """ "Mix it with my guitar take", "put this under my voiceover"."""
    mixes = verb in _listed("mixing", language)
    links = _listed("links" if mixes else "beside", language)
    others = _listed("others", language) | (_listed("determiners", language) if mixes else set())
    for place, text in enumerate(rest[:2]):
        named = rest[place + 1 : place + 1 + _TO_THE_THING]
        if text in links and named and named[0] in others:
            things = _listed("things", language) | _listed("speech", language)
            return any(word in things for word in named)
    return False
