"""A tempo that goes by its unit: "change the bpm from 120 to 126", "bpm up to 128".

Before what leads to a number the unit is the name of the tempo; of two tempi that are compared ("at
90 rather than 100 bpm") the first is the one to come to. The words are data: the
`tempo_names` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("tempo_names")


def with_tempo_names(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the tempo by its name."""
    line = _compared(line, language)
    names = [Token(word, "word") for word in sorted(_listed("name", language))]
    told: list[Token] = []
    for at, token in enumerate(line):
        told += names if names and _names_tempo(line, at, language) else [token]
    return told


def _names_tempo(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("unit", language) or at + 1 >= len(line):
        return False
    counted = at > 0 and line[at - 1].kind == "number"
    return not counted and line[at + 1].text in _listed("leads", language)


def _compared(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "At 90 rather than at 100 bpm" as "from 100 to 90 bpm"."""
    numbers = [at for at, token in enumerate(line) if token.kind == "number"]
    for first, second in pairwise(numbers):
        between = {token.text for token in line[first + 1 : second]}
        units = [line[at + 1].text for at in (first, second) if at + 1 < len(line)]
        if _listed("unit", language).isdisjoint(units) or not _compares(between, language):
            continue
        start = first - (first > 0 and line[first - 1].text in _listed("at", language))
        end = second + 1
        while end < len(line) and line[end].text in _listed("unit", language):
            end += 1
        tempi = [*_told("from", language), line[second], *_told("to", language), line[first]]
        return [*line[:start], *tempi, *_told("unit", language), *line[end:]]
    return line


def _compares(between: set[str], language: str) -> bool:
    known = _listed("than", language) | _listed("at", language) | _listed("unit", language)
    return bool(between & _listed("than", language)) and between <= known


def _told(name: str, language: str) -> list[Token]:
    return [Token(text, "word") for text in sorted(_listed(name, language))]
