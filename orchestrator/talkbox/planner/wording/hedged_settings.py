"""A setting whose share is said by the way: "tremolo 5 hz, depth about half" is half depth.

The share comes first, without what hedges it. The words are data: the
`hedged_settings` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("hedged_settings")


def with_hedged_settings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such share right before its setting."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        kept.append(line[at])
        if line[at].text in _listed("settings", language):
            place = at + 1
            while place < len(line) and line[place].text in _listed("hedges", language):
                place += 1
            if place < len(line) and line[place].text in _listed("shares", language):
                kept[-1:] = [line[place], line[at]]
                at = place
        at += 1
    return kept
