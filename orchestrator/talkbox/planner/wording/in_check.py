"""A fault that is to be held down: "more air, but keep the esses under control".

It must not grow, so the clause is told as "without the esses". The words are data: the `in_check`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_WITHOUT = Token("without", "word")
_TO_THE_FAULT, _TO_THE_END = 4, 3
_FAULTS = "faults"

_listed = lists_of("in_check")


def with_in_check(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as what is to be avoided."""
    for at, token in enumerate(line):
        if token.text in _listed("keeps", language):
            found = _fault(line, at, language)
            if found is not None:
                start, end, rest = found
                after = with_in_check(line[rest:], language)
                return [*line[:at], _WITHOUT, *line[start:end], *after]
    return list(line)


def _fault(line: Sequence[Token], keep: int, language: str) -> tuple[int, int, int] | None:
    """Where the fault begins and ends, and where the clause does; None where none is held."""
    book = phrasebook(language)
    for at in range(keep + 1, min(keep + 1 + _TO_THE_FAULT, len(line))):
        match = book.at(line, at)
        if match is None or match.best.role != _FAULTS:
            continue
        end = at + match.length
        for place in range(end, min(end + _TO_THE_END, len(line) - 1)):
            if (line[place].text, line[place + 1].text) in _ends(language):
                return at, end, place + 2
    return None


def _ends(language: str) -> set[tuple[str, ...]]:
    return {tuple(text.split()) for text in _listed("checks", language)}
