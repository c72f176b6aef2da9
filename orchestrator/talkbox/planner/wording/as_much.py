"""Shares of what is there now: "make it 80% as wide", "90 % so schnell" are less of it, "120% as
loud" is more.

The share is told as the change that it is. The words are data: the `as_much` of a language's
grammar, each with what less and what more of it is called; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_WHOLE = 100.0

_listed = lists_of("as_much")


def with_as_much(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such share as "narrower by 20 percent"."""
    if not _listed("qualities", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        length = _share(line, at, language)
        if length:
            told += _told(line[at].value, line[at + 3].text, language)
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
    closes = at + 4 < len(line) and line[at + 4].text in _listed("like", language)
    return 4 + closes


def _names(language: str) -> dict[str, tuple[str, str]]:
    entries = (entry.split("*") for entry in lexicon.grammar(language)["as_much"]["qualities"])
    return {name: (less, more) for name, less, more in entries}


def _told(percent: float, quality: str, language: str) -> list[Token]:
    change = percent - _WHOLE
    way = Token(_names(language)[quality][change > 0], "word")
    by = (Token(word, "word") for word in lexicon.grammar(language)["as_much"]["by"])
    amount = Token(f"{abs(change):g}", "number", abs(change))
    return [way, *by, amount, Token(lexicon.grammar(language)["as_much"]["percent"][0], "word")]
