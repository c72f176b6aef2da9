"""What is not wanted beside what is: "no reverb, just some delay".

Before a wish that begins with "just", "no reverb" is no order to take reverb out of the recording:
it is not to be added. So it is told as "don't add reverb". The words are data: the `only_that` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_STOP = Token(".", "stop")
_TO_THE_THING, _TO_THE_ONLY = 3, 4
_ADDED = frozenset({"space", "dirt", "movement", "dynamics", "character", "filters"})
"""Themes of what talkbox adds to a sound; a hum or a click is only ever taken away."""

_listed = lists_of("only_that")


def with_only_that(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with what is not to be added told as that, in a sentence of its own."""
    for at, token in enumerate(line):
        wish = _wish(line, at, language) if token.text in _listed("denials", language) else 0
        if wish:
            told = lexicon.grammar(language)["only_that"]["told"]
            denied = (*(Token(text, "word") for text in told), *line[at + 1 : wish])
            rest = with_only_that(line[wish:], language)
            return [*line[:at], *(each for each in denied if each.kind != "stop"), _STOP, *rest]
    return list(line)


def _wish(line: Sequence[Token], at: int, language: str) -> int:
    """Where the "just" stands behind something addable that is denied at `at`; 0 for none."""
    book = phrasebook(language)
    for place in range(at + 1, min(at + 1 + _TO_THE_THING, len(line))):
        match = book.at(line, place)
        entry = None if match is None else match.entry("word")
        if match is not None and entry is not None:
            added = lexicon.names()[entry.name] in _ADDED
            return _only(line, place + match.length, language) if added else 0
    return 0


def _only(line: Sequence[Token], at: int, language: str) -> int:
    book = phrasebook(language)
    for place in range(at, min(at + _TO_THE_ONLY, len(line))):
        if line[place].text in _listed("only", language):
            found = (book.at(line, after) for after in range(place + 1, len(line)))
            wished = any(match is not None and match.entry("word") for match in found)
            return place if wished else 0
    return 0
