"""Turns of phrase that no list of phrases holds: a word of one list beside a word of another.

"Drilling into my skull", "the quiet passages", "the empty bit before he starts": which words may
stand together is data, the `figures` of a language's grammar; a language that lists none has no
such rule. Nothing here is found where a longer phrase is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.passages import uneven_at
from talkbox.planner.wording.scenery import scenery_at
from talkbox_prompts import lexicon

_TO_THE_BODY = 6
"""Words from the verb to the ear that it hurts, both included: "ripping holes right in my ears"."""
_IN_THE = ("in", "the")
""" "Stabs people in the ear" hurts whose ear it may be."""
_TO_THE_GIVER = 8
_TO_THE_EDGE = 8
_TO_THE_COVER = 5
_TO_THE_SPEAKER = 6
_TO_THE_PASSAGE = 4
_TO_THE_ROOM = 4
_BACK_TO_ALL = 8
"""Likewise from "back" to the verb that gives, from a gap to its edge, from "under" to
the blanket, from "like" to the speaker, from "from" to the room and from "same" back to "every".
"""
_FIRST_YEAR, _ELECTRIC, _MODERN, _LAST_YEAR = 1900, 1940, 2000, 2030
"""Years that are named, before which records were cut by horn, and after which nothing is told."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a turn of phrase stands for and how many tokens it takes."""

    kind: Literal["word", "mark", "strength", "beyond"]
    name: str
    role: str
    length: int


_listed = lists_of("figures")


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
        or _alike(line, at, language)
        or _overheard(line, at, language)
        or _shaking(line, at, language)
        or _uneven(line, at, language)
        or _scenery(line, at, language)
    )


def spelled_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "the middle's empty" as "the middle is empty" and "the second half" as the
    last one.
    """
    things, verbs = _listed("things", language), _listed("is", language)
    found: list[Token] = []
    for place, token in enumerate(line):
        thing = token.text.removesuffix("'s")
        if thing != token.text and thing in things:
            found += [replace(token, text=thing), *(replace(token, text=verb) for verb in verbs)]
        elif _is_second(line, place, language):
            found += [replace(token, text=last) for last in _listed("last", language)]
        else:
            found.append(token)
    return found


def _is_second(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "second" counts halves here, and no time: "the second half", not "a second"."""
    if line[at].text not in _listed("second", language) or not at or at + 1 == len(line):
        return False
    counted = line[at - 1].text in _listed("placed", language)
    return counted and line[at + 1].text in _listed("halves", language)


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
    described = at > 0 and line[at - 1].text in _listed("articles", language)
    someone = strong and not described  # "an annoying hum behind me" hurts nobody
    if not _hurts(following, language) and not (
        someone and _listed("persons", language) & set(following)
    ):
        return None
    end = _before_number(line, at, end, language)
    if subject:
        return Figure("mark", "high_already", "", end - at)
    return Figure("word", "harsher", "faults", end - at)


def _before_number(line: Sequence[Token], at: int, end: int, language: str) -> int:
    """Where the clause says at which frequency, or else its end: "it stabs my ears around 3k"."""
    place = next((k for k in range(at, end) if line[k].kind == "number"), end)
    while place < end and line[place - 1].text in _listed("about", language):
        place -= 1
    return place


def _hurts(following: Sequence[str], language: str) -> bool:
    """Whether a part of somebody's body is named: "my ears"."""
    owners, bodies = _listed("owners", language), _listed("bodies", language)
    owned = next((at for at, text in enumerate(following) if text in owners), len(following))
    if any(text in bodies for text in following[owned:]):
        return True
    of_anyone = zip(following, following[1:], following[2:], strict=False)
    return any((one, two) == _IN_THE and text in bodies for one, two, text in of_anyone)


