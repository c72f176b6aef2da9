"""Moments by their names, "the bridge", "the last chord", "near the end", and what is wrong there.

The words are data: the `moment_levels` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in

_TO_THE_NAME = 3
"""Words from "the" to what it names: "the very last chorus"."""
_TO_ITS_PARTICLE = 2
"""Words from a verb to its particle: "bring it in"."""
_TOLD = frozenset({"is", "are", "was", "needs", "gets", "should", "could"})


_listed = lists_of("moment_levels")


def is_named(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause names a moment without its time: "the bridge", "the last chord"."""
    said = [bare(token) for token in clause]
    for at, word in enumerate(said):
        ahead = said[at + 1 : at + 1 + _TO_THE_NAME]
        if word in _listed("pointers", language) and _reaches(ahead, "names", language):
            return True
        if word in _listed("orders", language) and _reaches(ahead, "units", language):
            return True
        if word in _listed("places", language) and _reaches(ahead[:2], "bits", language):
            return True
        if word in _listed("bits", language) and set(ahead[:1]) & _listed("where", language):
            return True
        if word in _listed("names", language) and at == 0 and set(ahead[:1]) & _TOLD:
            return True
        if word in _listed("counted", language) and _is_number(clause, at + 1, language):
            return True
    return _is_at_end(said, language)


def names_a_part(line: Sequence[Token], language: str) -> bool:
    """Whether a name that is an effect too is that of a part of a song here.

    "Turn the chorus down" is about the effect; "the last chorus", "in the chorus", "the chorus,
    bring that bit up" and one beside a verse are about the song.
    """
    said = [bare(token) for token in line]
    effects, parted = _listed("effects", language), _listed("song", language)
    if effects.isdisjoint(said) or not parted.isdisjoint(said):
        return True
    named = [at for at, word in enumerate(said) if word in effects]
    return any(_is_of_song(line, at, language) for at in named)


def _is_of_song(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the words around say so: "chorus 2", "the last chorus", "during the chorus"."""
    said = [bare(token) for token in line[:at]]
    start = max(at - _TO_THE_NAME, 0)
    ordered = not _listed("orders", language).isdisjoint(said[start:])
    if ordered or _is_number(line, at + 1, language):
        return True
    during = _listed("during", language)
    leads = [place for place in range(start, at) if said[place] in during]
    return any(not _is_particle(said[:place], language) for place in leads)


def _is_particle(before: Sequence[str], language: str) -> bool:
    """Whether "in" belongs to the verb before it: "rein in the chorus"."""
    return not _listed("particles", language).isdisjoint(before[-_TO_ITS_PARTICLE:])


def _is_number(clause: Sequence[Token], at: int, language: str) -> bool:
    """ "Bar 8", and no "bars 3 dB quieter"."""
    after = {token.text for token in clause[at + 1 : at + 2]}
    counted = at < len(clause) and clause[at].kind == "number"
    return counted and after.isdisjoint(_listed("decibels", language))


def _is_at_end(said: Sequence[str], language: str) -> bool:
    """ "Near the end" beside what is wrong there, or "the end" as what is to be turned."""
    bands = _listed("bands", language)  # "the bottom end"
    places = [
        at
        for at, word in enumerate(said)
        if word in _listed("ends", language) and bands.isdisjoint(said[max(at - 1, 0) : at])
    ]
    if not places:
        return False
    if complaint(said, language) or phrase_in(said, "things", language):
        return True
    at = places[0]
    near = _listed("near", language) & set(said[max(at - 3, 0) : at])
    return at > 0 and said[at - 1] == "the" and not near


def _reaches(ahead: Sequence[str], name: str, language: str) -> bool:
    """Whether one of the names comes next, with nothing but what describes it between."""
    for word in ahead:
        if word in _listed(name, language):
            return True
        if word in _listed("parted", language):
            return False
    return False


def grows(clause: Sequence[Token], language: str) -> bool:
    """ "Turn it down over the last 2 seconds": a fade, and no level of a part."""
    said = [token.text for token in clause if token.text != "the"]
    edges = _listed("edges", language)
    if not _listed("growing", language).isdisjoint(said):
        return True
    over = any(one == "over" and two in edges for one, two in pairwise(said))
    return over or phrase_in(said, "from_nothing", language)


def compares(clause: Sequence[Token], language: str) -> bool:
    """ "The chorus is louder than the verse": said of two, and no order for one."""
    said = {token.text for token in clause}
    return bool(said & _listed("than", language)) and not said & _listed("ordering", language)


def complaint(said: Sequence[str], language: str) -> str:
    """ "faint" or "blaring" where that is what the words complain of, else ""."""
    names = ("faint", "blaring")
    return next((name for name in names if phrase_in(said, name, language)), "")


def phrase_in(said: Sequence[str], name: str, language: str) -> bool:
    """Whether one of the phrases of a list stands in the words."""
    return first_in(said, _listed(name, language)) is not None


def bare(token: Token) -> str:
    """The token's word without its "'s"."""
    return token.text.removesuffix("'s")
