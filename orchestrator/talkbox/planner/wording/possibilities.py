"""Wishes that ask whether they can be met: "is there any chance to reduce the hum?".

What is possible is no question about the sound: the order behind it is meant, and the way by which
it might be done ("c'è un modo per") is no finding and no amount. Who wants to know or be told asks
all the same. The words are data: the `possibilities` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches

_MOST_BEGUN = 6
"""Words of the longest beginning: "est ce qu il y a"."""
_MOST_BETWEEN = 2
"""Words between: "is there any remote chance"."""

_listed = lists_of("possibilities")


def with_possibilities(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what only asks whether something can be done."""
    if not _listed("nouns", language):
        return list(line)
    kept: list[Token] = []
    end = 0
    for clause in stretches(line, ()):
        length = asked_first([token.text for token in clause.of(line)], language)
        kept += [*line[end : clause.start], *line[clause.start + length : clause.end]]
        end = clause.end
    return [*kept, *line[end:]]


def asked_first(said: Sequence[str], language: str) -> int:
    """How many words of a clause ask first whether there is a way; 0 where none does."""
    noun = _noun(said, _begun(said, language), language)
    if noun is None:
        return 0
    end = noun + 1
    while end < len(said) and said[end] in _listed("links", language):
        end += 1
    knowing = not _listed("knowing", language).isdisjoint(said[end : end + 1])
    return 0 if knowing or end == len(said) else end


def _begun(said: Sequence[str], language: str) -> int:
    """How many words say "is there"."""
    begins = _listed("begins", language)
    lengths = range(min(_MOST_BEGUN, len(said)), 0, -1)
    return next((length for length in lengths if " ".join(said[:length]) in begins), 0)


def _noun(said: Sequence[str], begun: int, language: str) -> int | None:
    """Where the possibility is named behind its beginning."""
    if not begun:
        return None
    near = range(begun, min(begun + 1 + _MOST_BETWEEN, len(said)))
    return next((at for at in near if said[at] in _listed("nouns", language)), None)
