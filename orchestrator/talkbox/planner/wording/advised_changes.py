"""Advice as an order: "yo le bajaría los graves", "je baisserais un peu les aigus".

Who says what they would change wants it changed. The verb is read as the order that it would be,
where only that is known as a change; behind a negation as the form that is forbidden. Endings are
data: the `advised_changes` of a language's grammar, each with the ending that it is read with; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import Phrasebook, phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_CHANGES = frozenset({"more", "less", "remove"})
_TO_THE_VERB = 2
"""Words from a negation to its verb: "no le bajaría"."""

_listed = lists_of("advised_changes")


def with_advised_changes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every verb of advice as the order that it stands for."""
    if not _listed("endings", language):
        return list(line)
    denying = _listed("denying", language)
    told: list[Token] = []
    for at, token in enumerate(line):
        before = {each.text for each in line[max(0, at - _TO_THE_VERB) : at]}
        role = "endings" if denying.isdisjoint(before) else "denied"
        told.append(_ordered(token, _pairs(role, language), phrasebook(language)))
    return told


@cache
def _pairs(role: str, language: str) -> Sequence[Sequence[str]]:
    """The endings of advice, each with the one of the order, as they are listed."""
    listed = lexicon.grammar(language)["advised_changes"].get(role, ())
    return [folded(each).split() for each in listed]


def _ordered(token: Token, pairs: Sequence[Sequence[str]], book: Phrasebook) -> Token:
    if token.kind != "word" or book.speller.sure(token.text):
        return token
    order = order_of(token.text, pairs, book)
    return token if order is None else Token(order, "word", written=token.written or token.text)


def order_of(text: str, pairs: Sequence[Sequence[str]], book: Phrasebook) -> str | None:
    """The order that a verb stands for with one of the endings; None where it orders no change."""
    return next((each for each in _orders(text, pairs) if _changes(each, book)), None)


def _orders(text: str, pairs: Sequence[Sequence[str]]) -> Iterator[str]:
    for advised, ordered in pairs:
        stem = text.removesuffix(advised)
        if stem and stem != text:
            yield stem + ordered


def _changes(text: str, book: Phrasebook) -> bool:
    """Whether the word itself orders to change something."""
    match = book.at([Token(text, "word")], 0)
    if match is None or not match.exact:
        return False
    return any(each.kind == "mark" and each.name in _CHANGES for each in match.entries)
