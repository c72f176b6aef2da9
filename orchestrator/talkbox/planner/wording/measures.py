"""What a number can be a measure of: "tempo", "reverb time", "width"; and what more and less of it
are called.

The words are data: the `measures` of a language's grammar. Each dimension lists the words that name
it; `up` and `down` say what a larger and a smaller value sound like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, in_words_at, quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_NO_VALUE = frozenset({"repeats", "note", "q", "db_per_octave"})
_TENTHS = 10.0
_DECAYS = frozenset({"rt", "t"})

listed = lists_of("measures")


@cache
def called(side: str, language: str) -> dict[str, list[Token]]:
    """Dimension -> the words for more ("up") or less ("down") of it."""
    found = lexicon.grammar(language).get("measures", {}).get(side, ())
    pairs = (line.split(maxsplit=1) for line in found)
    return {name: [Token(word, "word") for word in phrase.split()] for name, phrase in pairs}


def dimension(tokens: Iterable[Token], language: str) -> str | None:
    """The dimension that one of the words names, the first in the order of the data."""
    said = {token.text.removesuffix("'s") for token in tokens if token.kind == "word"}
    names = called("up", language)
    return next((name for name in names if said & listed(name, language)), None)


def values(line: Sequence[Token], language: str) -> Iterator[tuple[int, int, Quantity]]:
    """Where the numbers of the line begin and end, however small, and what they say."""
    at = 0
    while at < len(line):
        said = quantity_at(line, at, language)
        if said is None and (worded := in_words_at(line, at, language)) is not None:
            said = Quantity(worded[0]), worded[1] - at
        length = 1 if said is None else said[1]
        if at and line[at].text == "60" and line[at - 1].text in _DECAYS:
            at += 1  # "RT60"
            continue
        if said is not None and said[0].unit not in _NO_VALUE:
            length += _of_ten([token.text for token in line[at + length : at + length + 3]])
            yield at, at + length, _out_of_ten(line[at], said[0])
        at += length


def _of_ten(after: Sequence[str]) -> int:
    """How many tokens "out of 10" takes: an eight out of ten is an eight."""
    lead = 2 if list(after[:2]) == ["out", "of"] else 1 if after[:1] == ["of"] else 0
    return lead + 1 if lead and after[lead : lead + 1] in (["10"], ["ten"]) else 0


def _out_of_ten(token: Token, said: Quantity) -> Quantity:
    """ "8/10" is an eight."""
    scored = token.kind == "number" and token.text.endswith("/10") and not said.unit
    return Quantity(said.value * _TENTHS, said.unit) if scored else said


def number(value: float, unit: str) -> list[Token]:
    """A value as the tokens of an amount: "by 12.5 percent"."""
    rounded = round(abs(value), 2)
    return [Token("by", "word"), Token(f"{rounded:g}", "number", rounded), Token(unit, "word")]
