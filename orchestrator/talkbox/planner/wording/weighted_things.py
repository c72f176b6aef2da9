"""A quality made of a thing and its weight: "a bit less bass heavy", "more reverb-heavy".

Behind "less" or "more" the weight belongs to the thing before it, and is no heavy sound of its own.
The words are data: the `weighted_things` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_LONGEST = 2
"""Words of the thing: "low end"."""

_listed = lists_of("weighted_things")


def with_weighted_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with only the thing of every such quality."""
    weights = _listed("weights", language)
    return [
        token
        for at, token in enumerate(line)
        if token.text not in weights or not _weighs(line, at, language)
    ]


def _weighs(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a thing of which there shall be more or less stands right before `at`."""
    for length in range(_LONGEST, 0, -1):
        start = at - length
        if start < 1 or line[start - 1].text not in _listed("comparing", language):
            continue
        match = phrasebook(language).at(line[:at], start)
        names = match is not None and match.best.kind in ("word", "instrument")
        if match is not None and names and match.length == length:
            return match.best.kind == "instrument" or match.best.role == "nouns"
    return False
