"""A tempo that goes by its unit: "change the bpm from 120 to 126", "bpm up to 128".

Before what leads to a number the unit is the name of the tempo. The words are data: the
`tempo_names` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("tempo_names")


def with_tempo_names(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the tempo by its name."""
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
