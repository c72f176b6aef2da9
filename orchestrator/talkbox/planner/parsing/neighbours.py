"""What the words right beside a phrase make of it, which the phrase alone does not tell.

"Take 2 dB out" cuts although "take" and "out" mean nothing here; "darken it" is an order where
"dark" is a quality; "so bright" complains where "so, brighter" does not. The words themselves are
data: the `fillers` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TAKEN = frozenset({"db", "lu", "percent", ""})
"""Units of what is taken away from the sound; seconds are taken off its length."""
_MOST_DB = 20.0
"""A bare number over this is a frequency: "take 300 up"."""
_BETWEEN = 2
"""Words that may stand between the verb and its number: "take about another 2 dB"."""
_OF_HIDDEN = frozenset({"the", "of", "it"})
_BETWEEN_PARTICLE = 4
"""Words that may stand between "get" and its "out"."""


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    return frozenset(lexicon.grammar(language)["fillers"].get(name, ()))


def takes_away(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here that takes the number after it away: "knock 3 dB"."""
    if line[at].text not in _listed("cutters", language):
        return False
    for place in range(at + 1, min(at + 2 + _BETWEEN, len(line))):
        found = quantity_at(line, place, language)
        if found is not None:
            bare = not found[0].unit and found[0].value >= _MOST_DB
            return found[0].unit in _TAKEN and not bare
        if line[place].text not in _listed("hedges", language):
            return False
    return False


def takes_out(line: Sequence[Token], at: int, unit: str | None, language: str) -> bool:
    """Whether a particle stands here that takes the number before it away: "2 dB out"."""
    return unit in _TAKEN | {"hz"} and line[at].text in _listed("particles", language)


def reaches(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here that says where a level ends: "until it hits -1 dB"."""
    if line[at].text not in _listed("reaching", language):
        return False
    place = at + 1
    while place < len(line) and line[place].text in _listed("hedges", language):
        place += 1
    found = quantity_at(line, place, language) if place < len(line) else None
    return found is not None and found[0].signed and found[0].unit == "db"


def turns_down(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb that turns down ends here, after its number: "senke 300 Hz um 3 dB ab".

    Before another number the same "ab" says from where on.
    """
    if line[at].text not in _listed("verb_ends", language):
        return False
    return at + 1 == len(line) or quantity_at(line, at + 1, language) is None


def has_object(line: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether the phrase from `start` to `end` orders: "thin it out", "brighten the top"."""
    objects = _listed("objects", language)
    inside = any(token.text in objects for token in line[start + 1 : end])
    return inside or (end < len(line) and line[end].text in objects)


def leaves_over(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "leave" stands here with what shall be left over: "leave 3 dB", "leave some air"."""
    if line[at].text not in _listed("leaving", language) or at + 1 == len(line):
        return False
    over = line[at + 1].text in _listed("left_over", language)
    return over or quantity_at(line, at + 1, language) is not None


def ends_taking(line: Sequence[Token], at: int, verbs: Sequence[str], language: str) -> bool:
    """Whether a particle ends the clause here that belongs to one of these verbs before it:
    "take 2 dB of the lows away".
    """
    if line[at].text not in _listed("particles", language):
        return False
    ends = at + 1 == len(line) or line[at + 1].kind == "stop"
    return ends and any(verb in _listed("cutters", language) for verb in verbs)


def takes_apart(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here whose particle ends the clause: "get the cardboard out"."""
    if line[at].text not in _listed("removers", language):
        return False
    particles = _listed("particles", language)
    for place in range(at + 1, min(at + 2 + _BETWEEN_PARTICLE, len(line))):
        token = line[place]
        if token.kind != "word":
            return False
        if token.text in particles:
            ends = place + 1 == len(line) or line[place + 1].kind == "stop"
            return ends and place > at + 1
    return False


def likens(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word stands here that likens the sound to something: "sounds like"."""
    return line[at].text in _listed("likens", language)


def hedges(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word only says that the number after it is about right: "like 3 dB"."""
    if not likens(line, at, language) or at + 1 == len(line):
        return False
    return quantity_at(line, at + 1, language) is not None


def overpowers(line: Sequence[Token], at: int, language: str) -> int:
    """The length of a phrase that begins here and says that a thing hides others, else 0: "is
    swallowing the vocals".
    """
    if line[at].text not in _listed("swallowing", language):
        return 0
    hidden = _listed("hidden", language)
    for place in range(at + 1, min(at + 2 + _BETWEEN_PARTICLE, len(line))):
        if line[place].kind == "stop":
            return 0
        if line[place].text in hidden:
            return _end_of_hidden(line, place, hidden) - at
    return 0


def _end_of_hidden(line: Sequence[Token], place: int, hidden: frozenset[str]) -> int:
    """Where the things that are hidden end: "all the space", "the rest of it"."""
    while place + 1 < len(line) and line[place + 1].text in hidden | _OF_HIDDEN:
        place += 1
    return place + 1


def splits_number(line: Sequence[Token], end: int, language: str) -> bool:
    """Whether a phrase ends at `end` in a number whose unit comes after it: "to 11" of "11 kHz"."""
    if not 0 < end < len(line) or line[end - 1].kind != "number":
        return False
    found = quantity_at(line, end - 1, language)
    return found is not None and bool(found[0].unit)


def is_idle(line: Sequence[Token], at: int, qualified: bool, language: str) -> bool:
    """Whether a word that may strengthen ("so") only begins a sentence or joins two."""
    return not qualified and line[at].text in _listed("idle", language)
