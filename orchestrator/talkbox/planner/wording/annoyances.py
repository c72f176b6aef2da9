"""What drives somebody mad: "the hiss drives my dog mad" complains, and asks for no drive.

Whoever it is, it is told as what drives me mad; of an "it" behind a fault that was named, it says
nothing new. The words are data: the `annoyances` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_WHOM = 3
"""Most words for who is driven mad: "my old dog"."""
_LONGEST = 3
"""Words of where it drives them: "up the wall"."""

_listed = lists_of("annoyances")


def with_annoyances(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with everybody's annoyance as mine."""
    line = _plainly(line, language)
    for at, token in enumerate(line):
        if token.text not in _listed("driving", language):
            continue
        pointed = _end(line, at, frozenset(), language)
        if pointed and _points_back(line, at, language):
            return [*line[: at - 1], *with_annoyances(line[pointed:], language)]
        end = _end(line, at, _listed("nobody", language), language)
        if end:
            words = lexicon.grammar(language)["annoyances"]["told"]
            told = [Token(text, "word") for text in words]
            return [*line[:at], *told, *with_annoyances(line[end:], language)]
    return list(line)


def _plainly(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "What annoys me is how it hums" as "it hums"."""
    said = [token.text for token in line]
    cleft = first_in(said, _listed("clefts", language))
    if cleft is None or cleft[1] >= len(line):
        return line
    start, end = cleft
    if said[end] in _listed("manners", language):
        return [*line[:start], *line[end + 1 :]]
    words = lexicon.grammar(language)["annoyances"]["found"]
    return [*line[:start], *(Token(text, "word") for text in words), *line[end:]]


def _points_back(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "it" drives somebody mad at `at`, and a fault was named before it."""
    if not at or line[at - 1].text not in _listed("pronouns", language):
        return False
    book = phrasebook(language)
    found = (book.at(line, place) for place in range(at - 1))
    return any(match is not None and match.best.role == "faults" for match in found)


def _end(line: Sequence[Token], at: int, nobody: frozenset[str], language: str) -> int:
    """Where "drives my dog mad" ends that begins at `at`; 0 where it does not."""
    for place in range(at + 2, min(at + 2 + _WHOM, len(line))):
        if line[place - 1].kind == "stop" or line[place - 1].text in nobody:
            return 0
        for length in range(_LONGEST, 0, -1):
            said = " ".join(token.text for token in line[place : place + length])
            if said in _listed("mad", language):
                return min(place + length, len(line))
    return 0
