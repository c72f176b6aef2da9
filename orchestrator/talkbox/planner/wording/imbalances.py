"""One side louder than the other: "one headphone's louder than the other, fix it".

Said as it is, it finds the sound lopsided, by however many decibels, and is no order to make
anything louder. The words are data: the `imbalances` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Words = Mapping[str, tuple[str, ...]]
_BETWEEN = 6
"""Words between a side and what it is: "left is about 3 dB louder"."""
_REST = 5
"""Words from there to the other side: "than the other one is"."""


def with_imbalances(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every side that is louder or softer than the other as "lopsided"."""
    words = _words(language)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _imbalance(line, at, words) if words else at
        if end > at:
            kept += [Token(text, "word") for text in words["lopsided"]]
            end = _cure(line, end, words)
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


@cache
def _words(language: str) -> Words:
    """The lists of the language, without accents, as tokens are."""
    listed = lexicon.grammar(language).get("imbalances", {})
    return {name: tuple(map(folded, texts)) for name, texts in listed.items()}


def _imbalance(line: Sequence[Token], at: int, words: Words) -> int:
    """Where the finding that begins here ends; `at` where none begins."""
    side = _side(line, at, words)
    if side == at:
        return at
    for place in range(side, min(side + _BETWEEN, len(line))):
        if line[place].kind == "stop":
            return at
        if line[place].text in words["louder"]:
            stated = {token.text for token in line[at:place]}
            told = not stated.isdisjoint(words["is"])
            end = _other(line, place + 1, words)
            if told and end > place:
                return end
    return at


def _cure(line: Sequence[Token], at: int, words: Words) -> int:
    """Where the order ends that only asks for its cure (", even that out"); `at` without one."""
    verb = at
    while verb < len(line) and (line[verb].kind == "stop" or line[verb].text in words["joints"]):
        verb += 1
    if verb >= len(line) or line[verb].text not in words["curing"]:
        return at
    end = verb + 1
    while end < len(line) and line[end].text in words["after_curing"]:
        end += 1
    closes = end == len(line) or line[end].kind == "stop"
    return end if end > verb + 1 or closes else at


def _side(line: Sequence[Token], at: int, words: Words) -> int:
    """Where the name of one side ends that begins at `at`: "the left channel", "one mic"."""
    if line[at].text in words["whole_sides"]:
        return at + 1
    which = line[at].text in words["which"]
    after = line[at + 1].text if at + 1 < len(line) else ""
    return at + 2 if which and after in words["sides"] else at


def _other(line: Sequence[Token], at: int, words: Words) -> int:
    """Where the other side ends that it is compared with; `at` - 1 where none is, and `at` where
    the finding ends without one: "my left mic was weaker".
    """
    if at >= len(line) or line[at].kind == "stop":
        return at
    if line[at].text not in words["than"]:
        return at - 1
    for place in range(at + 1, min(at + 1 + _REST, len(line))):
        if line[place].kind == "stop":
            return at - 1
        if line[place].text in words["others"]:
            end = place + 1
            while end < len(line) and line[end].text in words["after_others"]:
                end += 1
            return end
    return at - 1