def _passages(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "The quiet passages": more of them is an evener sound, less of the loud ones too."""
    for name, word in (("quiet", "evener"), ("loud", "more_dynamic")):
        if line[at].text in _listed(name, language):
            place = at + 1
            if place < len(line) and line[place].text in _listed("levels", language):
                place += 1
            while place < min(len(line), at + _TO_THE_PASSAGE) and _plays(line[place], language):
                place += 1
            if place < len(line) and line[place].text in _listed("passages", language):
                return Figure("word", word, "nouns", place + 1 - at)
    return None


def _plays(token: Token, language: str) -> bool:
    """Whether it names who plays the passage: "the quiet guitar notes"."""
    return token.text in lexicon.grammar(language)["fillers"]["instruments"]


def _emptiness(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "The empty bit before he starts", "a pause at the end": silence at an edge."""
    end = _clause_end(line, at, language)
    paired = line[at].text in _listed("empty", language) and at + 1 < end
    hollow = paired and line[at + 1].text in _listed("spaces", language)
    if not hollow and (
        line[at].text not in _listed("gaps", language) or _mutes(line, at, language)
    ):
        return None
    following = line[at + 1 : min(end, at + _TO_THE_EDGE)]
    if not any(token.text in _listed("edges", language) for token in following):
        return None
    if following[0].text in _listed("faulted", language):
        return None  # "nothing wrong with the low end"
    return Figure("word", "trim_silence", "lacks", end - at)


def _mutes(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Silence the first second": an order, and no silence that is there."""
    begins = not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("ends", language)
    placed = at + 1 < len(line) and line[at + 1].text in _listed("placed", language)
    return begins and placed and line[at].text in _listed("mutes", language)


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
    if not _likens(line, head, language):
        return None
    others = _listed("no_makes", language)
    small = _listed("gadgets", language)
    place, makes = head + 1, 0
    while place < min(len(line), head + _TO_THE_SPEAKER) and line[place].kind == "word":
        makes += line[place].text in small  # small whoever made it
        if line[place].text in _listed("speakers", language) | small:
            break
        if line[place].text in others:
            return None
        makes += line[place].text not in articles
        place += 1
    found = (
        makes and place < len(line) and line[place].text in _listed("speakers", language) | small
    )
    return Figure("word", "tinny", "says", place + 1 - at) if found else None


def _likens(line: Sequence[Token], head: int, language: str) -> bool:
    """Whether a preposition stands here that likens: "like", "out of"; "on" where it plays."""
    if line[head].text in _listed("likened", language):
        return True
    return (
        line[head].text == "on" and head > 0 and line[head - 1].text in _listed("playing", language)
    )


def _year(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Like 1983", "from 1926": a time, and no frequency."""
    if line[at].text not in _listed("dated", language) or at + 1 == len(line):
        return None
    token, ends = line[at + 1], at + 2 == len(line) or line[at + 2].kind == "stop"
    if len(token.text) != 4 or not _FIRST_YEAR <= token.value < _LAST_YEAR:
        return None
    if token.value >= _MODERN:  # no sound is known by such a year
        ranged = not ends and line[at + 2].text in _listed("after_numbers", language)
        return None if ranged else Figure("mark", "manner", "", 2)
    if not ends:
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


def _alike(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Every note the same volume": all of them alike; "at the same volume" is as it was."""
    if line[at].text not in _listed("same", language) or at + 1 == len(line):
        return None
    start = max(_clause_start(line, at, language), at - _BACK_TO_ALL)
    before = [token.text for token in line[start:at]]
    named = line[at + 1].text in _listed("amounts_of_level", language)
    if not named or _listed("every", language).isdisjoint(before):
        return None
    return Figure("word", "evener", "says", 2)


def _overheard(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "Hearing it from the bathroom": from another room, and in none that rings."""
    if line[at].text not in _listed("out_of", language) or not at:
        return None
    before = {token.text for token in line[max(0, at - _TO_THE_ROOM) : at]}
    if before.isdisjoint(_listed("hearing", language)):
        return None
    for place in range(at + 1, min(at + _TO_THE_ROOM, _clause_end(line, at, language))):
        if line[place].text in _listed("other_rooms", language):
            return Figure("word", "next_door", "says", place + 1 - at)
    return None


def _scenery(line: Sequence[Token], at: int, language: str) -> Figure | None:
    found = scenery_at(line, at, language)
    return None if found is None else Figure("word", *found)


def _uneven(line: Sequence[Token], at: int, language: str) -> Figure | None:
    found = uneven_at(line, at, language)
    return None if found is None else Figure("word", *found)


def _shaking(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """ "My desk shakes", "all the doors are rattling": too much of the lows in the room."""
    if line[at].text not in _listed("household", language):
        return None
    for place in range(at + 1, min(at + _TO_THE_PASSAGE, _clause_end(line, at, language))):
        if line[place].text in _listed("shakes", language):
            return Figure("word", "boomier", "faults", place + 1 - at)
    return None


def _clause_start(line: Sequence[Token], at: int, language: str) -> int:
    ends = _listed("ends", language)
    while at and line[at - 1].kind != "stop" and line[at - 1].text not in ends:
        at -= 1
    return at


def _clause_end(line: Sequence[Token], at: int, language: str) -> int:
    return clause_end(line, at, _listed("ends", language))
