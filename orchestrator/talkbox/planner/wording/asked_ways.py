"""How one does it, asked in the first person: "¿cómo le quito el ruido?", "come tolgo il fruscio?".

Who asks how they themselves change something wants it changed. The question word, what stands
between and the verb are read as the order. A verb that may also be a noun ("bajo") asks so only
before an article. Words and endings are data: the `asked_ways` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.advised_changes import order_of
from talkbox_prompts import lexicon

_listed = lists_of("asked_ways")


def with_asked_ways(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such question as the order that it is."""
    if not _listed("hows", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        found = _order(line, at, language) if line[at].text in _listed("hows", language) else None
        token, at = (line[at], at + 1) if found is None else found
        told.append(token)
    return told


def _order(line: Sequence[Token], at: int, language: str) -> tuple[Token, int] | None:
    """The order of a question that begins here, and where its verb ends; None where none does."""
    verb = at + 1
    while verb < len(line) and line[verb].text in _listed("between", language):
        verb += 1
    if verb + 1 >= len(line):
        return None
    book, text = phrasebook(language), line[verb].text
    match = book.at(line, verb)
    plain = match is None or match.length == 1
    article = line[verb + 1].text in _listed("articles", language)
    order = order_of(text, _pairs(language), book)
    if order is None or not plain or (book.speller.sure(text) and not article):
        return None
    return Token(order, "word", written=line[verb].written or text), verb + 1


@cache
def _pairs(language: str) -> Sequence[Sequence[str]]:
    """The endings of the first person with the one of the order, as they are listed."""
    return [folded(each).split() for each in lexicon.grammar(language)["asked_ways"]["endings"]]
