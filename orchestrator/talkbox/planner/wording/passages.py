"""Passages and people that are not equally loud: "my second sentence is louder than the first".

That one part of a recording is louder than another is no wish for a level: all of it is to be even.
The words are data: the `passages` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_LEVEL = 9
"""Words from a passage to how loud it is: "sentence always comes out way"."""
_TO_THE_THAN = 2
_EVEN = ("evener", "lacks")
Uneven = tuple[str, str, int]
"""A word, the role that it is said in, and how many tokens say it."""


_listed = lists_of("passages")


def uneven_at(line: Sequence[Token], at: int, language: str) -> Uneven | None:
    """The complaint of uneven passages that begins at `at`; None where none does."""
    end = _compared(line, at, language) or _alternating(line, at, language)
    return (*_EVEN, end - at) if end else None


def _compared(line: Sequence[Token], at: int, language: str) -> int:
    """The end of "the guest is way quieter than me", 0 where it is no such sentence."""
    if line[at].text not in _listed("names", language) or _is_ordered(line, at, language):
        return 0
    for place in range(at + 1, min(len(line), at + _TO_THE_LEVEL)):
        text = line[place].text
        if line[place].kind == "stop" or text in _listed("wishes", language):
            return 0
        if text in _listed("levels", language):
            following = [token.text for token in line[place + 1 : place + 1 + _TO_THE_THAN]]
            compares = not _listed("than", language).isdisjoint(following)
            return _clause_end(line, place, language) if compares else 0
    return 0


def _is_ordered(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an order stands before in the clause: "make the guest louder than me"."""
    while at and line[at - 1].kind != "stop":
        at -= 1
        if line[at].text in _listed("wishes", language):
            return True
    return False


def _alternating(line: Sequence[Token], at: int, language: str) -> int:
    """The end of "one minute she whispers, the next she screams"; 0 where nothing alternates."""
    pair = [token.text for token in line[at : at + 2]]
    if pair[0] not in _listed("one", language) or pair[-1] not in _listed("moments", language):
        return 0
    following = line[at + 2 : at + 2 + 2 * _TO_THE_LEVEL]
    turns = (k for k, token in enumerate(following) if token.text in _listed("next", language))
    turn = next(turns, None)
    if turn is None:
        return 0
    said = {token.text for token in following}
    end = _clause_end(line, at + 2 + turn, language)
    return 0 if said.isdisjoint(_listed("manners", language)) else end


def _clause_end(line: Sequence[Token], at: int, language: str) -> int:
    return clause_end(line, at, _listed("ends", language))
