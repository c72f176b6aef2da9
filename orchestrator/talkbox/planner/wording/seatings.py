"""Why something is turned or filtered: "low pass at 6k so it sits behind the dialogue".

Behind a wish, where the sound is to sit afterwards is its reason and asks for nothing more; "make
it so it sits behind the vocal" has no other wish and stays. The words are data: the `seatings` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_listed = lists_of("seatings")


def without_seatings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such a reason."""
    if _listed("so", language).isdisjoint(token.text for token in line):
        return list(line)
    wished = _first_wish(line, language)
    for at in range(wished, len(line)):
        if line[at].text in _listed("so", language):
            end = clause_end(line, at, _listed("joints", language))
            if _seats(line[at + 1 : end], language):
                return [*line[:at], *line[end:]]
    return list(line)


def _first_wish(line: Sequence[Token], language: str) -> int:
    """The place behind the first word that asks for something; the line's end where none does."""
    book = phrasebook(language)
    for at in range(len(line)):
        match = book.at(line, at)
        if match is not None and match.entry("word") is not None:
            return at + match.length
    return len(line)


def _seats(said: Sequence[Token], language: str) -> bool:
    """Whether it tells how the sound sits: a verb of sitting, and under or behind what."""
    words = [token.text for token in said]
    sits = next((at for at, word in enumerate(words) if word in _listed("sits", language)), None)
    return sits is not None and not _listed("where", language).isdisjoint(words[sits:])
