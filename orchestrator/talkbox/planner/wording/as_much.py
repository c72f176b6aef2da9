"""Shares of what is there now: "make it 80% as wide", "half as wide", "90 % so schnell" are less of
it, "120% as loud" is more.

The share is told as the change that it is. The words are data: the `as_much` of a language's
grammar, each with what less and what more of it is called; a language that lists none has no such
rule. A share that is found is no order: "it sounds half as wide as it should" asks for twice as
wide, and one that is found against something else is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_WHOLE = 100.0
_TO_THE_SHARE = 3
"""Words from a verb that finds to the share: "it sounds now only half as wide"."""
_TO_ITS_AIM = 4
"""Words from the share to what it should be: "as it should"."""

_listed = lists_of("as_much")


def with_as_much(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such share as "narrower by 20 percent"."""
    if not _listed("qualities", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        length = _share(line, at, language)
        part = _fraction(line, at, language)
        if length:
            told += _told(line[at].value, line[at + 3].text, language)
        elif part is not None:
            told += _told(part, line[at + 2].text, language)
            length = 3 + _closes(line, at + 3, language)
        else:
            told.append(line[at])
        at += length or 1
    return told


def _share(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens are a share here: "80 % as wide", "80 % as wide as"."""
    if at + 3 >= len(line) or line[at].kind != "number":
        return 0
    _, percent, like, quality = line[at : at + 4]
    if percent.text not in _listed("percent", language) or quality.text not in _names(language):
        return 0
    if like.text not in _listed("like", language) or line[at].value == _WHOLE:
        return 0
    return 4 + _closes(line, at + 4, language)


def _fraction(line: Sequence[Token], at: int, language: str) -> float | None:
    """The percent that stand here in a word: "half as wide", "doppelt so breit"."""
    grammar = lexicon.grammar(language)["as_much"]
    entries = (entry.split("*") for entry in grammar.get("fractions", ()))
    percents = {word: float(percent) for word, percent in entries}
    if at + 2 >= len(line) or line[at + 1].text not in _listed("like", language):
        return None
    percent = percents.get(line[at].text)
    if percent is None or line[at + 2].text not in _listed("by_fractions", language):
        return None
    before, behind = line[max(at - _TO_THE_SHARE, 0) : at], line[at + 3 : at + 3 + _TO_ITS_AIM]
    if _listed("findings", language).isdisjoint(token.text for token in before):
        return percent
    missed = not _listed("aims", language).isdisjoint(token.text for token in behind)
    return _WHOLE * _WHOLE / percent if missed else None


def _closes(line: Sequence[Token], at: int, language: str) -> bool:
    return at < len(line) and line[at].text in _listed("like", language)


def _names(language: str) -> dict[str, tuple[str, str]]:
    entries = (entry.split("*") for entry in lexicon.grammar(language)["as_much"]["qualities"])
    return {name: (less, more) for name, less, more in entries}


def _told(percent: float, quality: str, language: str) -> list[Token]:
    change = percent - _WHOLE
    way = Token(_names(language)[quality][change > 0], "word")
    by = (Token(word, "word") for word in lexicon.grammar(language)["as_much"]["by"])
    amount = Token(f"{abs(change):g}", "number", abs(change))
    return [way, *by, amount, Token(lexicon.grammar(language)["as_much"]["percent"][0], "word")]
