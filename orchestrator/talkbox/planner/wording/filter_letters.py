"""Filters by their letters: "LC 100", "HC 6k", "BPF centre 1k", "cutoff 3k", "SR to 8k".

They are meant so where a frequency follows. The words are data: the `filter_letters` of a
language's grammar, pairs of a letter name and what it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LOWEST_HZ = 20.0

_listed = lists_of("filter_letters")


@cache
def _meant(language: str) -> dict[str, tuple[str, ...]]:
    found = lexicon.grammar(language).get("filter_letters", {}).get("names", ())
    pairs = (phrase.split() for phrase in found)
    return {name: tuple(words) for name, *words in pairs}


def with_filter_letters(line: Sequence[Token], language: str) -> list[Token]:
    """The line with such letters in full."""
    meant, between = _meant(language), _listed("between", language)
    if not meant:
        return list(line)
    others = {token.text for token in line} & _listed("filters", language)
    found: list[Token] = []
    at = 0
    while at < len(line):
        words = meant.get(line[at].text)
        vague = line[at].text in _listed("vague", language)
        place = at + 1
        while place < len(line) and line[place].text in between:
            place += 1
        said = quantity_at(line, place, language) if words and place < len(line) else None
        placed = said is not None and (
            said[0].unit == "hz" or (not said[0].unit and said[0].value >= _LOWEST_HZ)
        )
        if words and placed and not (vague and others):
            found += [Token(word, "word") for word in words]
            at = place
        else:
            found.append(line[at])
            at += 1
    return found
