"""Words that tell of the sound where the same words elsewhere order: "I keep riding the fader".

What keeps happening is a complaint and nothing to be kept; what somebody did to the sound is too
much of it; "this clip" is what is worked on, and no distortion. The words are data: the `tellings`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_DEED = 3
"""Words from who did it to what was done: "somebody really squashed it"."""
_TO_THE_OTHER = 5
"""Words from "all" to "no": "all bright jangle, and absolutely no wood"."""
_TO_THE_OWNER = 2
"""Words from a work back to whose or which it is: "this old vinyl record"."""
_TO_THE_LIKENESS = 4
"""Words back to what makes a likeness of it: "make it like an old phone recording"."""


_listed = lists_of("tellings")


def mark_told(line: Sequence[Token], at: int, language: str) -> str | None:
    """The mark that a word becomes because it tells and does not order; None for any other."""
    if _goes_on(line, at, language) or _becomes(line, at, language):
        return "describe"
    if _is_bare(line, at, language):
        return "make"
    if (end := _contrast(line, at, language)) is not None:
        return "too" if end > at else "lack"
    return "too" if _was_done(line, at, language) else None


def _is_bare(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Sound further away": with nobody who does it an order, where "sound is muddy" tells."""
    if (at and line[at - 1].kind != "stop") or line[at].text not in _listed("bare", language):
        return False
    following = [token.text for token in line[at + 1 : at + 2]]
    return not _listed("compared", language).isdisjoint(following)


def _becomes(line: Sequence[Token], at: int, language: str) -> bool:
    """ "The sopranos get shrill": what becomes of a thing by itself, where "get it darker", "make
    them get loud" and "can they get warmer" order.
    """
    if line[at].text not in _listed("becoming", language) or not at or at + 1 == len(line):
        return False
    if line[at - 1].kind == "stop" or line[at - 1].text in _listed("getters", language):
        return False
    if line[at + 1].kind == "stop" or line[at + 1].text in _listed("gotten", language):
        return False
    start = max((place + 1 for place in range(at) if line[place].kind == "stop"), default=0)
    said = {token.text for token in line[start:at]}
    return said.isdisjoint(_listed("getting", language))


def _contrast(line: Sequence[Token], at: int, language: str) -> int | None:
    """ "All click and no boom": the place of the other of the two words; None where it has none."""
    if line[at].text in _listed("all", language):
        return next((k for k in range(at + 3, len(line)) if _pairs(line, at, k, language)), None)
    if line[at].text in _listed("none", language):
        return next((k for k in range(at - 3, -1, -1) if _pairs(line, k, at, language)), None)
    return None


def _pairs(line: Sequence[Token], first: int, last: int, language: str) -> bool:
    """Whether "all" stands at `first` and "no" at `last`, and both are said of the same thing."""
    if line[first].text not in _listed("all", language) or last - first > _TO_THE_OTHER:
        return False
    joint = line[last - 1]
    joined = joint.text == "," or joint.text in _listed("ordering", language)
    if not joined or line[last].text not in _listed("none", language):
        return False
    before = line[first - 1] if first else None
    said = before is None or before.kind == "stop" or before.text in _listed("being", language)
    return said and line[first + 1].text not in _listed("determiners", language) | {"of", "it"}


def strange_order(line: Sequence[Token], at: int, language: str) -> str:
    """How a strange word orders: "verb" in "zorch the highs", "favour" in "book me a studio"; ""
    where it does not stand where an order has its verb.
    """
    before = line[at - 1] if at else None
    begins = before is None or before.kind == "stop" or before.text in _listed("ordering", language)
    if not begins or at + 1 == len(line) or line[at].kind != "word":
        return ""
    if line[at + 1].text in _listed("askers", language):
        return "favour"
    return "verb" if line[at + 1].text in _listed("determiners", language) else ""


def _goes_on(line: Sequence[Token], at: int, language: str) -> bool:
    """ "It keeps clipping", "I keep reaching for the knob": what happens again and again."""
    if line[at].text not in _listed("keeps", language) or not at or at + 1 == len(line):
        return False
    following = line[at + 1].text
    happens = following.endswith("ing") and following not in _listed("things", language)
    before = line[at - 1]
    forced = at > 1 and line[at - 2].text in _listed("forced", language)
    ordered = before.text in _listed("ordering", language) and not forced
    if not happens or before.kind == "stop" or ordered:
        return False
    asked = at > 1 and line[at - 2].text in _listed("ordering", language)
    return not asked or before.text not in _listed("doers", language)


def _was_done(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Somebody squashed it", "they drenched it in reverb": there is too much of it now. "I want
    it squashed" is a wish.
    """
    if line[at].text not in _listed("doers", language):
        return False
    following = [token.text for token in line[at + 1 : at + 1 + _TO_THE_DEED]]
    deeds = _listed("deeds", language)
    deed = next((place for place, text in enumerate(following) if text in deeds), None)
    return deed is not None and _listed("getting", language).isdisjoint(following[:deed])


def names_the_work(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word only names what is worked on: "this clip", "my podcast"."""
    if _names_the_recording(line, at, language):
        return True
    if line[at].text not in _listed("works", language):
        return False
    before = [token.text for token in line[max(0, at - _TO_THE_OWNER) : at]]
    if before and before[-1] == "the" and line[at].text in _listed("always", language):
        return True
    if not before or (at + 1 < len(line) and line[at + 1].text in _listed("things_made", language)):
        return False
    owners, kinds = _listed("owners", language), _listed("kinds", language)
    owned = before[-1] in owners
    return owned or (len(before) > 1 and before[0] in owners and before[1] in kinds)


def _names_the_recording(line: Sequence[Token], at: int, language: str) -> bool:
    """ "The phone recording": with what it was recorded, and no telephone that is wished for."""
    recorded = at + 1 < len(line) and line[at + 1].text in _listed("recordings", language)
    if not recorded or line[at].text not in _listed("recorders", language):
        return False
    before = {token.text for token in line[max(0, at - _TO_THE_LIKENESS) : at]}
    return before.isdisjoint(_listed("likened", language))
