"""Turns of phrase that no list of phrases holds: a word of one list beside a word of another.

"Drilling into my skull", "the quiet passages", "the empty bit before he starts": which words may
stand together is data, the `figures` of a language's grammar; a language that lists none has no
such rule. Nothing here is found where a longer phrase is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_BODY = 6
"""Words from the verb to the ear that it hurts, both included: "ripping holes right in my ears"."""
_TO_THE_GIVER = 6
_TO_THE_EDGE = 8
_TO_THE_COVER = 5
_TO_THE_SPEAKER = 6
"""Likewise from "back" to the verb that gives, from a gap to its edge, from "under" to
the blanket and from "like" to the speaker.
"""
_FIRST_YEAR, _ELECTRIC, _LAST_YEAR = 1900, 1940, 2000
"""Years that are said to sound like something, and before which records were cut by horn."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a turn of phrase stands for and how many tokens it takes."""

    kind: Literal["word", "mark"]
    name: str
    role: str
    length: int


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    return frozenset(lexicon.grammar(language).get("figures", {}).get(name, ()))


def figure_at(line: Sequence[Token], at: int, language: str, *, subject: bool) -> Figure | None:
    """The turn of phrase that begins at `at`; `subject` says whether a thing was named before."""
    if not lexicon.grammar(language).get("figures"):
        return None
    return (
        _pain(line, at, language, subject)
        or _passages(line, at, language)
        or _emptiness(line, at, language)
        or _covered(line, at, language)
        or _small_speaker(line, at, language)
        or _year(line, at, language)
        or _giving_back(line, at, language)
        or _shearing(line, at, language)
        or _preposition(line, at, language)
    )


def spelled_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "the middle's empty" as "the middle is empty"."""
    things, verbs = _listed("things", language), _listed("is", language)
    found: list[Token] = []
    for token in line:
        thing = token.text.removesuffix("'s")
        if thing != token.text and thing in things:
            found += [replace(token, text=thing), *(replace(token, text=verb) for verb in verbs)]
        else:
            found.append(token)
    return found


def _pain(line: Sequence[Token], at: int, language: str, subject: bool) -> Figure | None:
    """ "The hats are slicing my head off": too much of them; "it stabs my ears": harsh."""
    verb = line[at].text
    strong = verb in _listed("pains", language)
    light = verb in _listed("light_pains", language)
    wished = subject and verb in _listed("wishes_of_pain", language)
    if not (strong or light or wished):
        return None
    end = _clause_end(line, at, language)
    following = [token.text for token in line[at + 1 : min(at + _TO_THE_BODY, end)]]
    if not _hurts(following, language) and not (
        strong and _listed("persons", language) & set(following)
    ):
        return None
    if subject:
        return Figure("mark", "high_already", "", end - at)
    return Figure("word", "harsher", "faults", end - at)


def _hurts(following: Sequence[str], language: str) -> bool:
    """Whether a part of somebody's body is named: "my ears"."""
    owners, bodies = _listed("owners", language), _listed("bodies", language)
    owned = next((at for at, text in enumerate(following) if text in owners), len(following))
    return any(text in bodies for text in following[owned:])


def _passages(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "The quiet passages": more of them is an evener sound, less of the loud ones too."""
    for name, word in (("quiet", "evener"), ("loud", "more_dynamic")):
        if line[at].text in _listed(name, language):
            place = at + 1
            if place < len(line) and line[place].text in _listed("levels", language):
                place += 1
            if place < len(line) and line[place].text in _listed("passages", language):
                return Figure("word", word, "nouns", place + 1 - at)
    return None


def _emptiness(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "The empty bit before he starts", "a pause at the end": silence at an edge."""
    end = _clause_end(line, at, language)
    paired = line[at].text in _listed("empty", language) and at + 1 < end
    hollow = paired and line[at + 1].text in _listed("spaces", language)
    if not hollow and line[at].text not in _listed("gaps", language):
        return None
    following = line[at + 1 : min(end, at + _TO_THE_EDGE)]
    if not any(token.text in _listed("edges", language) for token in following):
        return None
    return Figure("word", "trim_silence", "lacks", end - at)


def _covered(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Under a thick wet blanket": dull, whatever the blanket is like."""
    if line[at].text not in _listed("under", language):
        return None
    for place in range(at + 1, min(at + _TO_THE_COVER, _clause_end(line, at, language))):
        if line[place].text in _listed("covers", language):
            return Figure("word", "brighter", "lacks", place + 1 - at)
    return None


def _small_speaker(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Like a cheap bluetooth speaker", "out of a lift speaker": whoever made it, it is small."""
    articles = lexicon.grammar(language)["fillers"]["articles"]
    head = at - 1 if at and line[at].text in articles else at
    if line[head].text not in _listed("likened", language):
        return None
    others = _listed("no_makes", language)
    place, makes = head + 1, 0
    while place < min(len(line), head + _TO_THE_SPEAKER) and line[place].kind == "word":
        if line[place].text in _listed("speakers", language):
            break
        if line[place].text in others:
            return None
        makes += line[place].text not in articles
        place += 1
    found = makes and place < len(line) and line[place].text in _listed("speakers", language)
    return Figure("word", "tinny", "says", place + 1 - at) if found else None


def _year(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Like 1983", "from 1926": a time, and no frequency."""
    if line[at].text not in _listed("dated", language) or at + 1 == len(line):
        return None
    token, ends = line[at + 1], at + 2 == len(line) or line[at + 2].kind == "stop"
    if not ends or len(token.text) != 4 or not _FIRST_YEAR <= token.value < _LAST_YEAR:
        return None
    return Figure("word", "gramophone" if token.value < _ELECTRIC else "vintage", "says", 2)


def _giving_back(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Give me some dynamics back" asks for more of them; "pull them back" for less."""
    if line[at].text not in _listed("back", language):
        return None
    following = line[at + 1].text if at + 1 < len(line) else ""
    for place in range(at - 1, max(-1, at - 1 - _TO_THE_GIVER), -1):
        token = line[place]
        if token.kind == "stop" or token.text in _listed("takers", language):
            return None
        if token.text in _listed("givers", language):
            return Figure("mark", "more", "", 1)
        if token.text in _listed("bringers", language):
            weighed = following in _listed("amounts", language)
            return None if weighed else Figure("mark", "more", "", 1)
    return None


def _shearing(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Carve away some of the top", "carve some of it away": less, whatever the tool."""
    if line[at].text not in _listed("shearing", language):
        return None
    end, away = _clause_end(line, at, language), _listed("away", language)
    if at + 1 < end and line[at + 1].text in away:
        return Figure("mark", "less", "", 2)
    return Figure("mark", "less", "", 1) if line[end - 1].text in away else None


def _preposition(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Fuzzy round the edges": no sound is round here; "round the edges off" would begin so."""
    if not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("ends", language):
        return None
    placed = at + 1 < len(line) and line[at + 1].text in _listed("placed", language)
    found = placed and line[at].text in _listed("prepositions", language)
    return Figure("mark", "at", "", 1) if found else None


def _clause_end(line: Sequence[Token], at: int, language: str) -> int:
    ends = _listed("ends", language)
    for place in range(at + 1, len(line)):
        if line[place].kind == "stop" or line[place].text in ends:
            return place
    return len(line)
