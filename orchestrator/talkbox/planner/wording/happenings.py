"""What happened to a listener, as a complaint: "nearly took my headphones off", "have to crank it".

Who was startled heard it too loud, who has to turn it up too quiet; what vanishes on one speaker is
too wide for it. Which words tell so is data, the `happenings` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.figures import Figure
from talkbox_prompts import lexicon

_TO_THE_OWNER = 4
"""Words from what it did to whose head: "blew both of my ears off"."""
_TO_THE_PARTICLE = 5
_ACROSS = 5
"""Words from one side to the other: "left is on the right"."""
_REINED = 7
_TO_THE_PLACE = 5
"""Likewise from "rein" to its "in", and from "sum" to the one speaker."""


_listed = lists_of("happenings")


def happening_at(line: Sequence[Token], at: int, language: str, *, subject: bool) -> Figure | None:
    """The happening told from `at` on; `subject` says whether a thing was named before."""
    if line[at].kind != "word" or not lexicon.grammar(language).get("happenings"):
        return None
    end = _end(line, at, language)
    said = [token.text for token in line[at:end]]
    return (
        _shock(said, language, subject)
        or _recoil(said, language)
        or _turning(said, language)
        or _reining(said, language)
        or _loss_in_mono(said, language)
        or _crossed(line, at, language)
    )


def _shock(said: Sequence[str], language: str, subject: bool) -> Figure | None:
    """ "Nearly took my head off", "I jumped out of my skin": far too loud."""
    start = _after(said, 0, "nearly", language)
    if start < len(said) and said[start] in _listed("made", language):
        return _jump(said, start, language)
    if start == len(said) or said[start] not in _listed("shocks", language):
        return None
    for place in range(start + 1, min(len(said) - 1, start + 1 + _TO_THE_OWNER)):
        if said[place] in _listed("owners", language):
            return _startled(said, place, language, subject)
    return None


def _jump(said: Sequence[str], made: int, language: str) -> Figure | None:
    """ "Made me jump", "nearly made me fall off my chair"."""
    startles, whom = _listed("startles", language), _listed("made_to", language)
    for place in range(made + 1, min(made + 1 + _TO_THE_OWNER, len(said) - 1)):
        if said[place] in whom and said[place + 1] in startles:
            return Figure("word", "louder", "faults", len(said))
    return None


def _startled(said: Sequence[str], owner: int, language: str, subject: bool) -> Figure | None:
    if said[owner + 1] not in _listed("shaken", language):
        return None
    end = owner + 2
    while end < len(said) and said[end] in _listed("off", language):
        end += 1
    if subject:
        return Figure("mark", "high_already", "", end)
    return Figure("word", "louder", "faults", end)


def _recoil(said: Sequence[str], language: str) -> Figure | None:
    """ "Nobody should have to yank the phone away": it must not be too loud."""
    start = _after(said, 0, "forced", language)
    if start == len(said) or said[start] not in _listed("yanks", language):
        return None
    things, off = _listed("worn", language), _listed("off", language)
    following = said[start + 1 : start + 2 + _TO_THE_PARTICLE]
    held = next((at for at, word in enumerate(following) if word in things), None)
    if held is None or not off & set(following[held + 1 :]):
        return None
    last = max(at for at, word in enumerate(following) if word in off)
    return Figure("word", "louder", "faults", start + last + 2)


def _turning(said: Sequence[str], language: str) -> Figure | None:
    """ "Everybody has to crank it", "I had to turn it right down": too quiet, or too loud."""
    if said[0] not in _listed("having", language) or said[1:2] not in ([], ["to"]):
        return None
    verb = 2 if said[1:2] == ["to"] else 1
    if verb >= len(said):
        return None
    end, turned = verb + 1, said[verb] in _listed("raises", language)
    while end < len(said) and said[end] in _listed("turned", language):
        end += 1
    if turned and end > verb + 1:
        return Figure("word", "quieter", "faults", end)
    way = said[end] if end < len(said) and said[verb] in _listed("turns", language) else ""
    name = {"up": "quieter", "down": "louder"}.get(way)
    return None if name is None else Figure("word", name, "faults", end + 1)


def _reining(said: Sequence[str], language: str) -> Figure | None:
    """ "Rein the sides in": less of them, whatever stands between the verb and its end."""
    reins = said[0] in _listed("reins", language) and "in" in said[1:_REINED]
    return Figure("mark", "tame", "", 1) if reins else None


def _loss_in_mono(said: Sequence[str], language: str) -> Figure | None:
    """ "On one speaker half of it vanishes": the sides are too much for it."""
    text = f" {' '.join(said)} "
    places = _listed("one_speaker", language)
    lost = not _listed("vanishes", language).isdisjoint(said)
    if not lost or not any(f" {place} " in text for place in places):
        return None
    head = f" {' '.join(said[:_TO_THE_PLACE])} "
    begins = any(f" {place} " in head for place in places)
    found = begins or said[0] in _listed("vanishes", language)
    return Figure("word", "mono_safe", "lacks", len(said)) if found else None


def _crossed(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Left is right and right is left": the sides are to be swapped."""
    sides = _listed("sides", language)
    places = [k for k in range(at, min(len(line), at + 4 * _ACROSS)) if line[k].text in sides]
    if line[at].text not in sides or len(places) < len("abba"):
        return None
    a, b, c, d = (line[place].text for place in places[:4])
    near = all(right - left <= _ACROSS for left, right in pairwise(places[:4]))
    if not near or a == b or (a, b) != (d, c):
        return None
    between = {token.text for token in line[places[0] : places[1]]} - sides
    if not between <= _listed("across", language):
        return None
    return Figure("word", "swap_sides", "says", places[3] + 1 - at)


def _after(said: Sequence[str], at: int, name: str, language: str) -> int:
    """The place of the first word that is none of a list."""
    listed = _listed(name, language)
    while at < len(said) and said[at] in listed:
        at += 1
    return at


def _end(line: Sequence[Token], at: int, language: str) -> int:
    ends = _listed("ends", language)
    for place in range(at + 1, len(line)):
        if line[place].kind == "stop" or line[place].text in ends:
            return place
    return len(line)
