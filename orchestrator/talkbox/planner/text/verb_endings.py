"""Verbs as they are known, out of their other endings: 広げたい, "I want to widen", is 広げて.

Where a language is cut into known words, its data hold a verb in one form, and any other would be
cut inside the verb: 広げたい would be 広, "wide". An ending is taken off and the known form put in
its place; a denial stays beside it: 広げないで is 広げて and しないで. Another particle inside is
as good as the known one: 余韻は短く. Endings, sounds and particles are data: the `verb_endings` of
a language's grammar; a language without has no such forms.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

from talkbox_prompts import lexicon

_SECTION = "verb_endings"
_STEMS = (("wished", "i"), ("overdone", "i"), ("denied", "a"), ("able", "e"), ("finished", ""))
"""Endings by what they say, and the list of sounds that verbs change before them."""


class Vocabulary:
    """The words that a text may be cut into, and the verbs among them with any ending."""

    def __init__(self, known: Container[str], language: str) -> None:
        self._known = known
        self._language = language

    def __contains__(self, piece: object) -> bool:
        return piece in self._known or bool(self.plain(str(piece)))

    def plain(self, piece: str) -> Sequence[str]:
        """A verb with another ending as the form that is known and what the ending denies."""
        if piece in self._known:
            return ()
        known = self._as_known(piece)
        if known is not None:
            return (known,)
        if not piece.endswith(_all_endings(self._language)):
            return ()
        return next(self._undone(piece), ())

    def _as_known(self, piece: str) -> str | None:
        """The piece with the particle that the known phrase has, if it is one."""
        if piece in self._known:
            return piece
        for spoken, known in _particles(self._language):
            before, found, behind = piece.partition(spoken)
            if found and before and behind and f"{before}{known}{behind}" in self._known:
                return f"{before}{known}{behind}"
        return None

    def _undone(self, piece: str) -> Iterator[Sequence[str]]:
        for ending, role, sounds in _endings(self._language):
            stem = piece.removesuffix(ending)
            if not stem or stem == piece:
                continue
            for verb in map(self._as_known, _verbs(stem, sounds, self._language)):
                if verb is not None:
                    yield (verb, *_beside(role, self._language))


def _verbs(stem: str, sounds: str, language: str) -> Iterator[str]:
    """What the verb of a stem may be: with its sound changed, or the stem as it stands."""
    changed = _sounds(sounds, language).get(stem[-1])
    if changed is not None and len(stem) > 1:
        yield stem[:-1] + changed
    for joint in _listed(language).get("joints", ()):
        yield stem + joint


def _beside(role: str, language: str) -> Sequence[str]:
    """The word that an ending is besides its verb."""
    return _listed(language).get(f"told_{role}", ())


def _listed(language: str) -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = lexicon.grammar(language).get(_SECTION, {})
    return found


@cache
def _endings(language: str) -> Sequence[tuple[str, str, str]]:
    """Every ending, the longest first, with what it says and the sounds before it."""
    listed = _listed(language)
    found = [(each, role, row) for role, row in _STEMS for each in listed.get(role, ())]
    return sorted(found, key=lambda each: -len(each[0]))


@cache
def _all_endings(language: str) -> tuple[str, ...]:
    return tuple(ending for ending, *_ in _endings(language))


@cache
def _particles(language: str) -> Sequence[tuple[str, str]]:
    """Particles as they may be said, with the one that the data have."""
    pairs = (each.split() for each in _listed(language).get("particles", ()))
    return [(spoken, known) for spoken, known in pairs]


@cache
def _sounds(row: str, language: str) -> Mapping[str, str]:
    """The last sounds of a stem and what the known form has there."""
    pairs = (each.split() for each in _listed(language).get(f"sounds_{row}", ()))
    return dict(pairs)
