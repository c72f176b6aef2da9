"""Less of what has several qualities: "less of that plasticky digital shine".

Every one of them is what there is to be less of, and so is the thing; the order is said again for
each, for without it the last would be wished for. A word that needs the next to mean something
("less of that bass drum") stays with it. The words are data: the `lessened_lists` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_COMMA = Token(",", "stop")
_WORD, _NOUN = "word", "nouns"
_MOST = 4
"""Words of the longest list: "cheap harsh digital shine"."""

_listed = lists_of("lessened_lists")


def with_lessened_lists(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the order before every quality of such a list."""
    if not _listed("orders", language):
        return list(line)
    for at in range(len(line)):
        start = _list_start(line, at, language)
        end = clause_end(line, at, _listed("ends", language))
        if start and 1 < end - start <= _MOST:
            return [*line[:at], *_each(line[start:end], language), *line[end:]]
    return list(line)


def _list_start(line: Sequence[Token], at: int, language: str) -> int:
    """Where the list begins behind "less of that" at this place; 0 where none is said here."""
    if line[at].text not in _listed("orders", language):
        return 0
    place = at + 1
    while place < len(line) and line[place].text in _listed("leads", language):
        place += 1
    lead = {token.text for token in line[at + 1 : place]}
    pointed = not lead.isdisjoint(_listed("pointing", language))
    return place if pointed and place < len(line) else 0


def _each(words: Sequence[Token], language: str) -> list[Token]:
    (order,) = lexicon.grammar(language)["lessened_lists"]["told"]
    said = _phrases(words, language)
    told: list[Token] = []
    for place, phrase in enumerate(said):
        told += [*([_COMMA] if place else []), Token(folded(order), "word"), *phrase]
    return told


def _phrases(words: Sequence[Token], language: str) -> list[list[Token]]:
    """The words, with those together that mean something only so, or nothing alone."""
    book = phrasebook(language)
    found: list[list[Token]] = []
    at, joins = 0, False
    while at < len(words):
        match = book.at(words, at)
        length = match.length if match is not None else 1
        said = list(words[at : at + length])
        if found and (joins or match is None or match.best.kind != _WORD):
            found[-1] += said
        else:
            found.append(said)
        joins = match is not None and match.best.role == _NOUN
        at += length
    return found
