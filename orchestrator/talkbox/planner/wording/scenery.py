"""What stands around a sound: headphones that leak, a noisy place, a sock in the horn.

A small speaker that leaks is a likeness; a place where people cannot hear asks for more level;
cloth over or in a source makes it dull. The words are data: the `scenery` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_SPEAKER = 7
_MOST_NAMES = 3
"""Words that name a place: "the museum entrance hall"."""
_TO_THE_LAYING = 3
_TO_THE_VERB = 6
Found = tuple[str, str, int]
"""A word, the role that it is said in, and how many tokens say it."""


_listed = lists_of("scenery")


def scenery_at(line: Sequence[Token], at: int, language: str) -> Found | None:
    """The piece of scenery that begins at `at`; None where none does."""
    if not _listed("places", language):
        return None
    return (
        _leaking(line, at, language)
        or _noisy_place(line, at, language)
        or _cloth(line, at, language)
    )


def furniture(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that says where something stands: "our speaker sits in one spot"; "my
    kick lives there".
    """
    begins = (
        not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("joints", language)
    )
    if not begins or line[at].text not in _listed("owners", language):
        return None
    end = next((k for k in range(at, len(line)) if line[k].kind == "stop"), len(line))
    for place in range(at + 2, min(end - 1, at + _TO_THE_VERB)):
        device = line[place - 1].text in _listed("devices", language)
        verbs = "stands" if device else "lives"
        if line[place].text in _listed(verbs, language):
            return end if line[place + 1].text in _listed("where", language) else None
    return None


def feeling(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of how the speaker feels: "I'm nervous about the low end, less bass"."""
    if line[at].text not in _listed("selves", language):
        return None
    place = at + 1
    while place < len(line) and line[place].text in _listed("being", language):
        place += 1
    felt = place < len(line) and line[place].text in _listed("feelings", language)
    tells = felt and (place > at + 1 or "'" in line[at].text or line[at].text == "im")
    if not tells:
        return None
    following = {token.text for token in line[place + 1 : place + 2]}
    if following & _listed("contented", language):
        return None  # "I'm happy with the bass" keeps it
    about = following & _listed("about", language)
    ends = (k for k in range(place, len(line)) if line[k].kind == "stop")
    return next(ends, len(line)) if about else place + 1


def _leaking(line: Sequence[Token], at: int, language: str) -> Found | None:
    """ "Leaking out of the kid's headphones", "the spill from her earbuds": a tiny speaker."""
    if line[at].text not in _listed("leaks", language):
        return None
    for place in range(at + 1, min(len(line), at + _TO_THE_SPEAKER)):
        if line[place].kind == "stop":
            return None
        if line[place].text in _listed("worn", language):
            from_it = {token.text for token in line[at + 1 : place]} & _listed("out_of", language)
            return ("tinny", "says", place + 1 - at) if from_it else None
    return None


def _noisy_place(line: Sequence[Token], at: int, language: str) -> Found | None:
    """ "The museum hall's noisy": who listens there hears too little."""
    places, place = _listed("places", language), at
    while place < min(len(line), at + _MOST_NAMES) and _name(line[place]) in places:
        place += 1
    if place == at or (at and line[at - 1].text in _listed("recorded_in", language)):
        return None
    said = line[place - 1].text.endswith("'s")
    while place < len(line) and line[place].text in _listed("is", language):
        said, place = True, place + 1
    if not said or place == len(line) or line[place].text not in _listed("noisy", language):
        return None
    return "quieter", "faults", place + 1 - at


def _name(token: Token) -> str:
    return token.text.removesuffix("'s")


def _cloth(line: Sequence[Token], at: int, language: str) -> Found | None:
    """ "A sock in the horn", "the towel over my speaker": dull, unless somebody is to lay it."""
    if _name(line[at]) not in _listed("cloths", language) or at + 2 >= len(line):
        return None
    before = {token.text for token in line[max(0, at - _TO_THE_LAYING) : at]}
    if before & _listed("laying", language) or line[at + 1].text not in _listed("laid", language):
        return None
    end = at + 2
    while end < len(line) - 1 and line[end].text in _listed("owners", language):
        end += 1
    return ("brighter", "lacks", end + 1 - at) if line[end].kind == "word" else None
