"""Under whose speech it lies, and how the microphone stood: "too bright behind the dialogue".

Both say where a fault is heard or whence it came, and order nothing: no distance, no level. "Put it
behind the vocals" orders the place; "too loud behind the vocals" finds a fault there. The words are
data: the `backdrops` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_MOST_DETERMINERS = 2
_TO_THE_MICROPHONE = 7
"""Words within which a clause names the microphone: "I was standing a bit far from the mic"."""

_listed = lists_of("backdrops")


def backdrop(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of what the sound lies under, where it is not ordered there; None for any other."""
    place = _use(line, at, language)
    if place is None:
        if line[at].text not in _listed("prepositions", language) or not at:
            return None
        said = _clause_before(line, at, language)
        told = not said.isdisjoint(_listed("excess", language))
        if not said or not (told or said.isdisjoint(_listed("placing", language))):
            return None
        place = at
    return _speech_end(line, place + 1, language)


def _use(line: Sequence[Token], at: int, language: str) -> int | None:
    """The preposition of "it's for under", "this is going behind", that begin a clause here."""
    if at and line[at - 1].kind != "stop" and line[at - 1].text not in _listed("joints", language):
        return None
    place = at
    while place < len(line) and line[place].text in _listed("uses", language):
        place += 1
    used = any(token.text in _listed("using", language) for token in line[at:place])
    found = used and place < len(line) and line[place].text in _listed("prepositions", language)
    return place if found else None


def _speech_end(line: Sequence[Token], start: int, language: str) -> int | None:
    place = start
    while place < len(line) and line[place].text in _listed("determiners", language):
        place += 1
    if place - start > _MOST_DETERMINERS or place == len(line):
        return None
    return place + 1 if line[place].text in _listed("speech", language) else None


def _clause_before(line: Sequence[Token], at: int, language: str) -> set[str]:
    start = max((place + 1 for place in range(at) if line[place].kind == "stop"), default=0)
    return {token.text for token in line[start:at]}


def microphone(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that tells how the microphone stood: "mic was too close so"."""
    if at and line[at - 1].kind != "stop" and line[at - 1].text not in _listed("joints", language):
        return None
    end = clause_end(line, at, _listed("joints", language))
    said = {token.text for token in line[at : min(end, at + _TO_THE_MICROPHONE)]}
    tells = all(said & _listed(name, language) for name in ("microphones", "being", "stood"))
    return end if tells and (at or end < len(line)) else None


def recorded(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that tells with what it was recorded: "recorded this on my phone and"."""
    if line[at].text not in _listed("recorded", language):
        return None
    if at and line[at - 1].kind != "stop":
        return None
    end = clause_end(line, at, _listed("joints", language))
    said = [token.text for token in line[at + 1 : end]]
    told = bool(said) and said[0] in _listed("objects", language)
    return end if told and end < len(line) else None
