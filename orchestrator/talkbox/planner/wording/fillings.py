"""What it is full of: "está lleno de chasquidos" is no fuller sound.

Before something that is a fault "full of" only says that it is there; before a part of the sound it
finds too much of it where it is said to be so. The words are data: the `fillings` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_BACK = 3
"""Words back to the verb that says how it is: "está todo lleno de"."""

_listed = lists_of("fillings")


def with_fillings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "full of" as what it says of the thing behind it."""
    if not _listed("full", language):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        thing = _thing(line, at, language)
        told = _told(line, at, thing, language) if thing else None
        kept += [line[at]] if told is None else [Token(text, "word") for text in told]
        at = at + 1 if told is None else thing
    return kept


def _thing(line: Sequence[Token], at: int, language: str) -> int:
    """Where the thing begins that it is full of; 0 where nothing of the kind stands here."""
    if line[at].text not in _listed("full", language):
        return 0
    of, place = _listed("of", language), at + 1
    while place < len(line) and line[place].text in of:
        place += 1
    bare = line[at].text in _listed("bare", language)
    return place if place < len(line) and (bare or place > at + 1) else 0


def _told(line: Sequence[Token], at: int, thing: int, language: str) -> Sequence[str] | None:
    match = phrasebook(language).at(line, thing)
    if match is None or match.best.kind != "word":
        return None
    if match.best.role in ("faults", "lacks"):
        return ()
    before = {token.text for token in line[max(0, at - _BACK) : at]}
    of = thing > at + 1
    found = of and match.best.role == "nouns" and not before.isdisjoint(_listed("being", language))
    return lexicon.grammar(language)["fillings"]["too"] if found else None
