"""What a recording is part of: "my podcast voice is thin", "i host a podcast and my mic hisses".

Before what is wished or found, the name of the work says whose intro, chapter or voice is meant,
and asks for no delivery; what the work is about ("my toy commercial", "storm scene") is no sound of
it, but in a likeness. The words are data: the `named_works` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_WORK = 4
"""Words from "i" to the work: "i host a weekly podcast"."""
_TO_THE_LIKENESS = 3

_listed = lists_of("named_works")


def with_named_works(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the works that are only named."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _story(line, at, language) or at
        if end == at and (_only_says_whose(line, at, language) or _is_theme(line, at, language)):
            end = at + 1
        kept += line[at : at + 1] if end == at else []
        at = max(end, at + 1)
    return kept


def _only_says_whose(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the work at `at` stands before its part and something is said behind it."""
    if line[at].text not in _listed("works", language) or at + 3 >= len(line):
        return False
    wished = at > 0 and line[at - 1].text in _listed("wishing", language)
    part, after = line[at + 1].text, line[at + 2]
    tells = after.text in _listed("is", language)
    named = part in _listed("parts", language) and (after.kind == "stop" or tells)
    return not wished and (named or (tells and part in _listed("voices", language)))


def _is_theme(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the word only says what the work behind it is about."""
    if line[at].text not in _listed("themes", language) or at + 2 >= len(line):
        return False
    likened = {token.text for token in line[max(0, at - _TO_THE_LIKENESS) : at]}
    named = line[at + 1].text in _listed("themed", language)
    return named and likened.isdisjoint(_listed("likening", language))


def _story(line: Sequence[Token], at: int, language: str) -> int:
    """Where "i host a podcast and" ends; 0 where it does not stand here."""
    if line[at].text not in _listed("who", language):
        return 0
    doing = False
    for place in range(at + 1, min(len(line) - 2, at + 1 + _TO_THE_WORK)):
        doing = doing or line[place].text in _listed("doing", language)
        if line[place].text in _listed("works", language) and doing:
            after = line[place + 1]
            parted = after.kind == "stop" or after.text in _listed("joints", language)
            return place + 2 if parted else 0
    return 0
