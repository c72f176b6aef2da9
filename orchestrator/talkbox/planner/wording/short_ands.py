""" "And" written short: "warmer n louder" is "warmer and louder".

Inside a phrase of its own, "drum n bass", it stays. How it is written is data: the `short_ands` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_AND = Token("and", "word")
_AROUND = 2
"""Words before it at which a phrase may begin that holds it."""

_listed = lists_of("short_ands")


def with_short_ands(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "and" written out."""
    short = _listed("short", language)
    return [
        _AND if token.text in short and _joins(line, at, language) else token
        for at, token in enumerate(line)
    ]


def _joins(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether words stand on both sides and no phrase goes through it."""
    if not 0 < at < len(line) - 1:
        return False
    book = phrasebook(language)
    found = ((start, book.at(line, start)) for start in range(max(0, at - _AROUND), at))
    return not any(match is not None and start + match.length > at for start, match in found)
