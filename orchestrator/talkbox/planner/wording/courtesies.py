"""Politeness that has words of sound in it: "if it's not too much trouble", "would it be hard to".

How much trouble it would be is no amount of anything in the sound. The words are data: the
`courtesies` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_TROUBLE = 9
"""Words from "if" or "would" to the trouble: "if it isn't really all too much of a bother"."""


_listed = lists_of("courtesies")


def without_courtesies(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what only says how kind it would be."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _courtesy(line, at, language) or _plea(line, at, language)
        if end is None:
            kept.append(line[at])
        at = at + 1 if end is None else end
    return kept


def _courtesy(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a courtesy that begins here; None where none does."""
    if not _begins(line, at, language):
        return None
    for place in range(at + 1, min(len(line), at + _TO_THE_TROUBLE)):
        text = line[place].text
        if text in _listed("troubles", language):
            return _end(line, place, language)
        if text not in _listed("between", language):
            return None
    return None


def _plea(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a negation that only pleads: "can't we lose that hiss", "isn't the bass loud?"."""
    opens = not at or line[at - 1].kind == "stop"
    if not opens or at + 1 >= len(line) or line[at].text not in _listed("negated", language):
        return None
    if line[at + 1].text in _listed("pleaded", language):
        return at + 2
    stop = next((token.text for token in line[at:] if token.kind == "stop"), "")
    asked = stop == "?" and line[at + 1].text in _listed("pointed", language)
    return at + 1 if asked else None


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether it is asked or made a condition: "is it hard to", and not "the words are hard to"."""
    head, following = line[at].text, line[at + 1].text if at + 1 < len(line) else ""
    free = head in _listed("free_heads", language)
    asked = following in _listed("after_heads", language)
    return head in _listed("heads", language) and (free or asked)


def _end(line: Sequence[Token], place: int, language: str) -> int | None:
    """The end behind the trouble, where nothing of the sound is said to be hard."""
    after = line[place + 1] if place + 1 < len(line) else None
    if after is None or after.kind == "stop":
        return place + 1
    if after.text in _listed("doing", language):
        return place + 2
    return place + 1 if after.text in _listed("follows", language) else None
