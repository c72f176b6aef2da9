"""Steps through the takes by number: "undo the last two", "go back 3 steps", "take 2 was better".

The phrases are data, the `stepping` of a language's grammar, by the way that they go; "#" in them
stands for the number, said in figures or in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from talkbox.planner.requests import Follow
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_WAYS = ("undo", "redo", "take", "one")
_SLOT = "#"
_FIGURE = "7"
"""Stands for the slot while a phrase is taken apart."""
_MOST = 99


def stepped(line: Sequence[Token], language: str) -> Follow | None:
    """The step that the whole line asks for, politeness aside; None where it asks for none."""
    return next((step for said in _bared(line, language) if (step := _step(said, language))), None)


def _bared(line: Sequence[Token], language: str) -> Iterator[list[Token]]:
    """The line without articles, and with ever less politeness at its end and beginning."""
    book = phrasebook(language)
    said = [token for token in line if token.kind != "stop" and token.text not in book.articles]
    yield said
    while len(said) > 1 and said[-1].text in book.polite:
        said = said[:-1]
        yield said
    while len(said) > 1 and said[0].text in book.polite:
        said = said[1:]
        yield said


def _step(said: Sequence[Token], language: str) -> Follow | None:
    for at, token in enumerate(said):
        number = _number(token, language)
        if number is None:
            continue
        words = tuple(_SLOT if k == at else each.text for k, each in enumerate(said))
        way = _patterns(language).get(words)
        if way is not None:
            return Follow(way, number=number)
    return None


def _number(token: Token, language: str) -> int | None:
    value = token.value if token.kind == "number" else _counts(language).get(token.text, 0.0)
    return int(value) if value == int(value) and 0 < value <= _MOST else None


@cache
def _counts(language: str) -> dict[str, float]:
    grammar = lexicon.grammar(language)
    pairs = (*grammar["numbers"]["words"], *grammar.get("stepping", {}).get("counts", ()))
    named = (pair.rpartition(" ") for pair in pairs)
    return {folded(name): float(value) for name, _, value in named}


@cache
def _patterns(language: str) -> dict[tuple[str, ...], str]:
    listed = lexicon.grammar(language).get("stepping", {})
    return {_words(text, language): way for way in _WAYS for text in listed.get(way, ())}


def _words(text: str, language: str) -> tuple[str, ...]:
    """A phrase as its tokens are, with the slot where its number stands."""
    book = phrasebook(language)
    line = book.line(text.replace(_SLOT, _FIGURE))
    said = (_SLOT if token.kind == "number" else token.text for token in line)
    return tuple(word for word in said if word not in book.articles)
