"""What kind of thing is meant, said behind it: "add a hall, a big one" is a big hall.

The words are data: the `appositions` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_MOST_ADJECTIVES = 3

_listed = lists_of("appositions")


def with_appositions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such adjectives before what they are said of."""
    told: list[Token] = []
    at = 0
    while at < len(line):
        end = _end(line, at, language)
        place = _thing(told, language) if end else None
        if place is None:
            told.append(line[at])
            at += 1
        else:
            told[place:place] = _adjectives(line[at + 1 : end - 1], told[place], language)
            at = end
    return told


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Where ", a big one" ends that begins here; 0 where none does."""
    if line[at].kind != "stop":
        return 0
    for place in range(at + 2, min(at + _MOST_ADJECTIVES + 3, len(line))):
        if line[place].text in _listed("ones", language):
            ends = place + 1 == len(line) or line[place + 1].kind == "stop"
            plain = _listed("denying", language).isdisjoint(t.text for t in line[at:place])
            return place + 1 if ends and plain else 0
        if line[place].kind != "word":
            return 0
    return 0


def _thing(before: Sequence[Token], language: str) -> int | None:
    """The place of the last word before, politeness aside."""
    for place in range(len(before) - 1, -1, -1):
        if before[place].text not in _listed("asides", language):
            if place and before[place - 1].text in _listed("heads", language):
                return place - 1  # a noise gate
            return place if before[place].kind == "word" else None
    return None


def _adjectives(said: Sequence[Token], thing: Token, language: str) -> list[Token]:
    """What is said of the thing; of "it" nothing is asked that way."""
    if thing.text in _listed("pronouns", language):
        return []
    return [token for token in said if token.text not in _listed("articles", language)]
