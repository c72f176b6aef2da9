"""Whose manner it is: "overdrive it, deep purple hammond style" likens the overdrive to something.

A clause behind an order that ends so is a comparison and orders nothing of its own. The words are
data: the `manners` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_WORDS = 6


def with_manners(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with ", deep purple style" as ", like deep purple"."""
    words = lexicon.grammar(language).get("manners", {})
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _manner(line, at, words, language) if words else None
        if end is None:
            kept.append(line[at])
            at += 1
            continue
        (like,) = words["like"]
        kept += [Token(like, "word"), *line[at:end]]
        at = end + 1
    return kept


def _manner(
    line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]], language: str
) -> int | None:
    """The place of the word that ends the manner which begins here; None where none does."""
    if not at or line[at - 1].text != "," or line[at].text in words["settled"]:
        return None
    for place in range(at + 1, min(len(line), at + _MOST_WORDS)):
        if line[place].kind == "stop" or line[place].text in words["orders"]:
            return None
        if line[place].text in words["endings"]:
            last = place + 1 == len(line) or line[place + 1].kind == "stop"
            return place if last and not _is_named(line, at, place, language) else None
    return None


def _is_named(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """Whether the ending belongs to a phrase of the words: "new york style" is a technique."""
    matches = ((k, phrasebook(language).at(line, k)) for k in range(at, end))
    return any(match is not None and k + match.length > end for k, match in matches)
