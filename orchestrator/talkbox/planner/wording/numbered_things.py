"""Numbers that stand on the other side of what they count: 半音2つ, "semitones two", and 2秒かけて.

A counter behind the number says that it counts the step before it; a verb behind a time says that
it takes so long, and is no order. The words are data: the `numbered_things` of a language's
grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("numbered_things")


def with_numbered_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every number before what it counts, and no verb of spending time."""
    if not _listed("counters", language):
        return list(line)
    kept: list[Token] = []
    for token in line:
        if token.text in _listed("counters", language) and _counts_before(kept, language):
            kept[-2:] = reversed(kept[-2:])
        elif token.text not in _listed("spending", language) or not _lasts(kept, language):
            kept.append(token)
    return kept


def _counts_before(kept: Sequence[Token], language: str) -> bool:
    """Whether a step and then a number stand right before."""
    if len(kept) < 2 or kept[-1].kind != "number":
        return False
    return kept[-2].text in _listed("steps", language)


def _lasts(kept: Sequence[Token], language: str) -> bool:
    """Whether a number of seconds stands right before, idle words between."""
    said = [token for token in kept[-4:] if token.text not in _listed("idle", language)]
    return (
        len(said) > 1 and said[-1].text in _listed("times", language) and said[-2].kind == "number"
    )
