"""How a fade shall go: "soft fade in", "am Ende weich ausblenden".

Right beside a fade such a word says of it what every fade does, and wishes for no softer sound. The
words are data: the `gentle_fades` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_FADES = ("fade_in", "fade_out")

_listed = lists_of("gentle_fades")


def with_gentle_fades(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the manners of their fades."""
    manners = _listed("manners", language)
    if not any(token.text in manners for token in line):
        return list(line)
    idle: set[int] = set()
    for start, end in _fades(line, language):
        before, behind = start - 1, end
        while before >= 0 and line[before].text in manners:
            idle.add(before)
            before -= 1
        while behind < len(line) and line[behind].text in manners:
            idle.add(behind)
            behind += 1
    return [token for at, token in enumerate(line) if at not in idle]


def _fades(line: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """Where the fades of the line begin and end."""
    book = phrasebook(language)
    found = ((at, book.at(line, at)) for at in range(len(line)))
    return [
        (at, at + match.length)
        for at, match in found
        if match is not None and match.best.name in _FADES
    ]
