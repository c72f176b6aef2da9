""" "Further" as how much more: "turn it down further" asks for no distance.

Behind a direction or a change the word only says that it goes on; before "away" or "back" it is a
place. The words are data: the `further_still` of a language's grammar; a language that lists none
has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_OBJECT = 2
"""Words between a change and the word: "reduce the hiss further"."""

_listed = lists_of("further_still")


def with_further_still(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without every such word and what says how much of it."""
    idle: set[int] = set()
    for at, token in enumerate(line):
        if token.text in _listed("further", language) and not _is_place(line, at, language):
            start = at
            while start and line[start - 1].text in _listed("degrees", language):
                start -= 1
            if _goes_on(line, start, at, language):
                idle.update(range(start, at + 1))
    return [token for at, token in enumerate(line) if at not in idle]


def _goes_on(line: Sequence[Token], start: int, at: int, language: str) -> bool:
    """Whether a change stands before it, or a direction behind it: "further forward"."""
    changed = line[max(0, start - 1 - _OBJECT) : start]
    directed = line[at + 1 : at + 2]
    return any(each.text in _listed("changes", language) for each in changed) or any(
        each.text in _listed("directions", language) for each in directed
    )


def _is_place(line: Sequence[Token], at: int, language: str) -> bool:
    return at + 1 < len(line) and line[at + 1].text in _listed("places", language)
